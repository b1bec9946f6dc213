//! The console's paths, in one place.

/// Leads to [`API_KEYS`].
pub const ROOT: &str = "/";
/// Leads to [`API_KEYS`].
pub const SETTINGS: &str = "/settings";
/// The list of API keys.
pub const API_KEYS: &str = "/settings/api-keys";
/// The session token for scripts.
pub const SESSION_TOKEN: &str = "/settings/session-token";
