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

/// A key made so many days ago.
pub fn aged_key(id: &str, name: &str, days: i64) -> ApiKey {
    let created = clock::now().as_millis() - days * 86_400_000 - 1000;
    ApiKey { created_at: Timestamp::from_millis(created), ..key(id, name, 1) }
}

/// So many keys `agent-0`, `agent-1` and so on, the first one the newest.
pub fn many_keys(count: u32) -> Vec<ApiKey> {
    let newest = key("", "", 28).created_at.as_millis();
    let one = |place: u32| ApiKey {
        created_at: Timestamp::from_millis(newest - i64::from(place) * 1000),
        ..key(&place.to_string(), &format!("agent-{place}"), 1)
    };
    (0..count).map(one).collect()
}

/// A list with these keys.
pub fn list(keys: &[ApiKey]) -> Answer {
    Answer::json(200, serde_json::to_string(keys).unwrap())
}

/// The call that proves a key.
pub const KEY_CHECK: &str = sentinel_api_types::KEY_CHECK_PATH;

/// Path of one key.
pub fn key_path(id: &str) -> String {
    format!("{KEYS}{id}")
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
