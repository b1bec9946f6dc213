//! URLs, as far as configuration needs them.

use std::net::Ipv4Addr;

/// A URL that can be the base of an API, without slashes at its end.
///
/// # Errors
/// What it is not, in words for the command line.
pub fn http_url(url: &str) -> Result<String, String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    // Hosts come into policies and into the files of web servers.
    let is_host = !host.is_empty()
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]_".contains(&b));
    let is_url =
        is_host && url.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>;,?#\\`{}".contains(&b));
    let url = url.trim_end_matches('/').to_owned();
    is_url.then_some(url).ok_or_else(|| "not an http:// or https:// URL".to_owned())
}

/// As [`http_url`], for what a page served by https may ask: `http://` is for this machine only.
///
/// # Errors
/// What it is not, in words for the command line.
pub fn secure_url(url: &str) -> Result<String, String> {
    let url = http_url(url)?;
    if url.starts_with("https://") || is_loopback(&url) {
        return Ok(url);
    }
    Err("browsers let no https page call http://; use https://".to_owned())
}

/// Scheme, host and port of a URL.
#[must_use]
pub fn origin_of(url: &str) -> String {
    url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
}

/// What follows the origin of a URL, without query and fragment; empty for the root.
#[must_use]
pub fn path_of(url: &str) -> &str {
    let after_host =
        url.splitn(4, '/').nth(3).map_or("", |path| &url[url.len() - path.len() - 1..]);
    let path = after_host.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/')
}

/// Whether a URL leads to the machine itself, where browsers take http for secure.
#[must_use]
pub fn is_loopback(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.bytes().all(|b| b.is_ascii_digit()) { name } else { host }
    });
    let is_loopback = name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    name == "localhost" || name == "[::1]" || is_loopback
}

/// The folder of a host that the console is served from: `""` for the root, else such as
/// `/console`, without a slash at its end.
///
/// # Errors
/// What it is not, in words for the command line.
pub fn base_path(path: &str) -> Result<String, String> {
    let base = path.trim_end_matches('/');
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"/-._~".contains(&b);
    let is_base = base.is_empty()
        || (base.starts_with('/') && !base.contains("//") && base.bytes().all(is_plain));
    let is_base = is_base && base.split('/').all(|part| part != "." && part != "..");
    is_base.then(|| base.to_owned()).ok_or_else(|| "not a path such as /console/".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_loses_its_trailing_slash_and_keeps_its_path() {
        assert_eq!(http_url("https://example.com/a/"), Ok("https://example.com/a".into()));
        assert_eq!(origin_of("https://example.com:8443/a/b"), "https://example.com:8443");
        assert_eq!(path_of("https://example.com:8443/a/b/"), "/a/b");
        assert_eq!(path_of("https://example.com/"), "");
        assert_eq!(path_of("https://example.com"), "");
    }

    #[test]
    fn what_is_no_base_of_an_api_is_refused() {
        for url in [
            "ftp://example.com",
            "example.com",
            "https://",
            "https:///a",
            "https://a b",
            "https://a?b",
            "https://a/#b",
            "https://a@b.example",
            "https://{$HOME}",
        ] {
            assert!(http_url(url).is_err(), "{url}");
        }
    }

    #[test]
    fn without_encryption_only_this_machine_may_be_asked() {
        for url in ["https://example.com", "http://127.0.0.1:8787", "http://localhost/x"] {
            assert!(secure_url(url).is_ok(), "{url}");
        }
        assert!(secure_url("http://[::1]:8787").is_ok());
        for url in ["http://example.com", "http://localhost.example.com", "http://10.0.0.1"] {
            assert!(secure_url(url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_base_path_is_plain_and_loses_its_trailing_slash() {
        assert_eq!(base_path("/"), Ok(String::new()));
        assert_eq!(base_path("/console/"), Ok("/console".into()));
        for path in ["console", "//x", "/a b", "/a/../b", "https://example.com"] {
            assert!(base_path(path).is_err(), "{path}");
        }
    }
}
