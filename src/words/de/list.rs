//! The list of keys: page, table, toolbar, selection, export, shortcuts.

use crate::words::{is_one, number};

// The page.

/// Its title and heading.
pub const PAGE: &str = "API-Schlüssel";
/// Before the link [`DOCUMENTATION`].
pub const PAGE_INTRO: &str = "Langlebige Zugangsdaten für das SDK, ein Schlüssel pro Umgebung. ";
/// A link.
pub const DOCUMENTATION: &str = "Dokumentation";
/// A button.
pub const CHECK_A_KEY: &str = "Schlüssel prüfen";
/// A button.
pub const GENERATE_NEW_KEY: &str = "Neuen Schlüssel erstellen";
/// A dialog that is not here yet.
pub const ROTATE_A_KEY: &str = "Schlüssel erneuern";

// The help for single letters.

/// Its title.
pub const KEYBOARD_SHORTCUTS: &str = "Tastenkürzel";
/// What `?` does.
pub const THIS_HELP: &str = "Diese Hilfe";
/// What Esc does.
pub const CLOSE_A_DIALOG: &str = "Dialog schließen";
/// When letters do nothing.
pub const WHEN_LETTERS_REST: &str =
    "Buchstaben haben keine Funktion, während Sie tippen oder ein Dialog geöffnet ist.";

// What became of a new key.

/// A session ended or changed during a reveal.
pub const WIPED_WITH_SESSION: &str = "Ihre Sitzung hat sich geändert, bevor der neue Schlüssel kopiert wurde; er wurde daher aus dem Speicher gelöscht. Erneuern Sie ihn, um einen anderen zu erhalten.";
/// A session ended or changed while the platform made a key.
pub const MADE_WITHOUT_SESSION: &str = "Ihre Sitzung hat sich geändert, während ein Schlüssel erstellt wurde. Falls er in der Liste steht, hat ihn niemand gesehen: Widerrufen Sie ihn.";
/// Nobody looked at the page for long.
pub const WIPED_WHEN_AWAY: &str = "Der neue Schlüssel wurde nach 10 Minuten im Hintergrund aus dem Speicher gelöscht. Erneuern Sie ihn, um einen anderen zu erhalten.";
/// The page was left.
pub const WIPED_WHEN_LEFT: &str = "Der neue Schlüssel wurde beim Verlassen der Seite aus dem Speicher gelöscht. Erneuern Sie ihn, um einen anderen zu erhalten.";

// Export.

/// The button of the menu.
pub const EXPORT_LIST: &str = "Liste exportieren";
/// In the menu.
pub const EXPORT_CSV: &str = "CSV";
/// In the menu.
pub const EXPORT_JSON: &str = "JSON";
/// In the menu.
pub const EXPORT_CALENDAR: &str = "Erneuerungstermine zum Kalender hinzufügen";
/// No calendar was saved.
pub const NO_DATES: &str = "Keiner dieser Schlüssel hat einen Erneuerungstermin, der sich in einen Kalender eintragen lässt.";
/// No file was saved.
pub const SAVE_REFUSED: &str = "Der Browser hat das Speichern der Datei verweigert.";

/// A file was saved.
pub fn saved(file_name: &str) -> String {
    format!("{file_name} wurde gespeichert")
}

// Columns, and their cells.

/// What the table is called.
pub const TABLE: &str = "API-Schlüssel";
/// A column.
pub const NAME: &str = "Name";
/// A column.
pub const KEY: &str = "Schlüssel";
/// A column.
pub const ENVIRONMENT: &str = "Umgebung";
/// A column.
pub const CREATED: &str = "Erstellt";
/// A column.
pub const LAST_USED: &str = "Zuletzt verwendet";
/// A column.
pub const ROTATION: &str = "Erneuerung";
/// A column.
pub const ACTIONS: &str = "Aktionen";
/// When a key was last used that was not.
pub const NEVER: &str = "Nie";
/// The tooltip of an environment.
pub const ENVIRONMENT_HINT: &str = "Ein Hinweis, aus dem Namen abgeleitet";
/// A row's button, seen.
pub const ROTATE: &str = "Erneuern";
/// A row's button, seen; also a dialog that is not here yet.
pub const REVOKE: &str = "Widerrufen";

/// A row's checkbox.
pub fn select_key(name: &str) -> String {
    format!("{name} auswählen")
}

/// A row's button, read.
pub fn rotate_key(name: &str) -> String {
    format!("{name} erneuern")
}

