//! Leaving the page, or going back, while the dialog is open.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::GenerateHook;

/// Makes the back button close the dialog as Esc does, and lets the browser ask its own question
/// before the page is left while a key would be lost by it. As long as the dialog is open, the
/// history has one entry more of the same address, so that the first step back leads nowhere.
pub(super) fn guard_leaving(hook: GenerateHook) {
    let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
        if hook.is_at_risk() {
            event.prevent_default();
        }
    });
    let has_entry = StoredValue::new(add_entry());
    let back = window_event_listener(leptos::ev::popstate, move |_| {
        has_entry.set_value(false);
        hook.dismiss();
        if hook.is_open.try_get_untracked() == Some(true) {
            has_entry.try_set_value(add_entry());
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
/// a key on the screen is wiped with the page.
fn add_entry() -> bool {
    let history = window().history();
    history.is_ok_and(|history| history.push_state(&JsValue::NULL, "").is_ok())
}

fn remove_entry() {
    // What cannot be removed costs the user one press of the back button.
    let _ = window().history().map(|history| history.back());
}
