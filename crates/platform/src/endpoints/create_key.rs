use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use sentinel_api_types::{ApiKey, CreateApiKey, CreatedApiKey, KeyName, Problem};

use crate::{App, auth::SessionUser, body::JsonBody, key_format, problem::ApiError, random};

/// Make an API key. The answer is the only one that holds it.
#[utoipa::path(
    post,
    path = "/api/v1/api-keys/",
    tag = "API keys",
    security(("session" = [])),
    request_body = CreateApiKey,
    responses(
        (status = 201, body = CreatedApiKey),
        (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No valid session token", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "An API key", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Too many keys", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Body too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not said to be JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A bad name", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds to wait"))),
    )
)]
pub(crate) async fn create_key(
    State(app): State<App>,
    user: SessionUser,
    JsonBody(CreateApiKey { name }): JsonBody<CreateApiKey>,
) -> Result<Response, ApiError> {
    let name = KeyName::parse(&name)
        .map_err(|error| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))?;
    let secret = key_format::new_key(app.environment())?;
    let key = ApiKey {
        id: format!("key_{}", random::base62(app.environment(), 20)?),
        key_prefix: Some(key_format::prefix(&secret).to_owned()),
        name: name.into_string(),
        created_at: app.environment().now(),
        last_used_at: None,
    };
    let most = app.key_limit();
    if !app.store().add_key(user.actor(), &key, &key_format::hash(&secret), most).await? {
        let sentence =
            format!("You have {most} active API keys, the most there can be. Revoke some first.");
        return Err(ApiError::new(StatusCode::CONFLICT, sentence));
    }
    let created = CreatedApiKey {
        id: key.id,
        key: &secret,
        key_prefix: key.key_prefix,
        name: key.name,
        created_at: key.created_at,
    };
    Ok((StatusCode::CREATED, Json(created)).into_response())
}
