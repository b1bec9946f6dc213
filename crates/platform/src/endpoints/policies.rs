use axum::{Json, extract::State};
use sentinel_api_types::{PolicySync, Problem};
use serde_json::Value;

use crate::{App, auth::Agent};

/// The policies of an agent. This platform keeps none, so the lists are empty; a call proves that
/// its API key works.
#[utoipa::path(
    get,
    path = "/api/v1/policies/sync",
    tag = "SDK",
    security(("api_key" = [])),
    params(
        ("agent_id" = Option<String>, Query, description = "The agent"),
        ("run_id" = Option<String>, Query, description = "The agent's run"),
    ),
    responses(
        (status = 200, body = PolicySync<serde_json::Value>),
        (status = 401, description = "No active API key", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64, description = "Seconds to wait"))),
    )
)]
pub(crate) async fn sync_policies(State(app): State<App>, agent: Agent) -> Json<PolicySync<Value>> {
    app.store().key_was_used(&agent.key, app.environment().now());
    Json(PolicySync { policies: Vec::new(), conflicts: Vec::new() })
}
