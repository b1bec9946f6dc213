//! The one-time reveal of a new key, and its snippets.

use crate::words::is_one;

/// Announced as soon as the key is there.
pub const READY: &str = "Ihr neuer Schlüssel ist bereit. Kopieren Sie ihn jetzt: Er wird nur einmal \
    angezeigt.";
/// `The key ‹name› is shown only once. …`: before the name.
pub const ONLY_ONCE_BEFORE_NAME: &str = "Der Schlüssel ";
/// The same: after the name.
pub const ONLY_ONCE_AFTER_NAME: &str = " wird nur einmal angezeigt. Bewahren Sie ihn in einem Passwortmanager oder Secrets \
    Vault auf.";
/// Accessible name of the key in clear.
pub const NEW_KEY: &str = "Neuer Schlüssel";
/// Accessible name of the key while it is masked.
pub const NEW_KEY_HIDDEN: &str = "Neuer Schlüssel, verborgen";
/// Shows the key in clear.
pub const SHOW_KEY: &str = "Schlüssel anzeigen";
/// Masks it again.
pub const HIDE_KEY: &str = "Schlüssel verbergen";
/// Copies the key.
pub const COPY_KEY: &str = "Schlüssel kopieren";
/// What to do when the browser refused to copy the key.
pub const COPY_BY_HAND: &str = "Der Schlüssel ist oben markiert: Drücken Sie Strg+C oder auf dem Mac ⌘C. Sie können \
    ihn auch als Datei herunterladen.";

/// Title of the question before the key is lost.
pub const LAST_SIGHT: &str = "Dieser Schlüssel wird nicht noch einmal angezeigt";
/// What is lost.
pub const NEITHER_COPIED_NOR_SAVED: &str = "Er wurde weder kopiert noch gespeichert. Wenn Sie jetzt schließen, kann ihn niemand \
    mehr verwenden.";
/// Goes back to the key.
pub const KEEP_OPEN: &str = "Geöffnet lassen";
/// Closes although the key is lost.
pub const CLOSE_ANYWAY: &str = "Trotzdem schließen";

/// Hands the key to the browser's password manager.
pub const SAVE_TO_PASSWORD_MANAGER: &str = "Im Passwortmanager speichern";
/// Under this name the password manager shows it.
pub const PASSWORD_NAME: &str = "API-Schlüssel für Agent Sentinel";
/// The browser asks its own question.
pub const ASKED_TO_SAVE: &str = "Ihr Browser wurde gebeten, den Schlüssel zu speichern. Bestätigen Sie das dort; \
    diese Seite erfährt nicht, ob er gespeichert wurde.";
/// The browser's password manager failed.
pub const SAVE_REFUSED: &str =
    "Ihr Browser hat das Speichern verweigert. Kopieren Sie den Schlüssel stattdessen.";
/// Saves the key as a file.
pub const DOWNLOAD_ENV: &str = ".env herunterladen";
/// After that; with the file's name.
pub const DOWNLOADED: &str = "Als agent-sentinel.env gespeichert. Die Datei gehört nicht ins Git-Repository: \
    Tragen Sie sie in .gitignore ein.";
/// The browser did not save the file.
pub const DOWNLOAD_REFUSED: &str = "Ihr Browser hat das Speichern der Datei verweigert. Kopieren Sie stattdessen den \
    Schlüssel.";

/// While the platform is asked whether it accepts the key.
pub const ACTIVATING: &str = "Wird aktiviert\u{a0}… bis zu 30 s";
/// The platform accepts it.
pub fn active_after(seconds: u32) -> String {
    format!("Aktiv nach {seconds} s")
}
/// The platform refused it until the last try.
pub const NOT_YET_ACTIVE: &str = "Noch nicht aktiv";
/// What the documentation advises then (platform docs, "Troubleshooting").
pub fn not_yet_advice(host: &str) -> String {
    format!(
        "{host} antwortet noch mit 401. Warten Sie noch etwas; der Schlüssel selbst ist in Ordnung."
    )
}
/// The platform could not be asked.
pub const COULD_NOT_CHECK: &str = "Prüfung von hier aus nicht möglich";
/// What to do then; a command follows.
pub const ASK_FROM_TERMINAL: &str = "Manche Browser lassen die Anfrage nicht zu. Prüfen Sie den Schlüssel stattdessen im \
    Terminal:";
