//! Pages that nobody looks at: what is secret in them goes (architecture, "Secrets").

use std::time::Duration;

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
