//! What travels between the console and the platform: wire types, the name rule and instants.
//!
//! Shared by both sides so that they cannot drift apart. Knows no browser, no server and no clock.

mod api_key;
mod name;
mod problem;
mod sdk;
mod timestamp;

pub use api_key::{ApiKey, CreateApiKey, CreatedApiKey};
pub use name::{KeyName, MAX_NAME_CHARS, NameError};
pub use problem::Problem;
pub use sdk::{IngestAccepted, IngestRequest, InterventionAccepted, PolicySync};
pub use timestamp::{Timestamp, TimestampError};

/// Path of the API keys collection, with the trailing slash the platform documents.
pub const API_KEYS_PATH: &str = "/api/v1/api-keys/";

/// Path of the SDK's policy call; read-only, so the console may use it to prove that a key works.
pub const POLICY_SYNC_PATH: &str = "/api/v1/policies/sync";

/// The same call as the console makes it to prove a key; it says whose call it is.
pub const KEY_CHECK_PATH: &str =
    "/api/v1/policies/sync?agent_id=agent-sentinel-console&run_id=key-check";

/// What every API key starts with (platform documentation, "API keys").
pub const KEY_START: &str = "as_";
