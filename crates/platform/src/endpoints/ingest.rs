use axum::{
    Json,
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
};
use sentinel_api_types::{IngestAccepted, IngestRequest, Problem};
use serde_json::value::RawValue;
use utoipa_axum::{router::UtoipaMethodRouter, routes};

use crate::{App, auth::Agent, body::JsonBody, problem::ApiError};

/// Largest batch of ledger entries, in bytes.
const BODY_LIMIT: usize = 5 << 20;

/// Most entries in a batch: others wait for the database meanwhile.
const MAX_ENTRIES: usize = 5_000;

/// The endpoint, with its own limit of the body.
pub(super) fn routes() -> UtoipaMethodRouter<App> {
    let (schemas, paths, router) = routes!(ingest);
    (schemas, paths, router.layer(DefaultBodyLimit::max(BODY_LIMIT)))
}

/// Report what an agent did.
#[utoipa::path(
    post,
    path = "/api/v1/ingest",
    tag = "SDK",
    security(("api_key" = [])),
    request_body = IngestRequest<serde_json::Value>,
    responses(
        (status = 202, description = "Stored", body = IngestAccepted),
        (status = 400, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No active API key", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Body too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not said to be JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not a batch of entries", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds to wait"))),
    )
)]
async fn ingest(
    State(app): State<App>,
    agent: Agent,
    JsonBody(request): JsonBody<IngestRequest<Box<RawValue>>>,
) -> Result<(StatusCode, Json<IngestAccepted>), ApiError> {
    if request.entries.len() > MAX_ENTRIES {
        let sentence = format!("The batch has more than {MAX_ENTRIES} entries; send several.");
        return Err(ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, sentence));
    }
    let now = app.environment().now();
    app.store().add_entries(&agent.key.id, &request, now).await?;
    let accepted = IngestAccepted { accepted: request.entries.len() };
    Ok((StatusCode::ACCEPTED, Json(accepted)))
}
