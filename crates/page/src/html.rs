mod tag;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use crate::{PageSettings, content_security_policy};
use tag::{attribute, tags};

/// `index.html`, filled in and ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its text.
    pub html: String,
    /// A strong entity tag.
    pub etag: String,
    /// The `Content-Security-Policy` it has to be sent with.
    pub content_security_policy: String,
}

impl Page {
    /// Fills in the `index.html` that Trunk built.
    #[must_use]
    pub fn new(built: &str, settings: &PageSettings) -> Self {
        Self::with_links(built, settings, "")
    }

    /// The same, with these `<link>` elements before everything that runs.
    pub(crate) fn with_links(built: &str, settings: &PageSettings, links: &str) -> Self {
        let mut html = built.to_owned();
        for (name, value) in settings.metas() {
            if !value.is_empty() {
                html = fill(&html, name, value);
            }
        }
        html = with_preload(&html, settings, links);
        // What `trunk serve` fills in when it serves the page itself.
        let live_reload = settings.live_reload.as_deref().unwrap_or_default();
        let live_reload = live_reload.split_once("://").map_or(live_reload, |(_, host)| host);
        html = html
            .replace("{{__TRUNK_ADDRESS__}}", live_reload)
            .replace("{{__TRUNK_WS_BASE__}}", "/");
        let etag = format!("\"{}\"", hash(&html).replace('/', "_"));
        let content_security_policy = Self::policy(&html, settings);
        Self { html, etag, content_security_policy }
    }

    /// The `Content-Security-Policy` of a page that was filled in by others.
    #[must_use]
    pub fn policy(html: &str, settings: &PageSettings) -> String {
        let hashes: Vec<_> =
            inline_scripts(html).map(|script| format!("sha256-{}", hash(script))).collect();
        content_security_policy(settings, &hashes)
    }
}

/// Whether this is the console's page, and not another page of whoever answers.
#[must_use]
pub fn is_console(html: &str) -> bool {
    metas(html, "sentinel-platform-url").next().is_some()
}

/// What the `<meta>` element of this name holds; nothing when there is none.
#[must_use]
pub fn meta_content(html: &str, name: &str) -> String {
    let content = metas(html, name).next().and_then(|(_, tag)| attribute(tag, "content"));
    content.unwrap_or_default().trim().to_owned()
}

/// The page for a console whose files, which Trunk named from the root, lie under `base`.
#[must_use]
pub fn with_base<'a>(html: &str, base: &str, files: impl Iterator<Item = &'a str>) -> String {
    // The names hold hashes, so nothing else looks like them.
    files.fold(html.to_owned(), |html, file| {
        html.replace(&format!("/{file}"), &format!("{base}/{file}"))
    })
}

fn metas<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    tags(html, "meta").filter(move |(_, tag)| attribute(tag, "name").as_deref() == Some(name))
}

/// Gives the `<meta>` named `name` this content. Trunk's minifier drops quotes and empty values.
fn fill(html: &str, name: &str, value: &str) -> String {
    let filled = format!("<meta name=\"{name}\" content=\"{}\">", escape(value));
    let mut filled_html = String::with_capacity(html.len() + filled.len());
    let mut done = 0;
    for (start, tag) in metas(html, name) {
        filled_html.push_str(&html[done..start]);
        filled_html.push_str(&filled);
        done = start + tag.len();
    }
    filled_html + &html[done..]
}

/// Has the browser ask for Clerk's script as soon as it sees the page: everything waits for that, and
/// `public/boot.js`, which puts it to use, runs a little later. The other `links` follow.
fn with_preload(html: &str, settings: &PageSettings, links: &str) -> String {
    let Some((first_script, _)) = tags(html, "script").next().filter(|_| is_console(html)) else {
        return html.to_owned();
    };
    // As boot.js asks for it; else it would be fetched twice.
    let (url, crossorigin) = match &settings.clerk {
        Some(clerk) => (escape(&clerk.script_url()), " crossorigin"),
        None => ("/local/clerk.js".to_owned(), ""),
    };
    let (before, after) = html.split_at(first_script);
    format!(
        "{before}<link rel=\"preload\" as=\"script\" fetchpriority=\"high\" href=\"{url}\"{crossorigin}>\
         {links}{after}"
    )
}

