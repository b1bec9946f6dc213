use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::StatusCode,
};
use sentinel_api_types::Problem;

use crate::{App, auth::SessionUser, problem::ApiError};

/// Revoke an API key, at once and for good.
#[utoipa::path(
    delete,
    path = "/api/v1/api-keys/{key_id}",
    tag = "API keys",
    security(("session" = [])),
    params(("key_id" = String, Path, description = "The key's id")),
    responses(
        (status = 204, description = "Revoked"),
        (status = 401, description = "No valid session token", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "An API key", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such key of yours", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds to wait"))),
    )
)]
pub(crate) async fn revoke_key(
    State(app): State<App>,
    user: SessionUser,
    key_id: Result<Path<String>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    // An id that is not UTF-8 is nobody's.
    let Path(key_id) = key_id.map_err(|_| ApiError::no_such_key())?;
    let now = app.environment().now();
    if app.store().revoke_key(user.actor(), &key_id, now).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::no_such_key())
    }
}
