//! An iCalendar file (RFC 5545) that reminds of each key's rotation.
//!
//! Source: product design, section 3 (`Add rotation dates to calendar`: one all-day event per key
//! at created + 90 days).
//!
//! - An event is a day without a time zone, the day it is for the user when the key becomes due. It
//!   has neither an end nor a duration, which makes it one day (RFC 5545, 3.6.1), and does not make
//!   the user look busy.
//! - Its reminder comes at nine in the morning of the day before. A key that is due already has
//!   none: importing fifty of them would open fifty windows.
//! - Importing again updates the events, because each keeps its `UID`. There is no `METHOD`: that
//!   would make the file an invitation.

mod content;

use std::fmt::Write as _;

use sentinel_api_types::{ApiKey, Timestamp};

use super::rotation::{ROTATION_DAYS, due_at, is_due};
use crate::words;
use content::{push_line, push_text};

/// A calendar day: year, month (1 to 12) and day (1 to 31).
pub type Day = (i64, u8, u8);

/// The years iCalendar can write, as instants: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
const FIRST: Timestamp = Timestamp::from_millis(-62_135_596_800_000);
const LAST: Timestamp = Timestamp::from_millis(253_402_300_799_000);

/// The rotation dates of `keys` as the text of an `.ics` file; `None` when there is no event to
/// write, because a calendar without any is not valid (RFC 5545, 3.6).
///
/// `host` is the platform's, which tells keys of several platforms apart; `page` is the address of
/// the console's API Keys page; `local_day` says which day an instant between the years 1 and 9999
/// falls on for the user. A key that is due outside those years is left out.
#[must_use]
pub fn calendar(
    keys: &[&ApiKey],
    host: &str,
    page: &str,
    now: Timestamp,
    local_day: &dyn Fn(Timestamp) -> Day,
) -> Option<String> {
    let mut file = String::new();
    push_line(&mut file, "BEGIN:VCALENDAR");
    push_line(&mut file, "VERSION:2.0");
    push_line(&mut file, "PRODID:-//Agent Sentinel//Console//EN");
    push_line(&mut file, "CALSCALE:GREGORIAN");
    let start = file.len();
    for key in keys {
        if let Some(day) = due_day(key, local_day) {
            push_event(&mut file, key, &day, host, page, now);
        }
    }
    let any = file.len() > start;
    push_line(&mut file, "END:VCALENDAR");
    any.then_some(file)
}

/// The day of the event, as iCalendar writes it.
fn due_day(key: &ApiKey, local_day: &dyn Fn(Timestamp) -> Day) -> Option<String> {
    let due = due_at(key.created_at);
    if !(FIRST..=LAST).contains(&due) {
        return None;
    }
    let (year, month, day) = local_day(due);
    (1..=9999).contains(&year).then(|| format!("{year:04}{month:02}{day:02}"))
}

fn push_event(file: &mut String, key: &ApiKey, day: &str, host: &str, page: &str, now: Timestamp) {
    let summary = summary(key);
    push_line(file, "BEGIN:VEVENT");
    push_line(file, &("UID:".to_owned() + &uid(host, &key.id)));
    push_line(file, &("DTSTAMP:".to_owned() + &utc(now)));
    push_line(file, &("DTSTART;VALUE=DATE:".to_owned() + day));
    push_text(file, "SUMMARY", &summary);
    push_text(file, "DESCRIPTION", &description(page));
    push_text(file, "CATEGORIES", words::rotation::EVENT_CATEGORY);
    push_line(file, "TRANSP:TRANSPARENT");
    if !is_due(key.created_at, now) {
        push_line(file, "BEGIN:VALARM");
        push_line(file, "ACTION:DISPLAY");
        push_text(file, "DESCRIPTION", &summary);
        push_line(file, "TRIGGER:-PT15H");
        push_line(file, "END:VALARM");
    }
    push_line(file, "END:VEVENT");
}

fn summary(key: &ApiKey) -> String {
    let mut summary = words::rotation::event(&content::isolated(&key.name));
    if let Some(start) = &key.key_prefix {
        summary.push_str(" (");
        summary.push_str(&content::isolated(start));
        summary.push_str("…)");
    }
    summary
}

fn description(page: &str) -> String {
    words::rotation::event_description(ROTATION_DAYS) + "\n" + page
}

/// A UUID of version 8 (RFC 9562) that depends on nothing but host and id. Hashed, because a `UID`
/// must not say where it comes from (RFC 7986, 5.3), and so that an odd id cannot do harm.
fn uid(host: &str, id: &str) -> String {
    let (high, low) = (hash([host, "\n", id]), hash([id, "\n", host]));
    let mut uid = String::new();
    // Writing to a `String` cannot fail.
    let _ = write!(
        uid,
        "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff
    );
    uid
}

/// FNV-1a with 64 bits: no protection against forgery, and none is needed among one's own keys.
fn hash(parts: [&str; 3]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// `at` as iCalendar writes an instant, such as `20250328T233000Z`; outside its years, the nearest.
fn utc(at: Timestamp) -> String {
    let text = at.clamp(FIRST, LAST).to_string();
    let seconds = text.split(['.', 'Z']).next().unwrap_or_default();
    seconds.replace(['-', ':'], "") + "Z"
}

#[cfg(test)]
mod tests;
