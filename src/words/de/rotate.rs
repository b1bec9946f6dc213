//! Rotate, and what reminds of it.

/// `New key ‹its start›`: before the start.
pub const NEW_KEY_BEFORE_PREFIX: &str = "Neuer Schlüssel ";
/// The old key, which its start follows.
pub const OLD_KEY_ACTIVE: &str = "Alter Schlüssel: noch aktiv";
/// The same, when somebody else was faster.
pub const OLD_KEY_REVOKED: &str = "Alter Schlüssel: bereits widerrufen";
/// What is to be done before the old key is revoked, and what that does.
pub const REPLACE_THEN_REVOKE: &str = "Setzen Sie den neuen Schlüssel überall ein, wo der alte verwendet wird, und \
    widerrufen Sie dann den alten. Agenten, die ihn noch verwenden, werden innerhalb \
    von etwa 30 Sekunden abgewiesen.";
/// Title of the warning while the new key may not work.
pub const NOT_PROVEN: &str = "Der neue Schlüssel ist noch nicht als aktiv bestätigt";
/// What that means.
pub const NOT_PROVEN_RISK: &str = "Falls er nicht funktioniert, stehen Ihre Agenten still, sobald Sie den alten \
    widerrufen.";
/// Leaves both keys.
pub const KEEP_BOTH: &str = "Vorerst beide behalten";
/// Revokes the old key.
pub const REVOKE_OLD: &str = "Alten Schlüssel jetzt widerrufen";
