//! The console in each language (`crates/xtask/src/console/languages.rs`), and the page for who wants one of them.

use std::sync::Arc;

use crate::{Page, PageSettings, meta_content};

/// The `<meta>` element that names the consoles: of each its language, its loader and its wasm, with spaces between.
pub const CONSOLES: &str = "sentinel-consoles";

/// The cookie in which the page's script says which language was chosen.
pub const CHOSEN: &str = "sentinel-language";

/// The page for every visitor.
#[derive(Debug)]
pub struct Pages {
    /// For those of no language that there is; the page itself knows what to do then.
    plain: Arc<Page>,
    in_language: Vec<(String, Arc<Page>)>,
}

impl Pages {
    /// Fills in the `index.html` that Trunk built.
    #[must_use]
    pub fn new(built: &str, settings: &PageSettings) -> Self {
        let in_language = |[language, loader, wasm]: [String; 3]| {
            // As the page's own script asks for them; else they would be fetched twice.
            let links = format!(
                "<link rel=\"modulepreload\" href=\"{loader}\" crossorigin>\
                 <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" href=\"{wasm}\" crossorigin>"
            );
            (language, Arc::new(Page::with_links(built, settings, &links)))
        };
        let in_language = consoles(built).into_iter().map(in_language).collect();
        Self { plain: Arc::new(Page::new(built, settings)), in_language }
    }

    /// The page that has the browser ask for the console before any script has run: in the language that was
    /// `chosen` ([`CHOSEN`]), else in the first of its `Accept-Language` that there is.
    #[must_use]
    pub fn wanted(&self, chosen: &str, accept_language: &str) -> &Arc<Page> {
        let tags = std::iter::once(chosen).chain(accept_language.split(','));
        let languages = tags.filter_map(|tag| tag.split(['-', ';']).next().map(str::trim));
        let mut pages = languages.filter_map(|language| {
            let page = self.in_language.iter().find(|(own, _)| own.eq_ignore_ascii_case(language));
            page.map(|(_, page)| page)
        });
        pages.next().unwrap_or(&self.plain)
    }
}

/// Language, loader and wasm of each console.
fn consoles(html: &str) -> Vec<[String; 3]> {
    let named = meta_content(html, CONSOLES);
    let words: Vec<_> = named.split_ascii_whitespace().map(str::to_owned).collect();
    words.chunks_exact(3).map(|console| std::array::from_fn(|part| console[part].clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<meta name=sentinel-platform-url>\
        <meta name=\"sentinel-consoles\" content=\"en /c-1.js /c-1.wasm de /c-2.js /c-2.wasm\">\
        <script>choose()</script>";

    #[test]
    fn the_page_names_the_console_of_the_first_language_there_is() {
        let pages = Pages::new(BUILT, &PageSettings::default());
        for (chosen, wanted, loader) in [
            ("", "en-US,en;q=0.9", Some("/c-1.js")),
            ("", "de", Some("/c-2.js")),
            ("", "DE-at, en;q=0.5", Some("/c-2.js")),
            ("", "fr-CH, fr;q=0.9, de;q=0.8, en;q=0.7, *;q=0.5", Some("/c-2.js")),
            ("", "fr", None),
            ("", "den, eng", None),
            ("", "", None),
            ("de", "en", Some("/c-2.js")),
            ("fr", "en", Some("/c-1.js")),
        ] {
            let html = &pages.wanted(chosen, wanted).html;
            let (before, _) = html.split_once("<script>").unwrap();
            let named = before.split("\"modulepreload\" href=\"").nth(1);
            let named = named.and_then(|rest| rest.split('"').next());
            assert_eq!(named, loader, "{chosen}, {wanted}: {html}");
        }
    }

    #[test]
    fn pages_differ_in_their_links_alone() {
        let pages = Pages::new(BUILT, &PageSettings::default());
        let [english, plain] = ["en", "fr"].map(|language| pages.wanted("", language));
        assert_eq!(english.content_security_policy, plain.content_security_policy);
        assert_ne!(english.etag, plain.etag);
        let wasm = "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" href=\"/c-1.wasm\" crossorigin>";
        let loader = "<link rel=\"modulepreload\" href=\"/c-1.js\" crossorigin>";
        assert_eq!(english.html.replace(&format!("{loader}{wasm}"), ""), plain.html);
        assert_eq!(plain.html, Page::new(BUILT, &PageSettings::default()).html);
    }
}