/// The text of each script that has no `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    tags(html, "script")
        .filter(|(_, tag)| attribute(tag, "src").is_none())
        .filter_map(|(start, tag)| Some(html[start + tag.len()..].split_once("</script>")?.0))
}

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

/// Escapes `text` for element content and quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
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
        <meta content=\"\" name=\"sentinel-docs-url\"/><script src=/a.js></script>\
        <script type=module>go()</script>";

    #[test]
    fn only_the_named_metas_are_filled_and_escaped() {
        let docs_url = Some("https://x/\"><script>".to_owned());
        let page = Page::new(BUILT, &PageSettings { docs_url, ..PageSettings::default() }).html;
        assert!(page.contains("<meta charset=utf-8><meta name=clerk-publishable-key><meta name="));
        let filled =
            "<meta name=\"sentinel-docs-url\" content=\"https://x/&quot;&gt;&lt;script&gt;\">";
        assert!(page.contains(&format!("{filled}<script src")), "{page}");
        assert_eq!(meta_content(&page, "sentinel-docs-url"), "https://x/\"><script>");
    }

    #[test]
    fn the_address_of_live_reload_is_filled_in_before_the_script_is_hashed() {
        let script = "ws('{{__TRUNK_ADDRESS__}}{{__TRUNK_WS_BASE__}}')";
        let live_reload = Some("ws://127.0.0.1:8790".to_owned());
        let settings = PageSettings { live_reload, ..PageSettings::default() };
        let page = Page::new(&format!("<script>{script}</script>"), &settings);
        assert!(page.html.contains("ws('127.0.0.1:8790/')"));
        let hash = hash("ws('127.0.0.1:8790/')");
        assert!(page.content_security_policy.contains(&format!("'sha256-{hash}'")));
    }

    #[test]
    fn the_policy_holds_the_hash_of_each_inline_script_and_of_no_other() {
        let page = Page::new(BUILT, &PageSettings::default());
        let script = format!("'wasm-unsafe-eval' 'sha256-{}';", hash("go()"));
        assert!(page.content_security_policy.contains(&script));
        assert_eq!(page.html, BUILT);
    }

    #[test]
    fn the_script_that_signs_in_is_asked_for_before_any_other_runs() {
        let console = format!("<meta name=sentinel-platform-url>{BUILT}");
        let preload = |page: &str| {
            let (before, _) = page.split_once("<script").unwrap();
            before[before.find("<link").unwrap()..].to_owned()
        };
        let local = Page::new(&console, &PageSettings::default()).html;
        let link = "<link rel=\"preload\" as=\"script\" fetchpriority=\"high\" href=\"";
        assert_eq!(preload(&local), format!("{link}/local/clerk.js\">"));
        let key = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k".parse().unwrap();
        let js_url = Some("https://cdn.example.com/clerk.js?a&b".into());
        let clerk = Some(crate::ClerkSettings { key, proxy_url: None, js_url });
        let clerks = Page::new(&console, &PageSettings { clerk, ..PageSettings::default() }).html;
        let url = "https://cdn.example.com/clerk.js?a&amp;b";
        assert_eq!(preload(&clerks), format!("{link}{url}\" crossorigin>"));
    }

    #[test]
    fn files_move_below_the_base_and_nothing_else_does() {
        let html = "<link href=/a-0123456789abcdef.css><a href=\"\">/b</a>\
            <script>import '/b-0123456789abcdef.js'</script>";
        let files = ["a-0123456789abcdef.css", "b-0123456789abcdef.js"];
        let moved = with_base(html, "/console", files.into_iter());
        assert!(moved.contains("href=/console/a-0123456789abcdef.css><a href=\"\">/b</a>"));
        assert!(moved.contains("import '/console/b-0123456789abcdef.js'"));
    }

    #[test]
    fn the_console_is_told_from_other_pages() {
        assert!(is_console("<!doctype html><meta name=sentinel-platform-url>"));
        assert!(!is_console("<!doctype html><title>Index of /</title>"));
    }
}
