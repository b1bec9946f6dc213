//! Files for web servers that one runs oneself.

use sentinel_page::{IMMUTABLE, NO_CACHE};

use super::site::Site;

/// Names of files with a hash, as `sentinel_page::is_hashed` has it, less strictly.
const HASHED: &str = "[^/]*[0-9a-f]{15,16}[^/]*";

/// Name and content of each.
pub(super) fn files(site: &Site) -> [(&'static str, String); 2] {
    [("nginx.conf", nginx(site)), ("Caddyfile", caddy(site))]
}

fn nginx(site: &Site) -> String {
    let base = &site.base;
    let headers = lines(site, |name, value| format!("    add_header {name} \"{value}\" always;"));
    let to_folder = if base.is_empty() {
        String::new()
    } else {
        format!("location = {base} {{\n    return 301 {base}/;\n}}\n\n")
    };
    format!(
        r#"# The Agent Sentinel console for nginx. Include this in the server block that says where to listen:
#
#   server {{
#       listen 443 ssl;
#       server_name console.example.com;
#       ssl_certificate …;
#       ssl_certificate_key …;
#       root /srv/agent-sentinel-console/site;
#       include /srv/agent-sentinel-console/nginx.conf;
#   }}
#
# The policy belongs to the page in `site`: replace both together.

set $sentinel_cache "{NO_CACHE}";

{to_folder}location {base}/ {{
{headers}
    # Not with an error, which would be kept, too.
    add_header cache-control $sentinel_cache;

    gzip_static on;
    gzip_vary on;
    # With Debian's libnginx-mod-http-brotli-static:
    # brotli_static on;

    # Pages are made by the page; what has a dot in its name is a file, or is missing.
    try_files {base}/index.html =404;

    location ~ "^{base}/{HASHED}\.wasm$" {{
        types {{
            application/wasm wasm;
        }}
        set $sentinel_cache "{IMMUTABLE}";
        try_files $uri =404;
    }}

    location ~ "^{base}/{HASHED}\.(css|js|svg)$" {{
        set $sentinel_cache "{IMMUTABLE}";
        try_files $uri =404;
    }}

    location ~ "\.[^/]*$" {{
        try_files $uri =404;
    }}
}}
"#
    )
}

fn caddy(site: &Site) -> String {
    let base = &site.base;
    let headers = lines(site, |name, value| format!("\t\t{name} \"{value}\""));
    let to_folder =
        if base.is_empty() { String::new() } else { format!("\tredir {base} {base}/\n\n") };
    format!(
        r#"# The Agent Sentinel console for Caddy: caddy run --config Caddyfile
# Its policy belongs to the page in `site`: replace both together.

{{$SENTINEL_ADDRESS:console.example.com}} {{
	root * {{$SENTINEL_ROOT:/srv/agent-sentinel-console/site}}

	header {base}/* {{
{headers}
	}}

{to_folder}	# Not with an error, which would be kept, too.
	@hashed {{
		path_regexp "^{base}/{HASHED}\.(css|js|svg|wasm)$"
		file
	}}
	handle @hashed {{
		header cache-control "{IMMUTABLE}"
		file_server {{
			precompressed br gzip
		}}
	}}

	@file path_regexp "^{base}/.*\.[^/]*$"
	handle @file {{
		header cache-control "{NO_CACHE}"
		file_server
	}}

	# Pages are made by the page.
	handle {base}/* {{
		header cache-control "{NO_CACHE}"
		rewrite * {base}/index.html
		file_server {{
			precompressed br gzip
		}}
	}}
}}
"#
    )
}

/// A line for each header.
fn lines(site: &Site, line: impl Fn(&str, &str) -> String) -> String {
    let lines: Vec<_> = site.headers().into_iter().map(|(name, value)| line(name, value)).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::site::tests::site;

    #[test]
    fn both_servers_send_every_header() {
        let (_dist, site) = site("");
        for (name, content) in files(&site) {
            for (header, value) in site.headers() {
                assert!(content.contains(&format!("{header} \"{value}\"")), "{name}: {header}");
            }
            assert!(content.contains(IMMUTABLE), "{name}");
        }
    }

    #[test]
    fn a_console_in_a_folder_leaves_the_rest_of_its_host_alone() {
        let (_dist, site) = site("/console");
        let [(_, nginx), (_, caddy)] = files(&site);
        assert!(nginx.contains("location /console/ {\n"), "{nginx}");
        assert!(nginx.contains("return 301 /console/;"), "{nginx}");
        assert!(caddy.contains("handle /console/* {"), "{caddy}");
        assert!(caddy.contains("redir /console /console/"), "{caddy}");
        assert!(!nginx.contains("location / {") && !nginx.contains("\nadd_header"), "{nginx}");
        assert!(!caddy.contains("handle /* {") && caddy.contains("header /console/* {"), "{caddy}");
    }
}
