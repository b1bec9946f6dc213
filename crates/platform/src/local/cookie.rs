//! The cookie that keeps a user signed in.

use axum::http::HeaderMap;
use sentinel_api_types::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::{App, cookies::cookie, problem::ApiError, store::LocalUser};

const NAME: &str = "sentinel_local_session";
/// How long a session lasts, in seconds: 30 days.
const MAX_AGE_S: i64 = 30 * 86_400;

/// `Set-Cookie` for a new session.
pub(super) fn set(value: &str) -> String {
    format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={MAX_AGE_S}")
}

/// `Set-Cookie` that takes the cookie away.
pub(super) fn clear() -> String {
    format!("{NAME}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// What is stored of a cookie.
pub(super) fn hash(value: &str) -> [u8; 32] {
    Sha256::digest(value).into()
}

/// The hash of the request's cookie.
pub(super) fn hash_of(headers: &HeaderMap) -> Option<[u8; 32]> {
    cookie(headers, NAME).map(hash)
}

/// Who is signed in.
pub(super) async fn user(app: &App, headers: &HeaderMap) -> Result<Option<LocalUser>, ApiError> {
    let Some(hash) = hash_of(headers) else { return Ok(None) };
    let now_ms = app.environment().now().as_millis();
    let earliest = Timestamp::from_millis(now_ms - MAX_AGE_S * 1000);
    Ok(app.store().signed_in(&hash, earliest).await?)
}
