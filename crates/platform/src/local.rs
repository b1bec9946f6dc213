//! Local identity: signs users in on this machine, with the part of Clerk's surface that the
//! console uses. It listens on loopback only.

mod client;
mod cookie;
mod guard;
mod sign_in;
mod sign_in_page;
mod signing_key;
mod token;

pub(crate) use guard::guard;
pub use signing_key::SigningKey;

use axum::{
    Json, Router,
    extract::State,
    http::header,
    response::IntoResponse,
    routing::{get, post},
};
use jsonwebtoken::jwk::JwkSet;

use crate::{App, problem::ApiError};

/// What signs tokens, and in whose name.
pub struct LocalIdentity {
    /// The key.
    pub key: SigningKey,
    /// The `iss` of tokens.
    pub issuer: String,
}

/// All routes of the local identity.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/local/clerk.js", get(script))
        .route("/local/client", get(client::client))
        .route("/local/tokens", post(token::token))
        .route("/local/sign-out", post(client::sign_out))
        .route("/local/sign-in", get(sign_in::page).post(sign_in::sign_in))
        .route("/local/sign-in.css", get(style))
        .route("/local/icon.svg", get(icon))
        .route("/local/.well-known/jwks.json", get(jwks))
}

async fn script() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, include_str!("../assets/clerk.js"))
}

async fn style() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, include_str!("../assets/sign-in.css"))
}

/// The console's own. Where a page names none Firefox asks for one, and then reports that the policy forbids it.
async fn icon() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-cache")];
    (headers, include_str!("../../../public/favicon.svg"))
}

async fn jwks(State(app): State<App>) -> Result<Json<JwkSet>, ApiError> {
    Ok(Json(identity(&app)?.key.public_keys()))
}

/// The identity, which is there whenever its routes are.
fn identity(app: &App) -> Result<&LocalIdentity, ApiError> {
    app.local().ok_or_else(|| ApiError::internal("local identity without its key"))
}
