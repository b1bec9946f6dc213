//! The console's paths, in one place.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::config::Config;

/// Leads to [`API_KEYS`].
pub const SETTINGS: &str = "/settings";
/// The list of API keys.
pub const API_KEYS: &str = "/settings/api-keys";
/// The session token for scripts.
pub const SESSION_TOKEN: &str = "/settings/session-token";

/// What there is to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Nothing of its own: leads to [`Self::ApiKeys`].
    Start,
    /// [`API_KEYS`].
    ApiKeys,
    /// [`SESSION_TOKEN`].
    SessionToken,
    /// The gallery of widgets, which no release build has.
    #[cfg(debug_assertions)]
    Gallery,
    /// Nothing.
    NotFound,
}

impl Page {
    /// What an address's path leads to, in a console that is served from the folder `base`.
    #[must_use]
    pub fn at(path: &str, base: &str) -> Self {
        match path.strip_prefix(base).unwrap_or(path).trim_end_matches('/') {
            "" | SETTINGS => Self::Start,
            API_KEYS => Self::ApiKeys,
            SESSION_TOKEN => Self::SessionToken,
            #[cfg(debug_assertions)]
            crate::gallery::PATH => Self::Gallery,
            _ => Self::NotFound,
        }
    }
}

/// The page that the address leads to.
#[must_use]
pub fn here() -> Memo<Page> {
    let base = use_context::<Config>().unwrap_or_default().base_path;
    let path = use_location().pathname;
    Memo::new(move |_| path.with(|path| Page::at(path, &base)))
}

/// Where a link to one of these paths leads: into the folder that the console is served from, which the
/// router adds where it navigates, but not to links.
#[must_use]
pub fn link(path: &str) -> String {
    use_context::<Config>().unwrap_or_default().base_path + path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_leads_to_its_page_with_a_slash_at_its_end_and_without() {
        for (path, page) in [
            ("", Page::Start),
            (SETTINGS, Page::Start),
            (API_KEYS, Page::ApiKeys),
            (SESSION_TOKEN, Page::SessionToken),
            ("/settings/other", Page::NotFound),
            ("/settings/api-keys/key_1", Page::NotFound),
            ("/SETTINGS", Page::NotFound),
        ] {
            for path in [path.to_owned(), format!("{path}/")] {
                assert_eq!(Page::at(&path, ""), page, "{path}");
                assert_eq!(
                    Page::at(&format!("/tools/console{path}"), "/tools/console"),
                    page,
                    "{path}"
                );
            }
        }
    }

    #[test]
    fn what_only_begins_like_the_folder_is_not_in_it() {
        assert_eq!(Page::at("/consoles", "/console"), Page::NotFound);
        assert_eq!(Page::at("/console", "/console"), Page::Start);
    }
}
