//! Runtime configuration: one build, any deployment. Whoever serves `index.html` fills its `<meta>`
//! elements; this reads and checks them.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlMetaElement;

use crate::words::shell;

/// Where the documentation is when nothing else is configured.
const DEFAULT_DOCS_URL: &str = "https://docs.agentsentinel.dev";

/// What this deployment of the console talks to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Base of the platform's API, without a slash at the end.
    pub platform_url: String,
    /// The documentation's base, without a slash at the end.
    pub docs_url: String,
    /// The folder of its host that the console is served from, such as `/console`; empty for the root.
    pub base_path: String,
}

/// A `<meta>` holds a value that cannot work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The `name` of the `<meta>` element.
    pub meta: &'static str,
    /// Its content.
    pub value: String,
    /// What a value must be, for the sentence "must be …".
    pub expected: &'static str,
}

impl Config {
    /// Reads the page's `<meta>` elements.
    ///
    /// # Errors
    /// [`ConfigError`] names the first value that cannot work.
    pub fn read() -> Result<Self, ConfigError> {
        let window = leptos::prelude::window();
        let origin = window.location().origin().unwrap_or_default();
        Self::check(&origin, meta_content, |text| window.atob(text).ok())
    }

    /// The rule behind [`Config::read`]: `meta` gives the content of a `<meta>`, `from_base64` decodes.
    fn check(
        origin: &str,
        meta: impl Fn(&str) -> String,
        from_base64: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let key = meta("clerk-publishable-key");
        if !key.is_empty() && frontend_api(&key, from_base64).is_none() {
            return Err(ConfigError {
                meta: "clerk-publishable-key",
                value: key,
                expected: shell::EXPECTED_CLERK_KEY,
            });
        }
        let url = |name, default: &str| match meta(name) {
            value if value.is_empty() => Ok(default.to_owned()),
            value if is_http_url(&value) => Ok(value.trim_end_matches('/').to_owned()),
            value => Err(ConfigError { meta: name, value, expected: shell::EXPECTED_URL }),
        };
        // What the page asks; the documentation is only a link.
        let asked = |name, default: &str| match url(name, default)? {
            value if origin.starts_with("https:") && is_insecure(&value) => {
                Err(ConfigError { meta: name, value, expected: shell::EXPECTED_HTTPS_URL })
            }
            value => Ok(value),
        };
        let base_path = meta("sentinel-base-path").trim_end_matches('/').to_owned();
        if !is_base_path(&base_path) {
            return Err(ConfigError {
                meta: "sentinel-base-path",
                value: base_path,
                expected: shell::EXPECTED_BASE_PATH,
            });
        }
        asked("clerk-proxy-url", "")?;
        asked("clerk-js-url", "")?;
        Ok(Self {
            platform_url: asked("sentinel-platform-url", origin)?,
            docs_url: url("sentinel-docs-url", DEFAULT_DOCS_URL)?,
            base_path,
        })
    }

    /// The platform's host with its port, as the user knows it.
    #[must_use]
    pub fn platform_host(&self) -> &str {
        let rest =
            self.platform_url.split_once("://").map_or(&*self.platform_url, |(_, rest)| rest);
        rest.split('/').next().unwrap_or(rest)
    }
}

/// The Frontend API host that a publishable key carries in base64 with a `$` behind it
/// (Clerk documentation, "Publishable key").
fn frontend_api(key: &str, from_base64: impl Fn(&str) -> Option<String>) -> Option<String> {
    let encoded = key.strip_prefix("pk_test_").or_else(|| key.strip_prefix("pk_live_"))?;
    let host = from_base64(encoded)?.strip_suffix('$')?.to_owned();
    let is_host = host.contains('.')
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    is_host.then_some(host)
}

/// Whether `text` can be the base of an API: http(s), a host, no query and no fragment.
fn is_http_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    !host.is_empty()
        && !host.contains('@')
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\\\"'<>".contains(c))
}

