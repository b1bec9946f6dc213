use crate::{PublishableKey, base_path, html::meta_content, http_url};

/// What whoever serves the page fills in; what is not there stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageSettings {
    /// Base of the platform's API, when it is not where the page is.
    pub platform_url: Option<String>,
    /// Clerk, when it signs users in; else the local platform does.
    pub clerk: Option<ClerkSettings>,
    /// The documentation's base.
    pub docs_url: Option<String>,
    /// The folder of its host that the console is served from, such as `/console`; empty for the root.
    pub base_path: String,
    /// WebSocket origin of the `trunk serve` that says when to reload, while developing.
    pub live_reload: Option<String>,
}

/// Where Clerk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClerkSettings {
    /// The publishable key.
    pub key: PublishableKey,
    /// URL of a proxy of the Frontend API.
    pub proxy_url: Option<String>,
    /// URL of the script, when it is not the Frontend API's own.
    pub js_url: Option<String>,
}

/// A `<meta>` element whose content cannot work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongSetting {
    /// The element's name.
    pub meta: &'static str,
    /// Its content.
    pub value: String,
    /// What it is not.
    pub problem: String,
}

const PLATFORM_URL: &str = "sentinel-platform-url";
const PUBLISHABLE_KEY: &str = "clerk-publishable-key";
const PROXY_URL: &str = "clerk-proxy-url";
const JS_URL: &str = "clerk-js-url";
const DOCS_URL: &str = "sentinel-docs-url";
const BASE_PATH: &str = "sentinel-base-path";

impl PageSettings {
    /// Name and content of each `<meta>` element.
    pub(crate) fn metas(&self) -> [(&'static str, &str); 6] {
        let clerk = self.clerk.as_ref();
        [
            (PLATFORM_URL, self.platform_url.as_deref().unwrap_or_default()),
            (PUBLISHABLE_KEY, clerk.map_or("", |clerk| &clerk.key.key)),
            (PROXY_URL, clerk.and_then(|clerk| clerk.proxy_url.as_deref()).unwrap_or_default()),
            (JS_URL, clerk.and_then(|clerk| clerk.js_url.as_deref()).unwrap_or_default()),
            (DOCS_URL, self.docs_url.as_deref().unwrap_or_default()),
            (BASE_PATH, &self.base_path),
        ]
    }

    /// Reads a page's `<meta>` elements, and names those that cannot work, which then count as empty.
    #[must_use]
    pub fn read(html: &str) -> (Self, Vec<WrongSetting>) {
        let mut wrong = Vec::new();
        let url = |meta| read_with(html, meta, http_url);
        let mut settings = Self::default();
        let mut keep = |result: Result<Option<String>, WrongSetting>| {
            result.unwrap_or_else(|setting| {
                wrong.push(setting);
                None
            })
        };
        settings.platform_url = keep(url(PLATFORM_URL));
        let (proxy_url, js_url) = (keep(url(PROXY_URL)), keep(url(JS_URL)));
        settings.docs_url = keep(url(DOCS_URL));
        settings.base_path = keep(read_with(html, BASE_PATH, base_path)).unwrap_or_default();
        match read_with(html, PUBLISHABLE_KEY, str::parse::<PublishableKey>) {
            Ok(key) => settings.clerk = key.map(|key| ClerkSettings { key, proxy_url, js_url }),
            Err(setting) => wrong.push(setting),
        }
        (settings, wrong)
    }
}

/// The content of the element named `meta`, checked; `None` when it is empty.
fn read_with<T>(
    html: &str,
    meta: &'static str,
    check: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, WrongSetting> {
    let value = meta_content(html, meta);
    if value.is_empty() {
        return Ok(None);
    }
    check(&value).map(Some).map_err(|problem| WrongSetting { meta, value, problem })
}

impl ClerkSettings {
    /// Base of the Frontend API, or of its proxy.
    #[must_use]
    pub fn frontend_api(&self) -> String {
        self.proxy_url.clone().unwrap_or_else(|| format!("https://{}", self.key.frontend_api))
    }

    /// Where the page takes Clerk's script from, as `public/boot.js` has it.
    #[must_use]
    pub fn script_url(&self) -> String {
        let own = || format!("{}/npm/@clerk/clerk-js@6/dist/clerk.browser.js", self.frontend_api());
        self.js_url.clone().unwrap_or_else(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;

    const KEY: &str = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k";
    const BUILT: &str = "<meta name=sentinel-platform-url><meta name=clerk-publishable-key>\
        <meta name=clerk-proxy-url><meta name=clerk-js-url><meta name=sentinel-docs-url>\
        <meta name=sentinel-base-path>";

    #[test]
    fn what_is_filled_in_is_read_back() {
        let clerk = ClerkSettings {
            key: KEY.parse().unwrap(),
            proxy_url: Some("https://console.example.com/__clerk".into()),
            js_url: None,
        };
        let settings = PageSettings {
            platform_url: Some("https://platform.example.com".into()),
            clerk: Some(clerk),
            docs_url: Some("https://docs.example.com".into()),
            base_path: "/console".into(),
            live_reload: None,
        };
        let page = Page::new(BUILT, &settings);
        assert_eq!(PageSettings::read(&page.html), (settings, Vec::new()));
        assert_eq!(PageSettings::read(BUILT), (PageSettings::default(), Vec::new()));
    }

    #[test]
    fn each_content_that_cannot_work_is_named() {
        let html = "<meta name=\"sentinel-platform-url\" content=\"platform.example.com\">\
            <meta content='sk_live_x' name='clerk-publishable-key'>";
        let (settings, wrong) = PageSettings::read(html);
        assert_eq!(settings, PageSettings::default());
        let named: Vec<_> = wrong.iter().map(|wrong| (wrong.meta, &*wrong.value)).collect();
        assert_eq!(named, [(PLATFORM_URL, "platform.example.com"), (PUBLISHABLE_KEY, "sk_live_x")]);
    }

    #[test]
    fn the_script_comes_from_the_frontend_api_its_proxy_or_elsewhere() {
        let path = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
        let mut clerk = ClerkSettings { key: KEY.parse().unwrap(), proxy_url: None, js_url: None };
        assert_eq!(clerk.script_url(), format!("https://clerk.example.com{path}"));
        clerk.proxy_url = Some("https://console.example.com/__clerk".into());
        assert_eq!(clerk.script_url(), format!("https://console.example.com/__clerk{path}"));
        clerk.js_url = Some("https://cdn.example.com/clerk.js".into());
        assert_eq!(clerk.script_url(), "https://cdn.example.com/clerk.js");
    }
}
