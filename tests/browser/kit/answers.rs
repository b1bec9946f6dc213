//! What a platform would answer.

use agent_sentinel_console::clock;
use sentinel_api_types::{ApiKey, Timestamp};

use super::Answer;

/// Path of the list.
pub const KEYS: &str = "/api/v1/api-keys/";

/// A key made on day `day` of 2026.
pub fn key(id: &str, name: &str, day: u8) -> ApiKey {
    ApiKey {
        id: id.to_owned(),
        key_prefix: Some(format!("as_{id}")),
        name: name.to_owned(),
        created_at: Timestamp::parse(&format!("2026-01-{day:02}T10:00:00Z")).unwrap(),
        last_used_at: None,
    }
}

/// A key made at this moment.
pub fn fresh_key(id: &str, name: &str) -> ApiKey {
    ApiKey { created_at: clock::now(), ..key(id, name, 1) }
}

/// A list with these keys.
pub fn list(keys: &[ApiKey]) -> Answer {
    Answer::json(200, serde_json::to_string(keys).unwrap())
}

/// The whole value of the key that [`created`] gives.
pub const SECRET: &str = "as_secret-of-the-new-key";

/// The answer to a create that made this key.
pub fn created(key: &ApiKey) -> Answer {
    let created = serde_json::json!({
        "id": key.id, "key": SECRET, "key_prefix": key.key_prefix, "name": key.name,
        "created_at": key.created_at.to_string(),
    });
    Answer::json(201, created.to_string())
}
