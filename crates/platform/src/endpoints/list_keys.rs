use axum::{
    Json,
    extract::State,
    response::{IntoResponse as _, Response},
};
use sentinel_api_types::{ApiKey, Problem};

use crate::{App, auth::SessionUser, problem::ApiError};

/// List your active API keys, newest first, without the keys themselves.
#[utoipa::path(
    get,
    path = "/api/v1/api-keys/",
    tag = "API keys",
    security(("session" = [])),
    responses(
        (status = 200, body = Vec<ApiKey>),
        (status = 401, description = "No valid session token", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "An API key", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests; Retry-After says how long to wait", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list_keys(
    State(app): State<App>,
    user: SessionUser,
) -> Result<Response, ApiError> {
    let keys = app.store().keys_of(&user.id).await?;
    // Ten thousand keys take a while to write; nobody else should wait for it.
    let written = tokio::task::spawn_blocking(move || Json(keys).into_response());
    written.await.map_err(ApiError::internal)
}
