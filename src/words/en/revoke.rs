//! Revoke, one key and several.

use crate::words::number;

/// Title of the question about the key called `name`.
pub fn revoke_named(name: &str) -> String {
    format!("Revoke \"{name}\"?")
}
/// Title of the question about several keys.
pub fn revoke_keys(count: usize) -> String {
    format!("Revoke {count} keys?", count = number(count))
}
/// What revoking does, for one key.
pub const CONSEQUENCE: &str =
    "Agents using this key will be rejected within about 30 seconds. This cannot be undone.";
/// The same for several.
pub const CONSEQUENCE_OF_SEVERAL: &str =
    "Agents using these keys will be rejected within about 30 seconds. This cannot be undone.";
/// Revokes those of several keys that were not.
pub const RETRY_FAILED: &str = "Retry failed";
/// Said afterwards of the key called `name`.
pub fn was_revoked(name: &str) -> String {
    format!("“{name}” was revoked")
}
/// The same of several.
pub fn were_revoked(count: usize) -> String {
    format!("{count} keys were revoked", count = number(count))
}
/// Title of the advice about a key that others know.
pub const KEY_LEAKED: &str = "This key leaked";
/// That advice.
pub const LEAK_ADVICE: &str = "Whoever has it can act as your agent until it is revoked. Revoke it first, then generate a new key \
    for the agents that need one, and take the old one out of the places where it was seen.";

/// Title of the warning about a key that was used lately.
pub const IN_USE: &str = "This key is in use";
/// When that was; `ago` is such as "3 hours ago".
pub fn was_last_used(ago: &str) -> String {
    format!("It was last used {ago}.")
}

/// Accessible name of the list of several keys.
pub const KEYS_TO_REVOKE: &str = "Keys to revoke";
/// The end of that list when it names not all of them.
pub fn and_more(count: usize) -> String {
    format!("and {count} more", count = number(count))
}
/// Accessible name of the bar that shows how far it went.
pub const PROGRESS: &str = "Progress";
/// How far it went.
pub fn progress(revoked: usize, count: usize, failed: usize) -> String {
    let failures = if failed == 0 {
        String::new()
    } else {
        format!(", {failed} failed", failed = number(failed))
    };
    format!(
        "{revoked} of {count} revoked{failures}",
        count = number(count),
        revoked = number(revoked)
    )
}
/// The key's request waits for a place.
pub const WAITING: &str = "waiting";
/// Its request is under way.
pub const REVOKING: &str = "revoking…";
/// It is gone.
pub const REVOKED: &str = "revoked";
