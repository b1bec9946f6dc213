//! The console's paths, in one place.

use leptos::prelude::use_context;

use crate::config::Config;

/// Leads to [`API_KEYS`].
pub const ROOT: &str = "/";
/// Leads to [`API_KEYS`].
pub const SETTINGS: &str = "/settings";
/// The list of API keys.
pub const API_KEYS: &str = "/settings/api-keys";
/// The session token for scripts.
pub const SESSION_TOKEN: &str = "/settings/session-token";

/// Where a link to one of these paths leads: into the folder that the console is served from, which the
/// router adds where it navigates, but not to links.
#[must_use]
pub fn link(path: &str) -> String {
    use_context::<Config>().unwrap_or_default().base_path + path
}
