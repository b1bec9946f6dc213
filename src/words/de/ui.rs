//! Widgets that know no keys.

/// A button.
pub const CANCEL: &str = "Abbrechen";
/// A button.
pub const CLOSE: &str = "Schließen";
/// Said by a button that copies, and aloud.
pub const COPIED: &str = "Kopiert";
/// A button.
pub const COPY: &str = "Kopieren";
/// A button.
pub const COPY_COMMAND: &str = "Befehl kopieren";
/// Said by a button that copies, in a notice, and aloud.
pub const COPY_REFUSED: &str = "Der Browser hat das Kopieren verweigert";
/// A button of a notice.
pub const DISMISS: &str = "Ausblenden";
/// A button.
pub const DONE: &str = "Fertig";
/// Where something will be.
pub const LOADING: &str = "Wird geladen\u{a0}…";
/// A button.
pub const TRY_AGAIN: &str = "Erneut versuchen";

/// The name of the list of outcomes.
pub const NOTIFICATIONS: &str = "Benachrichtigungen";
/// The name of the choice of light and dark.
pub const THEME: &str = "Design";
/// A theme.
pub const THEME_DARK: &str = "Dunkel";
/// A theme.
pub const THEME_LIGHT: &str = "Hell";
/// A theme: what the system has.
pub const THEME_SYSTEM: &str = "System";
