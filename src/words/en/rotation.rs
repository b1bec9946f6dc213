//! When keys are due for rotation, and the calendar of it.

use crate::words::{is_one, number};

/// A key that is not due for long.
pub const FRESH: &str = "Fresh";
/// A key that is due, and the filter for such keys.
pub const DUE_FOR_ROTATION: &str = "Due for rotation";

/// A key that will soon be due, in at least one day.
pub fn due_in(days: i64) -> String {
    if usize::try_from(days).is_ok_and(is_one) {
        "Due in 1 day".to_owned()
    } else {
        format!("Due in {days} days")
    }
}

/// On which day a key will be due.
pub fn due_on(day: &str) -> String {
    format!("Due on {day}")
}

/// For how many whole days a key has been due.
pub fn overdue(days: i64) -> String {
    match days {
        0 => "Due since today".to_owned(),
        _ if usize::try_from(days).is_ok_and(is_one) => "1 day overdue".to_owned(),
        _ => format!("{days} days overdue"),
    }
}

/// Above the list: so many of `all` keys are older than `days`.
pub fn summary(due: usize, all: usize, days: i64) -> String {
    let noun = if is_one(all) { "key" } else { "keys" };
    let verb = if is_one(due) { "is" } else { "are" };
    format!(
        "{due} of {all} {noun} {verb} older than {days} days",
        due = number(due),
        all = number(all)
    )
}

// `Replaced 2 days ago by as_x1y2z3… – revoke it when nothing uses it any more`

/// Before when.
pub const REPLACED_BEFORE: &str = "Replaced ";
/// Between when and the new key's first characters.
pub const REPLACED_BY: &str = " by ";
/// Behind the new key's first characters.
pub const REPLACED_AFTER: &str = " – revoke it when nothing uses it any more";
/// What was replaced by what is known only until the page is left.
pub const REPLACED_NOT_KEPT: &str =
    "This browser keeps nothing, so it will forget which key replaced which.";

// The calendar.

/// The category of its events.
pub const EVENT_CATEGORY: &str = "API keys";

/// What an event is called; the key's first characters may follow in brackets.
pub fn event(name: &str) -> String {
    format!("Rotate API key \"{name}\"")
}

/// What an event says to do; the page's address follows on a line of its own.
pub fn event_description(days: i64) -> String {
    format!(
        "This key is {days} days old. Choose Rotate: make a new key, let your agents use it, then revoke the old one."
    )
}
