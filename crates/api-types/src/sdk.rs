//! What the Python SDK 0.4.0 sends and expects. Entries stay JSON text of the SDK's making.

use serde::{Deserialize, Serialize};

/// Body of `POST /api/v1/ingest`; `Entry` is whatever JSON the reader keeps an entry in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IngestRequest<Entry> {
    /// The agent run these entries belong to.
    pub run_id: String,
    /// Stable name of the agent, when it has one.
    #[serde(default)]
    pub agent_id: Option<String>,
    /// Ledger entries, oldest first.
    pub entries: Vec<Entry>,
}

/// Answer (202) to `POST /api/v1/ingest`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IngestAccepted {
    /// How many entries were stored.
    pub accepted: usize,
}

/// Answer (201) to `POST /api/v1/interventions/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterventionAccepted {
    /// The platform's identifier of the stored intervention.
    pub id: String,
}

/// Answer (200) to `GET /api/v1/policies/sync`; `Policy` is whatever JSON the reader keeps one in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PolicySync<Policy> {
    /// Policies that apply to the agent.
    pub policies: Vec<Policy>,
    /// Policies that contradict each other.
    pub conflicts: Vec<Policy>,
}
