use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::IntoResponse,
};
use serde::{Deserialize, Serialize};

use super::{cookie, identity};
use crate::{App, body::JsonBody, claims::Claims, problem::ApiError, store::LocalUser};

/// How long a token is valid, in seconds: as long as Clerk's.
const LIFETIME_S: i64 = 60;
/// Version of the token's form, as Clerk writes it.
const VERSION: u32 = 2;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// Name of a JWT template.
    #[serde(default)]
    template: Option<String>,
    /// The session the page believes in; another tab may have replaced it since.
    #[serde(default)]
    session_id: Option<String>,
}

/// A session token, as the page is given it.
#[derive(Serialize)]
pub(super) struct Token {
    jwt: String,
}

/// A new session token.
pub(super) async fn token(
    State(app): State<App>,
    headers: HeaderMap,
    JsonBody(Asked { template, session_id }): JsonBody<Asked>,
) -> Result<impl IntoResponse, ApiError> {
    let user = cookie::user(&app, &headers).await?;
    let user = user.ok_or_else(|| ApiError::unauthorized("Nobody is signed in."))?;
    if session_id.is_some_and(|id| id != user.session_id) {
        return Err(ApiError::unauthorized("Another session has begun."));
    }
    let token = make(&app, &headers, &user, template.as_deref())?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(token)))
}

/// Makes a token of this user, for the page that asks. One made from a template carries no session id.
pub(super) fn make(
    app: &App,
    headers: &HeaderMap,
    user: &LocalUser,
    template: Option<&str>,
) -> Result<Token, ApiError> {
    let identity = identity(app)?;
    let now_s = app.environment().now().as_millis().div_euclid(1000);
    let claims = Claims {
        sub: user.id.clone(),
        iss: identity.issuer.clone(),
        azp: origin(headers),
        sid: template.is_none().then(|| user.session_id.clone()),
        sts: None,
        exp: now_s + LIFETIME_S,
        nbf: Some(now_s),
        iat: Some(now_s),
        v: Some(VERSION),
    };
    let jwt = identity.key.sign(&claims).map_err(ApiError::internal)?;
    Ok(Token { jwt })
}

/// Where the page that asks comes from: browsers do not say so when they GET from where it came.
fn origin(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let own = || text(header::HOST).map(|host| format!("http://{host}"));
    text(header::ORIGIN).map(str::to_owned).or_else(own)
}