/// Asks the platform again.
pub const CHECK_AGAIN: &str = "Erneut prüfen";

/// Heading above the snippets.
pub const USE_IT: &str = "Verwendung";
/// Accessible name of their tabs.
pub const SNIPPETS: &str = "Snippets";
/// Copies the snippet with the key in it.
pub const COPY_SNIPPET: &str = "Snippet kopieren";
/// Comment in the `.env` file.
pub const ENV_FILE_ADVICE: &str =
    "Diese Datei in .gitignore eintragen: Ein Schlüssel darf nie committet werden.";
/// Comment above the manifest for Kubernetes; an excerpt of another one follows.
pub const MANIFEST_ADVICE: &str = "Enthält den Schlüssel selbst: Diese Datei nie committen. So erhält ihn ein \
    Container:";
/// Before an excerpt of a workflow. Shells read it between single quotes: it must hold none, and no `!`.
pub const IN_THE_WORKFLOW: &str = "Dann im Workflow:";
/// A whole snippet, a comment: nothing in it may be special, since zsh would run it.
pub const UNUSABLE_SNIPPET: &str = "# Im Schluessel oder in der URL der Plattform steht ein Steuerzeichen. Das passt in \
    keinen HTTP Header: Erstellen Sie einen anderen Schluessel.\n";

/// Label of the field for what was stored elsewhere.
pub const PASTE_BACK: &str = "Zur Kontrolle einfügen";
/// Its placeholder.
pub const PASTE_STORED: &str = "Gespeicherten Schlüssel einfügen";
/// Nothing, or white space alone.
pub const NOTHING_PASTED: &str = "Es wurde nichts eingefügt";
/// It is the key.
pub const MATCHES: &str = "Stimmt überein";
/// The key behind white space.
pub const SPACE_AT_START: &str = "Leerzeichen oder Zeilenumbruch am Anfang";
/// The key before white space.
pub const SPACE_AT_END: &str = "Leerzeichen oder Zeilenumbruch am Ende";
/// The key between white space.
pub const SPACE_AROUND: &str = "Leerzeichen oder Zeilenumbruch am Anfang und am Ende";
/// The key in quotes.
pub const QUOTED: &str = "Steht in Anführungszeichen";
/// The key in a longer text.
pub const TEXT_AROUND: &str = "Davor oder dahinter steht weiterer Text";
/// The key's start alone.
pub fn ends_too_early(missing: usize) -> String {
    let end = if is_one(missing) { " Zeichen fehlt" } else { " Zeichen fehlen" };
    counted("Zu kurz: ", missing, end)
}
/// The key and more.
pub fn goes_on_too_long(extra: usize) -> String {
    counted("Zu lang: ", extra, " Zeichen zu viel")
}
/// Something else; the first character that differs, counted from 1.
pub fn differs_at(character: usize) -> String {
    counted("Abweichung bei Zeichen ", character, "")
}

/// `start`, the number, `end`.
fn counted(start: &str, count: usize, end: &str) -> String {
    let mut words = start.to_owned();
    words.push_str(&count.to_string());
    words.push_str(end);
    words
}

/// After the key was put away.
pub const STILL_ON_CLIPBOARD: &str = "Der neue Schlüssel ist noch in der Zwischenablage.";
/// Takes it from the clipboard.
pub const CLEAR_CLIPBOARD: &str = "Zwischenablage leeren";
/// After that.
pub const CLIPBOARD_CLEARED: &str = "Die Zwischenablage wurde geleert. Ein Zwischenablage-Manager kann den Schlüssel \
    noch enthalten.";
/// The browser did not.
pub const CLEAR_REFUSED: &str = "Der Browser hat das Leeren der Zwischenablage verweigert. Kopieren Sie stattdessen \
    etwas anderes.";
