//! Generate New Key: its form, and what became of it.

/// Title of the same dialog when it replaces the key called `name`.
pub fn rotate(name: &str) -> String {
    format!("Rotate \"{name}\"")
}
/// Title while the new key is shown.
pub const COPY_NOW: &str = "Copy your new key now";
/// Title when the platform's answer makes no sense.
pub const UNREADABLE_ANSWER: &str = "An answer that cannot be read";
/// Title when the platform gave no answer.
pub const NO_ANSWER: &str = "No answer from the platform";
/// Leaves the new key for the last step of a rotation.
pub const NEXT_OLD_KEY: &str = "Next: the old key";

/// Submits the form.
pub const GENERATE: &str = "Generate";
/// What a rotation does.
pub const ABOUT_ROTATION: &str = "Makes a new key first. The old one keeps working until the new one is where it \
    belongs and you revoke it.";
/// The field's hint.
pub const NAME_HINT: &str = "1–100 characters, no control characters. Say what uses it and where.";
/// Accessible name of the names that can be chosen.
pub const SUGGESTIONS: &str = "Suggestions";
/// Warns of another key with this name, or one that looks like it.
pub fn already_named(name: &str) -> String {
    format!("You already have a key named “{name}”.")
}

/// While the list is asked after an unknown outcome.
pub const LOOKING: &str = "Looking whether the key was made…";
/// `"‹name›" was created, but its key never reached this browser. …`: before the name.
pub const CREATED_BEFORE_NAME: &str = "\"";
/// The same: after the name.
pub const CREATED_AFTER_NAME: &str =
    "\" was created, but its key never reached this browser. Revoke it and generate another?";
/// Keeps the key that nobody has.
pub const KEEP_IT: &str = "Keep it";
/// Revokes that key and makes another.
pub const REVOKE_AND_GENERATE: &str = "Revoke and generate another";
/// The list shows that no key was made.
pub const NOT_CREATED: &str = "Nothing was created. Try again";
/// The list does not show whether a key was made.
pub const CANNOT_TELL: &str = "Nobody can say yet whether the key was made. Look for its name in the list before you \
    generate another.";
