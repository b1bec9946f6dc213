//! Widgets that know no keys.

/// A button.
pub const CANCEL: &str = "Cancel";
/// A button.
pub const CLOSE: &str = "Close";
/// Said by a button that copies, and aloud.
pub const COPIED: &str = "Copied";
/// A button.
pub const COPY: &str = "Copy";
/// A button.
pub const COPY_COMMAND: &str = "Copy command";
/// Said by a button that copies, in a notice, and aloud.
pub const COPY_REFUSED: &str = "The browser refused to copy";
/// A button of a notice.
pub const DISMISS: &str = "Dismiss";
/// A button.
pub const DONE: &str = "Done";
/// Where something will be.
pub const LOADING: &str = "Loading…";
/// A button.
pub const TRY_AGAIN: &str = "Try again";

/// The name of the list of outcomes.
pub const NOTIFICATIONS: &str = "Notifications";
/// The name of the choice of light and dark.
pub const THEME: &str = "Theme";
/// A theme.
pub const THEME_DARK: &str = "Dark";
/// A theme.
pub const THEME_LIGHT: &str = "Light";
/// A theme: what the system has.
pub const THEME_SYSTEM: &str = "System";
