//! Who is calling: a user with a session token, or an agent with an API key.

use std::net::IpAddr;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
};
use sentinel_api_types::KEY_START;

use crate::{
    App, connections, key_format,
    problem::ApiError,
    store::{ActiveKey, Actor},
};

/// How API keys travel: older SDKs say `ApiKey` on some calls.
const KEY_SCHEMES: [&str; 2] = ["Bearer", "ApiKey"];

/// A user, by session token.
pub(crate) struct SessionUser {
    pub(crate) id: String,
    address: Option<IpAddr>,
}

/// An agent, by API key.
pub(crate) struct Agent {
    pub(crate) key: ActiveKey,
}

impl SessionUser {
    /// The user as the one who does something.
    pub(crate) fn actor(&self) -> Actor<'_> {
        Actor { user_id: &self.id, address: self.address }
    }
}

impl FromRequestParts<App> for SessionUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if credential(parts, &KEY_SCHEMES).is_some_and(|key| key.starts_with(KEY_START)) {
            let sentence = "API keys cannot manage API keys. Send a session token.";
            return Err(ApiError::new(StatusCode::FORBIDDEN, sentence));
        }
        let missing = "Send your session token: Authorization: Bearer <token>.";
        let token =
            credential(parts, &["Bearer"]).ok_or_else(|| ApiError::unauthorized(missing))?;
        let claims = app.verifier().verify(token, app.environment()).await?;
        app.limits().user(&claims.sub)?;
        Ok(Self { id: claims.sub, address: connections::peer(&parts.extensions) })
    }
}

impl FromRequestParts<App> for Agent {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let missing = "Send your API key: Authorization: Bearer as_….";
        let key = credential(parts, &KEY_SCHEMES).ok_or_else(|| ApiError::unauthorized(missing))?;
        if !key.starts_with(KEY_START) {
            let sentence =
                "This call needs an API key, which starts with as_, not a session token.";
            return Err(ApiError::unauthorized(sentence));
        }
        if !key_format::is_whole(key) {
            let sentence = "The API key is not whole: it was cut or mistyped.";
            return Err(ApiError::unauthorized(sentence));
        }
        // Unknown, revoked and not yet active must not differ.
        let now = app.environment().now();
        let latest = now.as_millis().saturating_sub(app.activation_delay_ms());
        let key = app.store().active_key(&key_format::hash(key), latest).await?;
        let key = key.ok_or_else(|| ApiError::unauthorized("The API key is not active."))?;
        app.limits().user(&key.id)?;
        Ok(Self { key })
    }
}

/// The credential of the `Authorization` header, when its scheme is one of `schemes`.
fn credential<'a>(parts: &'a Parts, schemes: &[&str]) -> Option<&'a str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credential) = value.trim().split_once(' ')?;
    let is_known = schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme));
    is_known.then_some(credential.trim()).filter(|credential| !credential.is_empty())
}