/// Whether a page that came over https may not ask it. This machine itself counts as secure.
fn is_insecure(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://") else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let port = host.rfind(':').filter(|colon| !host[*colon..].contains(']'));
    !["localhost", "127.0.0.1", "[::1]"].contains(&&host[..port.unwrap_or(host.len())])
}

/// Whether the router can cut `path` from addresses as it stands there.
fn is_base_path(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let is_path = path.starts_with('/') && !path.contains("//") && path.bytes().all(is_plain);
    // Browsers resolve these away before the router sees them.
    path.is_empty() || (is_path && !path.split('/').any(|part| part == "." || part == ".."))
}

fn meta_content(name: &str) -> String {
    leptos::prelude::document()
        .query_selector(&format!("meta[name={name}]"))
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into::<HtmlMetaElement>().ok())
        .map(|meta| meta.content().trim().to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(values: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let meta = |name: &str| {
            values.iter().find(|(key, _)| *key == name).map_or(String::new(), |(_, v)| (*v).into())
        };
        let decode = |text: &str| (text == "GOOD").then(|| "clerk.example.com$".to_owned());
        Config::check("http://127.0.0.1:8787", meta, decode)
    }

    #[test]
    fn nothing_configured_means_same_origin_and_the_public_documentation() {
        let config = read(&[]).unwrap();
        assert_eq!(config.platform_url, "http://127.0.0.1:8787");
        assert_eq!(config.platform_host(), "127.0.0.1:8787");
        assert_eq!(config.docs_url, DEFAULT_DOCS_URL);
    }

    #[test]
    fn a_platform_url_loses_its_trailing_slash_and_keeps_its_path() {
        let config = read(&[("sentinel-platform-url", "https://example.com/sentinel/")]).unwrap();
        assert_eq!(config.platform_url, "https://example.com/sentinel");
        assert_eq!(config.platform_host(), "example.com");
    }

    #[test]
    fn a_platform_url_that_cannot_work_is_named() {
        for value in ["ftp://example.com", "example.com", "https://", "https://a b", "https://a?b"]
        {
            let error = read(&[("sentinel-platform-url", value)]).unwrap_err();
            assert_eq!((error.meta, &*error.value), ("sentinel-platform-url", value));
        }
    }

    #[test]
    fn a_base_path_is_a_plain_path_and_loses_its_trailing_slash() {
        for (value, base) in [("", ""), ("/", ""), ("/console/", "/console"), ("/a/b", "/a/b")] {
            assert_eq!(read(&[("sentinel-base-path", value)]).unwrap().base_path, base);
        }
        for value in ["console", "//evil.example", "/a b", "/a/../b", "https://example.com/console"]
        {
            let error = read(&[("sentinel-base-path", value)]).unwrap_err();
            assert_eq!(error.meta, "sentinel-base-path", "{value}");
        }
    }

    #[test]
    fn a_page_that_came_over_https_can_ask_no_platform_over_http_but_on_this_machine() {
        let read = |value: &str| {
            let meta = |name: &str| {
                if name == "sentinel-platform-url" { value.to_owned() } else { String::new() }
            };
            Config::check("https://console.example.com", meta, |_| None)
        };
        for value in
            ["http://platform.example.com", "http://localhost.example.com", "http://[::2]:1"]
        {
            let error = read(value).unwrap_err();
            assert_eq!(error.meta, "sentinel-platform-url");
            assert!(error.expected.starts_with("an https:// URL"), "{value}");
        }
        for value in
            ["https://example.com", "http://127.0.0.1:8787", "http://localhost/a", "http://[::1]:1"]
        {
            assert_eq!(read(value).unwrap().platform_url, value);
        }
    }

    #[test]
    fn a_publishable_key_must_decode_to_a_host() {
        assert!(read(&[("clerk-publishable-key", "pk_test_GOOD")]).is_ok());
        for value in ["pk_test_BAD", "sk_test_GOOD", "GOOD"] {
            let error = read(&[("clerk-publishable-key", value)]).unwrap_err();
            assert_eq!(error.meta, "clerk-publishable-key");
        }
    }
}
