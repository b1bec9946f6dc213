//! Counting seconds down, with one timer that fires no more often than the text changes, and in a tab
//! that nobody sees only at the end.

use std::{rc::Rc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use sentinel_api_types::Timestamp;

use super::{is_seen, now};

/// Longest wait, in milliseconds: browsers take one of 25 days for none at all.
const LONGEST_WAIT_MS: i64 = 86_400_000;
/// From so many seconds on, whole minutes are shown.
pub const SHOWN_IN_MINUTES: i64 = 120;

/// The seconds until `end`, counted down; 0 from then on, which `on_end` hears of once.
#[must_use]
pub fn use_seconds_until(end: Timestamp, on_end: impl Fn() + 'static) -> Signal<i64> {
    let countdown = Countdown {
        end,
        left: RwSignal::new(seconds_until(end)),
        timer: StoredValue::new(None),
        on_end: StoredValue::new_local(Some(Rc::new(on_end))),
    };
    countdown.wait();
    let seen = window_event_listener_untyped("visibilitychange", move |_| countdown.look());
    on_cleanup(move || {
        seen.remove();
        countdown.stop();
    });
    countdown.left.into()
}

#[derive(Clone, Copy)]
struct Countdown {
    end: Timestamp,
    left: RwSignal<i64>,
    timer: StoredValue<Option<TimeoutHandle>>,
    on_end: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

impl Countdown {
    fn look(self) {
        let left = seconds_until(self.end);
        self.left.try_set(left);
        if left > 0 {
            self.wait();
            return;
        }
        self.stop();
        // The end may take this countdown away, so it is called when nothing else is left to do.
        if let Some(on_end) = self.on_end.try_update_value(Option::take).flatten() {
            on_end();
        }
    }

    /// Without a timer the number stands still.
    fn wait(self) {
        self.stop();
        let left_ms = self.end.as_millis() - now().as_millis();
        let next_s = if is_seen() { next_shown(seconds_until(self.end)) } else { 0 };
        let wait_ms = (left_ms - next_s * 1000).clamp(0, LONGEST_WAIT_MS);
        let wait = Duration::from_millis(wait_ms.unsigned_abs());
        self.timer.try_set_value(set_timeout_with_handle(move || self.look(), wait).ok());
    }

    fn stop(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}

fn seconds_until(end: Timestamp) -> i64 {
    match end.as_millis() - now().as_millis() {
        ..=0 => 0,
        left_ms => (left_ms + 999) / 1000,
    }
}

/// The number of seconds at which what is shown changes next.
fn next_shown(left_s: i64) -> i64 {
    if left_s < SHOWN_IN_MINUTES { (left_s - 1).max(0) } else { left_s / 60 * 60 - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_changes_each_second_below_two_minutes_and_each_minute_above() {
        for (left_s, next_s) in
            [(0, 0), (1, 0), (7, 6), (119, 118), (120, 119), (179, 119), (180, 179), (3700, 3659)]
        {
            assert_eq!(next_shown(left_s), next_s, "{left_s}");
        }
    }
}
