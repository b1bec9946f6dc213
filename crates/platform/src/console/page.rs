use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

/// What whoever serves the page fills in; empty values stay empty.
#[derive(Clone, Debug, Default)]
pub struct PageSettings {
    /// Clerk's publishable key.
    pub publishable_key: String,
    /// URL of a proxy of Clerk's Frontend API.
    pub proxy_url: String,
    /// URL of Clerk's script.
    pub js_url: String,
    /// Host and port of the `trunk serve` that says when to reload, while developing.
    pub live_reload: String,
}

/// `index.html`, filled in and ready to be sent.
pub(super) struct Page {
    pub(super) html: String,
    pub(super) etag: String,
    /// `sha256-…` of each inline script, for the content security policy.
    pub(super) script_hashes: Vec<String>,
}

impl Page {
    pub(super) fn new(built: &str, settings: &PageSettings) -> Self {
        let mut html = built.to_owned();
        for (name, value) in [
            ("clerk-publishable-key", &settings.publishable_key),
            ("clerk-proxy-url", &settings.proxy_url),
            ("clerk-js-url", &settings.js_url),
        ] {
            if !value.is_empty() {
                html = fill(&html, name, value);
            }
        }
        // What `trunk serve` fills in when it serves the page itself.
        html = html
            .replace("{{__TRUNK_ADDRESS__}}", &settings.live_reload)
            .replace("{{__TRUNK_WS_BASE__}}", "/");
        let etag = format!("\"{}\"", hash(&html).replace('/', "_"));
        let script_hashes = inline_scripts(&html).map(|s| format!("sha256-{}", hash(s))).collect();
        Self { html, etag, script_hashes }
    }
}

/// Gives the `<meta>` named `name` this content. Trunk's minifier drops quotes and empty values.
fn fill(html: &str, name: &str, value: &str) -> String {
    let filled = format!("<meta name=\"{name}\" content=\"{}\">", escape(value));
    let is_it = |tag: &str| {
        let tag = tag.replace('"', "");
        tag.split_ascii_whitespace().any(|part| {
            part.strip_prefix("name=").is_some_and(|n| n.trim_end_matches(['>', '/']) == name)
        })
    };
    let mut filled_html = String::with_capacity(html.len() + filled.len());
    let mut rest = html;
    while let Some(start) = rest.find("<meta") {
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        filled_html.push_str(&rest[..start]);
        let tag = &rest[start..end];
        filled_html.push_str(if is_it(tag) { &filled } else { tag });
        rest = &rest[end..];
    }
    filled_html + rest
}

/// The text of each script that has no `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|part| {
        let (attributes, rest) = part.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(script)
    })
}

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

/// Escapes `text` for element content and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<!doctype html><meta charset=utf-8><meta name=clerk-publishable-key>\
        <meta content=\"\" name=\"clerk-js-url\"/><script src=/a.js></script>\
        <script type=module>go()</script>";

    #[test]
    fn only_the_named_metas_are_filled_and_escaped() {
        let settings = PageSettings {
            publishable_key: "pk_\"><script>".into(),
            js_url: "https://x/c.js".into(),
            ..PageSettings::default()
        };
        let page = Page::new(BUILT, &settings).html;
        assert!(page.contains("<meta charset=utf-8><meta name=\"clerk-publishable-key\" content=\"pk_&quot;&gt;&lt;script&gt;\">"));
        assert!(
            page.contains("<meta name=\"clerk-js-url\" content=\"https://x/c.js\"><script src")
        );
    }

    #[test]
    fn the_address_of_live_reload_is_filled_in_before_the_script_is_hashed() {
        let script = "ws('{{__TRUNK_ADDRESS__}}{{__TRUNK_WS_BASE__}}')";
        let settings =
            PageSettings { live_reload: "127.0.0.1:8790".into(), ..PageSettings::default() };
        let page = Page::new(&format!("<script>{script}</script>"), &settings);
        assert!(page.html.contains("ws('127.0.0.1:8790/')"));
        assert_eq!(page.script_hashes, [format!("sha256-{}", hash("ws('127.0.0.1:8790/')"))]);
    }

    #[test]
    fn the_hash_of_each_inline_script_is_known() {
        let page = Page::new(BUILT, &PageSettings::default());
        assert_eq!(page.script_hashes, [format!("sha256-{}", hash("go()"))]);
        assert_eq!(page.html, BUILT);
    }
}
