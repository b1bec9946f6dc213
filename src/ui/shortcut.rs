use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// Calls `act` when `key` is pressed anywhere on the page, but never while the user types, in a
/// dialog, or together with Ctrl, Alt or Meta.
pub fn on_shortcut(key: &'static str, act: impl Fn() + 'static) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == key && is_free(&event) {
            event.prevent_default();
            act();
        }
    });
    on_cleanup(move || handle.remove());
}

fn is_free(event: &KeyboardEvent) -> bool {
    let is_modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_typing = target.is_some_and(|element| {
        let fields = "input:not([type=checkbox]), textarea, select, [contenteditable]";
        matches!(element.closest(fields), Ok(Some(_)))
    });
    let in_dialog = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
    !is_modified && !is_typing && !in_dialog
}
