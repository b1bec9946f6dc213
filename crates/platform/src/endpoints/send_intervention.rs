use axum::{
    Json,
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
};
use sentinel_api_types::{InterventionAccepted, Problem};
use serde_json::{Map, Value};
use utoipa_axum::{router::UtoipaMethodRouter, routes};

use crate::{App, auth::Agent, body::JsonBody, problem::ApiError, random};

/// Largest intervention, in bytes.
const BODY_LIMIT: usize = 1 << 20;

/// The endpoint, with its own limit of the body.
pub(super) fn routes() -> UtoipaMethodRouter<App> {
    let (schemas, paths, router) = routes!(send_intervention);
    (schemas, paths, router.layer(DefaultBodyLimit::max(BODY_LIMIT)))
}

/// Report that an action was stopped or approved.
#[utoipa::path(
    post,
    path = "/api/v1/interventions/",
    tag = "SDK",
    security(("api_key" = [])),
    request_body = Object,
    responses(
        (status = 201, description = "Stored", body = InterventionAccepted),
        (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No active API key", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Body too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not said to be JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not an object", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds to wait"))),
    )
)]
async fn send_intervention(
    State(app): State<App>,
    agent: Agent,
    JsonBody(intervention): JsonBody<Map<String, Value>>,
) -> Result<(StatusCode, Json<InterventionAccepted>), ApiError> {
    let now = app.environment().now();
    let id = format!("intervention_{}", random::base62(app.environment(), 20)?);
    let json = Value::Object(intervention).to_string();
    app.store().add_intervention(&id, &agent.key.id, &json, now).await?;
    Ok((StatusCode::CREATED, Json(InterventionAccepted { id })))
}
