use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;

use super::{
    cookie,
    token::{self, Token},
};
use crate::{App, problem::ApiError};

/// What `/local/clerk.js` learns of the visitor.
#[derive(Serialize)]
pub(super) struct Client {
    session: Option<Session>,
}

#[derive(Serialize)]
struct Session {
    id: String,
    user: User,
    /// The first token, as Clerk gives it: so the page has to ask once less before it can ask the platform.
    last_active_token: Token,
}

#[derive(Serialize)]
struct User {
    id: String,
    name: String,
    email: String,
}

pub(super) async fn client(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let session = match cookie::user(&app, &headers).await? {
        None => None,
        Some(user) => Some(Session {
            last_active_token: token::make(&app, &headers, &user, None)?,
            id: user.session_id,
            user: User { id: user.id, name: user.name, email: user.email },
        }),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(Client { session })))
}

pub(super) async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    if let Some(hash) = cookie::hash_of(&headers) {
        app.store().sign_out(&hash, app.environment().now()).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::clear())]))
}
