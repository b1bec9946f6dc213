//! The one-time reveal of a new key, and its snippets.

use crate::words::is_one;

/// Announced as soon as the key is there.
pub const READY: &str = "Your new key is ready. Copy it now: it is shown only once.";
/// `The key ‹name› is shown only once. …`: before the name.
pub const ONLY_ONCE_BEFORE_NAME: &str = "The key ";
/// The same: after the name.
pub const ONLY_ONCE_AFTER_NAME: &str =
    " is shown only once. Store it in a password manager or a secrets vault.";
/// Accessible name of the key in clear.
pub const NEW_KEY: &str = "New key";
/// Accessible name of the key while it is masked.
pub const NEW_KEY_HIDDEN: &str = "New key, hidden";
/// Shows the key in clear.
pub const SHOW_KEY: &str = "Show key";
/// Masks it again.
pub const HIDE_KEY: &str = "Hide key";
/// Copies the key.
pub const COPY_KEY: &str = "Copy key";
/// What to do when the browser refused to copy the key.
pub const COPY_BY_HAND: &str = "The key is selected above: press Ctrl+C, or ⌘C on a Mac. \
    You can also download it as a file.";

/// Title of the question before the key is lost.
pub const LAST_SIGHT: &str = "You won't see this key again";
/// What is lost.
pub const NEITHER_COPIED_NOR_SAVED: &str =
    "It was neither copied nor saved. If you close now, it is of no use to anybody.";
/// Goes back to the key.
pub const KEEP_OPEN: &str = "Keep it open";
/// Closes although the key is lost.
pub const CLOSE_ANYWAY: &str = "Close anyway";

/// Hands the key to the browser's password manager.
pub const SAVE_TO_PASSWORD_MANAGER: &str = "Save to password manager";
/// Under this name the password manager shows it.
pub const PASSWORD_NAME: &str = "Agent Sentinel API key";
/// The browser asks its own question.
pub const ASKED_TO_SAVE: &str = "Your browser was asked to save the key. Confirm it there; this page cannot see whether it did.";
/// The browser's password manager failed.
pub const SAVE_REFUSED: &str = "Your browser refused to save the key. Copy it instead.";
/// Saves the key as a file.
pub const DOWNLOAD_ENV: &str = "Download .env";
/// After that; with the file's name.
pub const DOWNLOADED: &str =
    "Saved as agent-sentinel.env. Keep it out of git: add it to .gitignore.";
/// The browser did not save the file.
pub const DOWNLOAD_REFUSED: &str = "Your browser refused to save the file. Copy the key instead.";

/// While the platform is asked whether it accepts the key.
pub const ACTIVATING: &str = "Activating… up to 30 s";
/// The platform accepts it.
pub fn active_after(seconds: u32) -> String {
    format!("Active after {seconds} s")
}
/// The platform refused it until the last try.
pub const NOT_YET_ACTIVE: &str = "Not active yet";
/// What the documentation advises then (platform docs, "Troubleshooting").
pub fn not_yet_advice(host: &str) -> String {
    format!("{host} still answers 401. Wait a little longer; the key itself is whole.")
}
/// The platform could not be asked.
pub const COULD_NOT_CHECK: &str = "Could not check from here";
/// What to do then; a command follows.
pub const ASK_FROM_TERMINAL: &str =
    "A browser may be kept from asking. Ask from a terminal instead:";
/// Asks the platform again.
pub const CHECK_AGAIN: &str = "Check again";

/// Heading above the snippets.
pub const USE_IT: &str = "Use it";
/// Accessible name of their tabs.
pub const SNIPPETS: &str = "Snippets";
/// Copies the snippet with the key in it.
pub const COPY_SNIPPET: &str = "Copy snippet";
/// Comment in the `.env` file.
pub const ENV_FILE_ADVICE: &str = "Add this file to .gitignore: a key must never be committed.";
/// Comment above the manifest for Kubernetes; an excerpt of another one follows.
pub const MANIFEST_ADVICE: &str =
    "Holds the key itself: never commit this file. For a container to get it:";
/// Before an excerpt of a workflow. Shells read it between single quotes: it must hold none, and no `!`.
pub const IN_THE_WORKFLOW: &str = "Then in the workflow:";
/// A whole snippet, a comment: nothing in it may be special, since zsh would run it.
pub const UNUSABLE_SNIPPET: &str = "# The key or the URL of the platform holds a control character. \
    No HTTP header can carry it: generate another key.\n";

/// Label of the field for what was stored elsewhere.
pub const PASTE_BACK: &str = "Paste back to verify";
/// Its placeholder.
pub const PASTE_STORED: &str = "Paste what you stored";
/// Nothing, or white space alone.
pub const NOTHING_PASTED: &str = "Nothing was pasted";
/// It is the key.
pub const MATCHES: &str = "Matches";
/// The key behind white space.
pub const SPACE_AT_START: &str = "Has a space or line break at the start";
/// The key before white space.
pub const SPACE_AT_END: &str = "Has a space or line break at the end";
/// The key between white space.
pub const SPACE_AROUND: &str = "Has a space or line break at the start and at the end";
/// The key in quotes.
pub const QUOTED: &str = "Has quotes around it";
/// The key in a longer text.
pub const TEXT_AROUND: &str = "Has other text around it";
/// The key's start alone.
pub fn ends_too_early(missing: usize) -> String {
    counted("Ends too early: ", missing, " missing")
}
/// The key and more.
pub fn goes_on_too_long(extra: usize) -> String {
    counted("Goes on too long: ", extra, " too many")
}
/// Something else; the first character that differs, counted from 1.
pub fn differs_at(character: usize) -> String {
    let mut words = "Differs at character ".to_owned();
    words.push_str(&character.to_string());
    words
}

/// `start`, the number of characters, `end`.
fn counted(start: &str, count: usize, end: &str) -> String {
    let mut words = start.to_owned();
    words.push_str(&count.to_string());
    words.push_str(if is_one(count) { " character" } else { " characters" });
    words.push_str(end);
    words
}

/// After the key was put away.
pub const STILL_ON_CLIPBOARD: &str = "The new key is still on your clipboard.";
/// Takes it from the clipboard.
pub const CLEAR_CLIPBOARD: &str = "Clear clipboard";
/// After that.
pub const CLIPBOARD_CLEARED: &str =
    "The clipboard was cleared. A clipboard manager may still hold the key.";
/// The browser did not.
pub const CLEAR_REFUSED: &str =
    "The browser refused to clear the clipboard. Copy something else instead.";
