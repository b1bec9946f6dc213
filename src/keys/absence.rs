//! A key that stays on the screen of a page nobody looks at (architecture, "Secrets").

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use web_sys::VisibilityState;

use super::{generate::Step, page::Hooks};
use crate::ui::Toasts;

/// How long a key may stay in a page in the background.
const LONGEST: Duration = Duration::from_mins(10);

/// Wipes a new key, and what is being checked, when the page was in the background for ten minutes.
pub(super) fn wipe_when_away(hooks: Hooks) {
    let toasts = expect_context::<Toasts>();
    let wipe = move || {
        hooks.check().close();
        let generate = hooks.generate();
        if matches!(generate.step.get_untracked(), Step::Reveal(_) | Step::OldKey { .. }) {
            let is_lost = !generate.reveal.is_taken.get_untracked();
            generate.close();
            if is_lost {
                toasts.failure(
                    "The new key was wiped after 10 minutes in the background. Rotate it to get another.",
                );
            }
        }
    };
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
