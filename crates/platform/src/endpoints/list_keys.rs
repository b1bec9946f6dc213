use axum::{Json, extract::State};
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
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds to wait"))),
    )
)]
pub(crate) async fn list_keys(
    State(app): State<App>,
    user: SessionUser,
) -> Result<Json<Vec<ApiKey>>, ApiError> {
    Ok(Json(app.store().keys_of(&user.id).await?))
}
