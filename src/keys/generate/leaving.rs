//! Leaving the page, or going back, while the dialog is open.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{PopStateEvent, ScrollRestoration};

use super::GenerateHook;
use crate::history_steps::HistorySteps;

/// Makes the back button close the dialog as Esc does, and lets the browser ask its own question
/// before the page is left while a key would be lost by it. As long as the dialog is open, the
/// history has one entry more of the same address, so that the first step back leads nowhere.
/// A jump over several entries is undone while a key would be lost.
pub(super) fn guard_leaving(hook: GenerateHook) {
    let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
        if hook.is_at_risk() {
            event.prevent_default();
        }
    });
    let here = window().location();
    let (path, address) = (here.pathname(), here.href());
    let entry = StoredValue::new(add_entry());
    expect_context::<HistorySteps>().hear_first(move |event| {
        if is_late_step(&event) {
            // What the dialog before this one left behind serves as well.
            entry.set_value(number_of(&event));
            return;
        }
        entry.set_value(None);
        if hook.is_at_risk() && window().location().pathname() != path {
            event.stop_immediate_propagation();
            add_page(address.as_deref().ok());
        }
        hook.dismiss();
        if hook.is_open.try_get_untracked() == Some(true) {
            entry.try_set_value(add_entry());
        }
    });
    on_cleanup(move || {
        unload.remove();
        if let Some(entry) = entry.try_get_value().flatten() {
            remove_entry(entry);
        }
    });
}

/// The number of the latest entry, and of the one that is being removed; 0 is none.
static LATEST: AtomicU32 = AtomicU32::new(0);
static BEING_REMOVED: AtomicU32 = AtomicU32::new(0);

/// Adds an entry; `None` when it could not be added, because browsers refuse to add many at once.
/// Then the back button leaves, and a key on the screen is wiped with the page.
fn add_entry() -> Option<u32> {
    let number = LATEST.fetch_add(1, Ordering::Relaxed) + 1;
    let history = window().history().ok()?;
    // When it is removed the browser would scroll back to where the dialog was opened, away from the
    // row of the new key. One that cannot be told so does that, and the row keeps the focus.
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    history.push_state(&number.into(), "").is_ok().then_some(number)
}

/// Makes the page that is on the screen the latest entry again, after a jump away from it.
fn add_page(address: Option<&str>) {
    // Where it cannot be added, the address is wrong until the next step; the key is still there.
    let _ =
        window().history().map(|history| history.push_state_with_url(&JsValue::NULL, "", address));
}

/// Steps back over the entry. The browser does it later, perhaps when another dialog is open.
fn remove_entry(number: u32) {
    BEING_REMOVED.store(number, Ordering::Relaxed);
    // What cannot be removed costs the user one press of the back button.
    let _ = window().history().map(|history| history.back());
}

/// Whether this is not the user's step back, but the one that was to remove the entry of a dialog that
/// is closed already: it leads to that entry when another one was added on top meanwhile.
fn is_late_step(event: &PopStateEvent) -> bool {
    let being_removed = BEING_REMOVED.swap(0, Ordering::Relaxed);
    being_removed != 0 && number_of(event) == Some(being_removed)
}

fn number_of(event: &PopStateEvent) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    event.state().as_f64().map(|number| number as u32)
}
