//! Rotate, and what reminds of it.

/// `New key ‹its start›`: before the start.
pub const NEW_KEY_BEFORE_PREFIX: &str = "New key ";
/// The old key, which its start follows.
pub const OLD_KEY_ACTIVE: &str = "Old key: still active";
/// The same, when somebody else was faster.
pub const OLD_KEY_REVOKED: &str = "Old key: already revoked";
/// What is to be done before the old key is revoked, and what that does.
pub const REPLACE_THEN_REVOKE: &str = "Put the new key where the old one is used, then revoke the old one. \
    Agents that still use it will be rejected within about 30 seconds.";
/// Title of the warning while the new key may not work.
pub const NOT_PROVEN: &str = "The new key is not proven active";
/// What that means.
pub const NOT_PROVEN_RISK: &str = "If it does not work, revoking the old key stops your agents.";
/// Leaves both keys.
pub const KEEP_BOTH: &str = "Keep both for now";
/// Revokes the old key.
pub const REVOKE_OLD: &str = "Revoke old key now";
