//! Connect your agent.

/// The heading.
pub const TITLE: &str = "Connect your agent";
/// The first step.
pub const INSTALL: &str = "Install the SDK";
/// The second step, for bash and zsh.
pub const SET_VARIABLE: &str = "Set the variable: in bash or zsh run this, paste the key you copied, press Enter. So it stays out of the shell's history.";
/// The same for PowerShell; before its command.
pub const IN_POWERSHELL: &str = "In PowerShell: ";
/// The third step.
pub const RUN_LINES: &str = "Run these lines in Python, or put them into your agent";
/// The list is loaded by itself.
pub const WAITING: &str = "Waiting for its first report…";
/// The list is no longer loaded by itself; before the button [`LOOK_AGAIN`].
pub const NO_REPORT_YET: &str = "No report yet. ";
/// A button.
pub const LOOK_AGAIN: &str = "Look again";
/// The heading in the end, also announced.
pub const REPORTED: &str = "Your agent has reported";

// `as_x1y2z3… was used on 28 March 2025 at 10:00. From now on the list shows when each key was last used.`

/// Between the key's first characters and when.
pub const USED_ON: &str = " was used on ";
/// Behind when.
pub const USED_AFTER: &str = ". From now on the list shows when each key was last used.";