/// A row's button, read.
pub fn revoke_key(name: &str) -> String {
    format!("{name} widerrufen")
}

/// Below the table.
pub fn unreadable(count: usize) -> String {
    if is_one(count) {
        "1 weiterer konnte nicht gelesen werden: Die Plattform beschreibt ihn auf eine Weise, die diese Konsole nicht versteht."
            .to_owned()
    } else {
        format!(
            "{count} weitere konnten nicht gelesen werden: Die Plattform beschreibt sie auf eine Weise, die diese Konsole nicht versteht.",
            count = number(count)
        )
    }
}

// Environments.

/// An environment.
pub const PRODUCTION: &str = "Produktion";
/// An environment.
pub const STAGING: &str = "Staging";
/// An environment.
pub const DEVELOPMENT: &str = "Entwicklung";
/// An environment.
pub const TEST: &str = "Test";
/// An environment.
pub const CI: &str = "CI";
/// An environment.
pub const LOCAL: &str = "Lokal";

// Toolbar.

/// The search field; also what `/` does.
pub const SEARCH: &str = "Suchen";
/// In the empty search field.
pub const SEARCH_PLACEHOLDER: &str = "Name oder Schlüssel suchen";
/// The search field held more than the list knows.
pub const WHOLE_KEY_CUT: &str =
    "Ein vollständiger Schlüssel wurde auf seine ersten Zeichen gekürzt";
/// The filter.
pub const SHOW: &str = "Anzeigen";
/// A filter, of all.
pub const ALL_KEYS: &str = "Alle Schlüssel";
/// The order.
pub const SORT_BY: &str = "Sortierung";
/// An order.
pub const NEWEST_FIRST: &str = "Neueste zuerst";
/// An order.
pub const OLDEST_FIRST: &str = "Älteste zuerst";
/// An order.
pub const BY_NAME: &str = "Nach Name";
/// An order.
pub const BY_ENVIRONMENT: &str = "Nach Umgebung";
/// An order.
pub const BY_KEY: &str = "Nach Schlüssel";
/// An order.
pub const MOST_URGENT_ROTATION_FIRST: &str = "Dringendste Erneuerung zuerst";
/// An order.
pub const LAST_USED_FIRST: &str = "Zuletzt verwendete zuerst";
/// An order that the menu does not have.
pub const ANOTHER_ORDER: &str = "Andere Sortierung";

/// How many keys are shown.
pub fn matching(matches: usize, all: usize) -> String {
    let noun = if is_one(all) { "Schlüssel" } else { "Schlüsseln" };
    format!("Treffer: {matches} von {all} {noun}", matches = number(matches), all = number(all))
}

// Selection.

/// The bar of what can be done with them.
pub const SELECTED_KEYS: &str = "Ausgewählte Schlüssel";
/// A button, and the checkbox above the rows.
pub const SELECT_ALL_MATCHING: &str = "Alle Treffer auswählen";
/// A button.
pub const CLEAR_SELECTION: &str = "Auswahl aufheben";

/// How many keys are selected.
pub fn selected(count: usize) -> String {
    format!("{count} ausgewählt", count = number(count))
}

/// A button.
pub fn revoke_keys(count: usize) -> String {
    if is_one(count) {
        "Schlüssel widerrufen".to_owned()
    } else {
        format!("{count} Schlüssel widerrufen", count = number(count))
    }
}

// A list without rows, or with old ones.

/// The rows are of this time of day.
pub fn as_of(time: &str) -> String {
    format!("Stand der Liste: {time} Uhr")
}

/// The browser is offline.
pub const LOADED_WHEN_ONLINE: &str =
    "Die Schlüssel werden geladen, sobald der Browser wieder online ist.";
/// An empty list.
pub const NO_KEYS_YET: &str = "Noch keine API-Schlüssel";
/// An empty list: what a key is for.
pub const NO_KEYS_YET_HINT: &str = "Ein Agent braucht einen Schlüssel, um sich bei der Plattform zu melden. Erstellen Sie einen für jede Umgebung.";
/// Nothing is shown, and nothing is searched for.
pub const NO_MATCH_FILTER: &str = "Keine Schlüssel für diesen Filter";
/// A button.
pub const CLEAR_SEARCH: &str = "Suche zurücksetzen";

/// Nothing is shown for what is searched for.
pub fn no_match(search: &str) -> String {
    format!("Keine Schlüssel für „{search}“ gefunden")
}
