//! The browser's clock and its way of writing times.

mod countdown;

use std::time::Duration;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};
use sentinel_api_types::Timestamp;
use wasm_bindgen::JsValue;
use web_sys::VisibilityState;

pub use countdown::{SHOWN_IN_MINUTES, use_seconds_until};

use crate::words;

/// How often what is said of times is looked at again: it is said in minutes at the finest.
const TICK: Duration = Duration::from_mins(1);

/// This moment, by the browser's clock.
#[must_use]
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "a date in milliseconds fits an i64")]
    Timestamp::from_millis(Date::now() as i64)
}

/// Whether somebody may see the page.
fn is_seen() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

/// This moment, kept right to the minute while the page can be seen.
#[must_use]
pub fn use_now() -> Signal<Timestamp> {
    let moment = RwSignal::new(now());
    let tick = move || {
        moment.try_set(now());
    };
    // Without a timer the page says what was true when it was last looked at.
    while_seen(TICK, tick);
    moment.into()
}

/// Calls `tick` after each `pause` while somebody may see the page, and at once when it is seen again, as long as
/// what is being rendered now is there. In the background nothing ticks.
pub fn while_seen(pause: Duration, tick: impl Fn() + Copy + 'static) {
    let timer = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let start = move || timer.try_set_value(set_interval_with_handle(tick, pause).ok());
    if is_seen() {
        start();
    }
    let seen = window_event_listener_untyped("visibilitychange", move |_| {
        stop();
        if is_seen() {
            tick();
            start();
        }
    });
    on_cleanup(move || {
        seen.remove();
        stop();
    });
}

/// `at` as seen from `now`, such as "3 days ago" or "just now", in the page's language.
#[must_use]
pub fn relative(at: Timestamp, now: Timestamp) -> String {
    let Some((amount, unit)) = largest_unit(at.as_millis() - now.as_millis()) else {
        return words::shell::JUST_NOW.to_owned();
    };
    #[expect(clippy::cast_precision_loss, reason = "at most some thousands")]
    let amount = amount as f64;
    FORMATS.with(|formats| formats.relative.format(amount, unit).into())
}

/// The local date and time of `at`, in full.
#[must_use]
pub fn exact(at: Timestamp) -> String {
    write(at, |formats| &formats.exact)
}

/// The local hour and minute of `at`, such as "14:02".
#[must_use]
pub fn hour_and_minute(at: Timestamp) -> String {
    write(at, |formats| &formats.minute)
}

/// The local day of `at`, such as "23 Feb 2027".
#[must_use]
pub fn day(at: Timestamp) -> String {
    write(at, |formats| &formats.day)
}

/// The local year, month and day of `at`.
#[must_use]
pub fn local_day(at: Timestamp) -> (i64, u8, u8) {
    #[expect(clippy::cast_precision_loss, reason = "instants of the calendar are far below 2^53")]
    let date = Date::new(&JsValue::from_f64(at.as_millis() as f64));
    #[expect(clippy::cast_possible_truncation, reason = "months and days are small")]
    let (month, day) = (date.get_month() as u8 + 1, date.get_date() as u8);
    (date.get_full_year().into(), month, day)
}

/// The browser's ways of writing times. To make one takes it longer than to write a row's times.
struct Formats {
    relative: Intl::RelativeTimeFormat,
    exact: Function,
    minute: Function,
    day: Function,
}

thread_local! {
    static FORMATS: Formats = Formats::new();
}

impl Formats {
    fn new() -> Self {
        // Dates are in the language of the words around them.
        let language = Array::of1(&words::LANGUAGE.into());
        let format = |options| Intl::DateTimeFormat::new(&language, &object(options)).format();
        Self {
            relative: Intl::RelativeTimeFormat::new(&language, &object(&[("numeric", "auto")])),
            exact: format(&[("dateStyle", "medium"), ("timeStyle", "long")]),
            minute: format(&[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")]),
            day: format(&[("dateStyle", "medium")]),
        }
    }
}

fn write(at: Timestamp, format: impl Fn(&Formats) -> &Function) -> String {
    #[expect(clippy::cast_precision_loss, reason = "instants of the calendar are far below 2^53")]
    let date = Date::new(&JsValue::from_f64(at.as_millis() as f64));
    let written = FORMATS.with(|formats| format(formats).call1(&JsValue::UNDEFINED, &date));
    written.ok().and_then(|text| text.as_string()).unwrap_or_else(|| at.to_string())
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

/// A span in milliseconds as a whole amount of the largest unit that fits, rounded toward zero; `None`
/// below a minute.
fn largest_unit(millis: i64) -> Option<(i64, &'static str)> {
    const UNITS: [(i64, &str); 5] = [
        (365 * 86_400, "year"),
        (30 * 86_400, "month"),
        (86_400, "day"),
        (3600, "hour"),
        (60, "minute"),
    ];
    let seconds = millis / 1000;
    let (length, unit) = UNITS.iter().find(|(length, _)| seconds.abs() >= *length)?;
    Some((seconds / length, *unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_given_in_its_largest_unit() {
        const HOUR: i64 = 3_600_000;
        for (millis, expected) in [
            (-59_000, None),
            (-61_000, Some((-1, "minute"))),
            (-23 * HOUR, Some((-23, "hour"))),
            (-71 * HOUR, Some((-2, "day"))),
            (-45 * 24 * HOUR, Some((-1, "month"))),
            (-800 * 24 * HOUR, Some((-2, "year"))),
            (5 * HOUR, Some((5, "hour"))),
        ] {
            assert_eq!(largest_unit(millis), expected, "{millis}");
        }
    }
}
