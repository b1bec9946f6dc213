//! Generate New Key: its form, and what became of it.

/// Title of the same dialog when it replaces the key called `name`.
pub fn rotate(name: &str) -> String {
    format!("„{name}“ erneuern")
}
/// Title while the new key is shown.
pub const COPY_NOW: &str = "Neuen Schlüssel jetzt kopieren";
/// Title when the platform's answer makes no sense.
pub const UNREADABLE_ANSWER: &str = "Unlesbare Antwort";
/// Title when the platform gave no answer.
pub const NO_ANSWER: &str = "Keine Antwort von der Plattform";
/// Leaves the new key for the last step of a rotation.
pub const NEXT_OLD_KEY: &str = "Weiter: alter Schlüssel";

/// Submits the form.
pub const GENERATE: &str = "Erstellen";
/// What a rotation does.
pub const ABOUT_ROTATION: &str = "Zuerst wird ein neuer Schlüssel erstellt. Der alte funktioniert weiter, bis der neue \
    überall eingesetzt ist und Sie den alten widerrufen.";
/// The field's hint.
pub const NAME_HINT: &str =
    "1–100 Zeichen, keine Steuerzeichen. Nennen Sie, was den Schlüssel verwendet und wo.";
/// Accessible name of the names that can be chosen.
pub const SUGGESTIONS: &str = "Vorschläge";
/// Warns of another key with this name, or one that looks like it.
pub fn already_named(name: &str) -> String {
    format!("Sie haben bereits einen Schlüssel namens „{name}“.")
}

/// While the list is asked after an unknown outcome.
pub const LOOKING: &str = "Es wird geprüft, ob der Schlüssel erstellt wurde\u{a0}…";
/// `„‹name›“ wurde erstellt, aber der Schlüssel hat diesen Browser nie erreicht. …`: before the name.
pub const CREATED_BEFORE_NAME: &str = "„";
/// The same: after the name.
pub const CREATED_AFTER_NAME: &str = "“ wurde erstellt, aber der Schlüssel hat diesen Browser nie erreicht. Widerrufen und einen anderen erstellen?";
/// Keeps the key that nobody has.
pub const KEEP_IT: &str = "Behalten";
/// Revokes that key and makes another.
pub const REVOKE_AND_GENERATE: &str = "Widerrufen und neu erstellen";
/// The list shows that no key was made.
pub const NOT_CREATED: &str = "Es wurde nichts erstellt. Versuchen Sie es erneut.";
/// The list does not show whether a key was made.
pub const CANNOT_TELL: &str = "Noch lässt sich nicht sagen, ob der Schlüssel erstellt wurde. Suchen Sie seinen Namen in der \
    Liste, bevor Sie einen weiteren erstellen.";
