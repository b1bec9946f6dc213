//! Pages that nobody looks at: what is secret in them goes (architecture, "Secrets").

use std::{mem::take, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use web_sys::VisibilityState;

/// How long a secret may stay in a page in the background.
const LONGEST: Duration = Duration::from_mins(10);

/// Calls `wipe` when the page was in the background for ten minutes.
pub fn when_away_long(wipe: impl Fn() + Copy + 'static) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = pending.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let follow = window_event_listener_untyped("visibilitychange", move |_| {
        stop();
        if document().visibility_state() == VisibilityState::Hidden {
            pending.set_value(set_timeout_with_handle(wipe, LONGEST).ok());
        }
    });
    on_cleanup(move || {
        follow.remove();
        stop();
    });
}

/// Calls `wipe` when the page is left, in which it must not step through the history: the step would be one
/// back from the next page. Calls `come_back` when the browser, which may keep a page that was left as it is,
/// shows it again.
pub fn when_left(wipe: impl Fn() + 'static, come_back: impl Fn() + 'static) {
    let was_left = StoredValue::new(false);
    let leave = window_event_listener_untyped("pagehide", move |_| {
        was_left.set_value(true);
        wipe();
    });
    let show = window_event_listener_untyped("pageshow", move |_| {
        if was_left.try_update_value(take) == Some(true) {
            come_back();
        }
    });
    on_cleanup(move || {
        leave.remove();
        show.remove();
    });
}
