//! Revoke, one key and several.

use crate::words::{is_one, number};

/// Title of the question about the key called `name`.
pub fn revoke_named(name: &str) -> String {
    format!("„{name}“ widerrufen?")
}
/// Title of the question about several keys.
pub fn revoke_keys(count: usize) -> String {
    format!("{count} Schlüssel widerrufen?", count = number(count))
}
/// What revoking does, for one key.
pub const CONSEQUENCE: &str = "Agenten mit diesem Schlüssel werden innerhalb von etwa 30 Sekunden abgewiesen. Das \
    lässt sich nicht rückgängig machen.";
/// The same for several.
pub const CONSEQUENCE_OF_SEVERAL: &str = "Agenten mit diesen Schlüsseln werden innerhalb von etwa 30 Sekunden abgewiesen. Das \
    lässt sich nicht rückgängig machen.";
/// Revokes those of several keys that were not.
pub const RETRY_FAILED: &str = "Fehlgeschlagene wiederholen";
/// Said afterwards of the key called `name`.
pub fn was_revoked(name: &str) -> String {
    format!("„{name}“ wurde widerrufen")
}
/// The same of several.
pub fn were_revoked(count: usize) -> String {
    format!("{count} Schlüssel wurden widerrufen", count = number(count))
}
/// Title of the advice about a key that others know.
pub const KEY_LEAKED: &str = "Dieser Schlüssel ist kompromittiert";
/// That advice.
pub const LEAK_ADVICE: &str = "Wer ihn hat, kann als Ihr Agent handeln, bis der Schlüssel widerrufen ist. \
    Widerrufen Sie ihn zuerst, erstellen Sie dann einen neuen für die Agenten, die \
    einen brauchen, und entfernen Sie den alten überall dort, wo er zu sehen war.";

/// Title of the warning about a key that was used lately.
pub const IN_USE: &str = "Dieser Schlüssel ist in Gebrauch";
/// When that was; `ago` is such as "vor 3 Stunden".
pub fn was_last_used(ago: &str) -> String {
    format!("Er wurde zuletzt {ago} verwendet.")
}

/// Accessible name of the list of several keys.
pub const KEYS_TO_REVOKE: &str = "Zu widerrufende Schlüssel";
/// The end of that list when it names not all of them.
pub fn and_more(count: usize) -> String {
    if is_one(count) {
        "und 1 weiterer".to_owned()
    } else {
        format!("und {count} weitere", count = number(count))
    }
}
/// Accessible name of the bar that shows how far it went.
pub const PROGRESS: &str = "Fortschritt";
/// How far it went.
pub fn progress(revoked: usize, count: usize, failed: usize) -> String {
    let failures = if failed == 0 {
        String::new()
    } else {
        format!(", {failed} fehlgeschlagen", failed = number(failed))
    };
    format!(
        "{revoked} von {count} widerrufen{failures}",
        count = number(count),
        revoked = number(revoked)
    )
}
/// The key's request waits for a place.
pub const WAITING: &str = "wartet";
/// Its request is under way.
pub const REVOKING: &str = "wird widerrufen\u{a0}…";
/// It is gone.
pub const REVOKED: &str = "widerrufen";
