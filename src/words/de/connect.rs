//! Connect your agent.

/// The heading.
pub const TITLE: &str = "Agent verbinden";
/// The first step.
pub const INSTALL: &str = "SDK installieren";
/// The second step, for bash and zsh.
pub const SET_VARIABLE: &str = "Variable setzen: Führen Sie dies in bash oder zsh aus, fügen Sie den kopierten Schlüssel ein und drücken Sie die Eingabetaste. So landet er nicht im Verlauf der Shell.";
/// The same for PowerShell; before its command.
pub const IN_POWERSHELL: &str = "In PowerShell: ";
/// The third step.
pub const RUN_LINES: &str = "Diese Zeilen in Python ausführen oder in den Agenten übernehmen";
/// The list is loaded by itself.
pub const WAITING: &str = "Warten auf die erste Meldung\u{a0}…";
/// The list is no longer loaded by itself; before the button [`LOOK_AGAIN`].
pub const NO_REPORT_YET: &str = "Noch keine Meldung. ";
/// A button.
pub const LOOK_AGAIN: &str = "Erneut nachsehen";
/// The heading in the end, also announced.
pub const REPORTED: &str = "Ihr Agent hat sich gemeldet";

// `as_x1y2z3… wurde am 28.03.2025, 10:00:00 MEZ verwendet. Ab jetzt zeigt die Liste, wann …`

/// Between the key's first characters and when.
pub const USED_ON: &str = " wurde am ";
/// Behind when.
pub const USED_AFTER: &str =
    " verwendet. Ab jetzt zeigt die Liste, wann jeder Schlüssel zuletzt verwendet wurde.";
