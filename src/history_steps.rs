//! The user's steps through the browser's history, heard before the router follows them.

use leptos::prelude::*;
use web_sys::PopStateEvent;

/// A handle to whoever wants to hear of a step first; provided as context by the app.
#[derive(Clone, Copy)]
pub struct HistorySteps {
    listener: StoredValue<Option<Callback<PopStateEvent>>>,
}

impl HistorySteps {
    /// Provides it as context. Call it before the router is made: the browser calls the window's
    /// listeners in the order in which they came, whatever phase they ask for.
    pub fn provide() {
        let steps = Self { listener: StoredValue::new(None) };
        let heard = window_event_listener(leptos::ev::popstate, move |event| {
            if let Some(listener) = steps.listener.try_get_value().flatten() {
                listener.try_run(event);
            }
        });
        on_cleanup(move || heard.remove());
        provide_context(steps);
    }

    /// Calls `listener` at each step, in the place of who listened before, until its owner goes. It may
    /// keep the step from the router with `stop_immediate_propagation`.
    pub fn hear_first(self, listener: impl Fn(PopStateEvent) + Send + Sync + 'static) {
        self.listener.set_value(Some(Callback::new(listener)));
        on_cleanup(move || {
            self.listener.try_set_value(None);
        });
    }
}
