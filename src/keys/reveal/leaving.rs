//! Leaving the page, or going back, while the key would be lost by it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::RevealHook;

/// Asks before the page is left with the key not taken: the browser's own question for other pages
/// and reloads, ours for the back button. While the key is on the screen, the history has one entry
/// more of the same address, so that the first step back leads nowhere.
pub(super) fn guard_leaving(reveal: RevealHook) {
    let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
        if reveal.is_taken.try_get_untracked() == Some(false) {
            event.prevent_default();
        }
    });
    let has_entry = StoredValue::new(add_entry());
    let back = window_event_listener(leptos::ev::popstate, move |_| {
        has_entry.set_value(false);
        if !reveal.may_leave() {
            has_entry.set_value(add_entry());
        }
    });
    on_cleanup(move || {
        unload.remove();
        back.remove();
        if has_entry.try_get_value() == Some(true) {
            remove_entry();
        }
    });
}

/// Whether it could be added: browsers refuse to add many at once. Then the back button leaves, and
/// the key is wiped with the page.
fn add_entry() -> bool {
    let history = window().history();
    history.is_ok_and(|history| history.push_state(&JsValue::NULL, "").is_ok())
}

fn remove_entry() {
    // What cannot be removed costs the user one press of the back button.
    let _ = window().history().map(|history| history.back());
}
