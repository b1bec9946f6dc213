//! When keys are due for rotation, and the calendar of it.

use crate::words::{is_one, number};

/// A key that is not due for long.
pub const FRESH: &str = "Aktuell";
/// A key that is due, and the filter for such keys.
pub const DUE_FOR_ROTATION: &str = "Erneuerung fällig";

/// A key that will soon be due, in at least one day.
pub fn due_in(days: i64) -> String {
    if usize::try_from(days).is_ok_and(is_one) {
        "Fällig in 1 Tag".to_owned()
    } else {
        format!("Fällig in {days} Tagen")
    }
}

/// On which day a key will be due.
pub fn due_on(day: &str) -> String {
    format!("Fällig am {day}")
}

/// For how many whole days a key has been due.
pub fn overdue(days: i64) -> String {
    match days {
        0 => "Seit heute fällig".to_owned(),
        _ if usize::try_from(days).is_ok_and(is_one) => "Seit 1 Tag überfällig".to_owned(),
        _ => format!("Seit {days} Tagen überfällig"),
    }
}

/// Above the list: so many of `all` keys are older than `days`.
pub fn summary(due: usize, all: usize, days: i64) -> String {
    let noun = if is_one(all) { "Schlüssel" } else { "Schlüsseln" };
    let verb = if is_one(due) { "ist" } else { "sind" };
    format!(
        "{due} von {all} {noun} {verb} älter als {days} Tage",
        due = number(due),
        all = number(all)
    )
}

// `Wurde vor 2 Tagen durch as_x1y2z3… ersetzt – widerrufen Sie ihn, sobald er nicht mehr verwendet wird`

/// Before when.
pub const REPLACED_BEFORE: &str = "Wurde ";
/// Between when and the new key's first characters.
pub const REPLACED_BY: &str = " durch ";
/// Behind the new key's first characters.
pub const REPLACED_AFTER: &str =
    " ersetzt – widerrufen Sie ihn, sobald er nicht mehr verwendet wird";
/// What was replaced by what is known only until the page is left.
pub const REPLACED_NOT_KEPT: &str =
    "Dieser Browser speichert nichts. Er vergisst daher, welcher Schlüssel welchen ersetzt hat.";

// The calendar.

/// The category of its events.
pub const EVENT_CATEGORY: &str = "API-Schlüssel";

/// What an event is called; the key's first characters may follow in brackets.
pub fn event(name: &str) -> String {
    format!("API-Schlüssel „{name}“ erneuern")
}

/// What an event says to do; the page's address follows on a line of its own.
pub fn event_description(days: i64) -> String {
    format!(
        "Dieser Schlüssel ist {days} Tage alt. Wählen Sie „Erneuern“: Erstellen Sie einen neuen Schlüssel, stellen Sie Ihre Agenten darauf um und widerrufen Sie dann den alten."
    )
}
