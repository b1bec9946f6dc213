//! The list of keys: page, table, toolbar, selection, export, shortcuts.

use crate::words::{is_one, number};

// The page.

/// Its title and heading.
pub const PAGE: &str = "API Keys";
/// Before the link [`DOCUMENTATION`].
pub const PAGE_INTRO: &str = "Long-lived credentials for the SDK, one for each environment. ";
/// A link.
pub const DOCUMENTATION: &str = "Documentation";
/// A button.
pub const CHECK_A_KEY: &str = "Check a key";
/// A button.
pub const GENERATE_NEW_KEY: &str = "Generate New Key";
/// A dialog that is not here yet.
pub const ROTATE_A_KEY: &str = "Rotate a key";

// The help for single letters.

/// Its title.
pub const KEYBOARD_SHORTCUTS: &str = "Keyboard shortcuts";
/// What `?` does.
pub const THIS_HELP: &str = "This help";
/// What Esc does.
pub const CLOSE_A_DIALOG: &str = "Close a dialog";
/// When letters do nothing.
pub const WHEN_LETTERS_REST: &str = "Letters do nothing while you type or a dialog is open.";

// What became of a new key.

/// A session ended or changed during a reveal.
pub const WIPED_WITH_SESSION: &str = "Your session changed before the new key was copied, so the key was wiped. Rotate it to get another.";
/// A session ended or changed while the platform made a key.
pub const MADE_WITHOUT_SESSION: &str = "Your session changed while a key was made. If it is in the list, nobody has seen it: revoke it.";
/// Nobody looked at the page for long.
pub const WIPED_WHEN_AWAY: &str =
    "The new key was wiped after 10 minutes in the background. Rotate it to get another.";
/// The page was left.
pub const WIPED_WHEN_LEFT: &str =
    "The new key was wiped when this page was left. Rotate it to get another.";

// Export.

/// The button of the menu.
pub const EXPORT_LIST: &str = "Export list";
/// In the menu.
pub const EXPORT_CSV: &str = "CSV";
/// In the menu.
pub const EXPORT_JSON: &str = "JSON";
/// In the menu.
pub const EXPORT_CALENDAR: &str = "Add rotation dates to calendar";
/// No calendar was saved.
pub const NO_DATES: &str = "None of these keys has a rotation date that a calendar can hold.";
/// No file was saved.
pub const SAVE_REFUSED: &str = "The browser refused to save the file.";

/// A file was saved.
pub fn saved(file_name: &str) -> String {
    format!("{file_name} was saved")
}

// Columns, and their cells.

/// What the table is called.
pub const TABLE: &str = "API keys";
/// A column.
pub const NAME: &str = "Name";
/// A column.
pub const KEY: &str = "Key";
/// A column.
pub const ENVIRONMENT: &str = "Environment";
/// A column.
pub const CREATED: &str = "Created";
/// A column.
pub const LAST_USED: &str = "Last used";
/// A column.
pub const ROTATION: &str = "Rotation";
/// A column.
pub const ACTIONS: &str = "Actions";
/// When a key was last used that was not.
pub const NEVER: &str = "Never";
/// The tooltip of an environment.
pub const ENVIRONMENT_HINT: &str = "A hint, taken from the name";
/// A row's button, seen.
pub const ROTATE: &str = "Rotate";
/// A row's button, seen; also a dialog that is not here yet.
pub const REVOKE: &str = "Revoke";

/// A row's checkbox.
pub fn select_key(name: &str) -> String {
    format!("Select {name}")
}

/// A row's button, read.
pub fn rotate_key(name: &str) -> String {
    format!("Rotate {name}")
}

/// A row's button, read.
pub fn revoke_key(name: &str) -> String {
    format!("Revoke {name}")
}

/// Below the table.
pub fn unreadable(count: usize) -> String {
    format!(
        "{count} more could not be read: the platform described them in a way this console does not understand.",
        count = number(count)
    )
}

// Environments.

/// An environment.
pub const PRODUCTION: &str = "Production";
/// An environment.
pub const STAGING: &str = "Staging";
/// An environment.
pub const DEVELOPMENT: &str = "Development";
/// An environment.
pub const TEST: &str = "Test";
/// An environment.
pub const CI: &str = "CI";
/// An environment.
pub const LOCAL: &str = "Local";

// Toolbar.

/// The search field; also what `/` does.
pub const SEARCH: &str = "Search";
/// In the empty search field.
pub const SEARCH_PLACEHOLDER: &str = "Search name or key";
/// The search field held more than the list knows.
pub const WHOLE_KEY_CUT: &str = "A whole key was cut to its first characters";
/// The filter.
pub const SHOW: &str = "Show";
/// A filter, of all.
pub const ALL_KEYS: &str = "All keys";
/// The order.
pub const SORT_BY: &str = "Sort by";
/// An order.
pub const NEWEST_FIRST: &str = "Newest first";
/// An order.
pub const OLDEST_FIRST: &str = "Oldest first";
/// An order.
pub const BY_NAME: &str = "By name";
/// An order.
pub const BY_ENVIRONMENT: &str = "By environment";
/// An order.
pub const BY_KEY: &str = "By key";
/// An order.
pub const MOST_URGENT_ROTATION_FIRST: &str = "Most urgent rotation first";
/// An order.
pub const LAST_USED_FIRST: &str = "Last used first";
/// An order that the menu does not have.
pub const ANOTHER_ORDER: &str = "Another order";

/// How many keys are shown.
pub fn matching(matches: usize, all: usize) -> String {
    format!("{matches} of {all} keys match", matches = number(matches), all = number(all))
}

// Selection.

/// The bar of what can be done with them.
pub const SELECTED_KEYS: &str = "Selected keys";
/// A button, and the checkbox above the rows.
pub const SELECT_ALL_MATCHING: &str = "Select all matching";
/// A button.
pub const CLEAR_SELECTION: &str = "Clear selection";

/// How many keys are selected.
pub fn selected(count: usize) -> String {
    format!("{count} selected", count = number(count))
}

/// A button.
pub fn revoke_keys(count: usize) -> String {
    if is_one(count) {
        "Revoke key".to_owned()
    } else {
        format!("Revoke {count} keys", count = number(count))
    }
}

// A list without rows, or with old ones.

/// The rows are of this time of day.
pub fn as_of(time: &str) -> String {
    format!("Showing keys as of {time}")
}

/// The browser is offline.
pub const LOADED_WHEN_ONLINE: &str = "The keys are loaded as soon as the browser is online again.";
/// An empty list.
pub const NO_KEYS_YET: &str = "No API keys yet";
/// An empty list: what a key is for.
pub const NO_KEYS_YET_HINT: &str =
    "An agent needs a key to report to the platform. Make one for each environment.";
/// Nothing is shown, and nothing is searched for.
pub const NO_MATCH_FILTER: &str = "No keys match this filter";
/// A button.
pub const CLEAR_SEARCH: &str = "Clear search";

/// Nothing is shown for what is searched for.
pub fn no_match(search: &str) -> String {
    format!("No keys match \"{search}\"")
}
