//! Files for hosts that one rents.

use sentinel_page::{IMMUTABLE, NO_CACHE, STRICT_TRANSPORT_SECURITY};

use super::site::Site;

/// Name and content of each.
pub(super) fn files(site: &Site) -> [(&'static str, String); 3] {
    [
        ("site/_headers", headers(site)),
        ("cloudfront-headers.json", cloudfront_headers(site)),
        ("cloudfront-function.js", cloudfront_function(site)),
    ]
}

/// For Cloudflare Pages and Netlify. Where two rules meet they join a header's values, so each file has
/// a rule of its own, and no wildcard says how long something is kept.
fn headers(site: &Site) -> String {
    let base = &site.base;
    let mut lines = vec!["/*".to_owned()];
    lines.extend(site.headers().into_iter().map(|(name, value)| format!("  {name}: {value}")));
    let mut cached = |path: &str, how: &str| {
        lines.push(format!("{base}/{path}\n  cache-control: {how}"));
    };
    for page in ["", "index.html", "settings", "settings/*"] {
        cached(page, NO_CACHE);
    }
    for file in &site.files {
        cached(file, IMMUTABLE);
    }
    lines.join("\n") + "\n"
}

/// For `aws cloudfront create-response-headers-policy`.
fn cloudfront_headers(site: &Site) -> String {
    let custom: Vec<_> = site
        .headers()
        .into_iter()
        // Those that CloudFront has fields for.
        .filter(|(name, _)| ["cross-origin-opener-policy", "permissions-policy"].contains(name))
        .map(|(name, value)| {
            format!("{{ \"Header\": \"{name}\", \"Value\": \"{value}\", \"Override\": true }}")
        })
        .collect();
    let policy = site
        .headers()
        .into_iter()
        .find(|(name, _)| *name == "content-security-policy")
        .map_or("", |(_, v)| v);
    let seconds = STRICT_TRANSPORT_SECURITY.1.trim_start_matches("max-age=");
    format!(
        r#"{{
  "Name": "agent-sentinel-console",
  "SecurityHeadersConfig": {{
    "ContentSecurityPolicy": {{
      "Override": true,
      "ContentSecurityPolicy": "{policy}"
    }},
    "ContentTypeOptions": {{ "Override": true }},
    "FrameOptions": {{ "Override": true, "FrameOption": "DENY" }},
    "ReferrerPolicy": {{ "Override": true, "ReferrerPolicy": "no-referrer" }},
    "StrictTransportSecurity": {{ "Override": true, "AccessControlMaxAgeSec": {seconds} }}
  }},
  "CustomHeadersConfig": {{
    "Quantity": {},
    "Items": [
      {}
    ]
  }}
}}
"#,
        custom.len(),
        custom.join(",\n      ")
    )
}

fn cloudfront_function(site: &Site) -> String {
    format!(
        r#"// A CloudFront function for viewer requests: pages are made by the page; what has a dot in its name
// is a file, or is missing.
function handler(event) {{
  var request = event.request;
  var isConsole = (request.uri + "/").startsWith("{base}/");
  if (isConsole && !/\.[^/]*$/.test(request.uri)) request.uri = "{base}/index.html";
  return request;
}}
"#,
        base = site.base
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::site::tests::site;

    #[test]
    fn every_file_is_kept_for_a_year_by_a_rule_of_its_own_and_pages_are_not() {
        let (_dist, site) = site("/console");
        let headers = headers(&site);
        let file = "/console/early-0123456789abcdef.js\n  cache-control: public, max-age=31536000";
        assert!(headers.contains(file), "{headers}");
        assert!(headers.contains("/console/settings/*\n  cache-control: no-cache\n"), "{headers}");
        let (all, _) = headers.split_once("/console/\n").unwrap();
        assert!(all.starts_with("/*\n  content-security-policy: default-src 'none'"), "{all}");
        assert!(!all.contains("cache-control"), "{all}");
    }

    #[test]
    fn what_cloudfront_reads_is_json_with_every_header() {
        let (_dist, site) = site("");
        let policy: serde_json::Value = serde_json::from_str(&cloudfront_headers(&site)).unwrap();
        let security = &policy["SecurityHeadersConfig"];
        let said = security["ContentSecurityPolicy"]["ContentSecurityPolicy"].as_str().unwrap();
        assert!(said.contains("connect-src 'self' https://platform.example.com"), "{said}");
        let items = policy["CustomHeadersConfig"]["Items"].as_array().unwrap();
        assert_eq!(security.as_object().unwrap().len() + items.len(), site.headers().len());
    }

    #[test]
    fn the_function_for_cloudfront_leaves_the_rest_of_the_host_alone() {
        let (_dist, site) = site("/console");
        let function = cloudfront_function(&site);
        assert!(function.contains(r#"startsWith("/console/")"#), "{function}");
        assert!(function.contains(r#"request.uri = "/console/index.html""#), "{function}");
    }
}
