//! The session history, of which the page must not step out in a test.

use std::cell::Cell;

use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::History;

use super::globals;

#[wasm_bindgen(module = "/tests/browser/kit/browser.js")]
extern "C" {
    /// One step back as the browser's own button makes it.
    #[wasm_bindgen(js_name = goBack)]
    pub fn go_back();
}

thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
    static POPPED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// How many steps through the history the browser has made, since this was first asked.
pub fn popped() -> usize {
    if POPPED.get().is_none() {
        POPPED.set(Some(0));
        let count = || POPPED.set(POPPED.get().map(|popped| popped + 1));
        let count = Closure::<dyn Fn()>::new(count).into_js_value();
        window().add_event_listener_with_callback("popstate", count.unchecked_ref()).unwrap();
    }
    POPPED.get().unwrap_or_default()
}

/// Only counts the page's own steps back. They would be made later, when the next test plays.
pub fn hold() {
    STEPS.set(0);
    let back = Closure::<dyn Fn()>::new(|| STEPS.set(STEPS.get() + 1)).into_js_value();
    globals::replace(history().into(), "back", &back);
}

/// How many steps back the page made since it was held.
pub fn steps_back() -> usize {
    STEPS.get()
}

/// Lets the page's own steps back be made, up to an entry of this test's making.
pub fn release() {
    let entry = JsValue::from_str("before");
    history().push_state(&entry, "").unwrap();
    let back = Closure::<dyn Fn()>::new(go_back).into_js_value();
    globals::replace(history().into(), "back", &back);
}

/// The session history.
pub fn history() -> History {
    window().history().unwrap()
}

/// Changes the address in place. Browsers take only so many changes in a while, so none is made for
/// nothing.
pub fn go_to(path: &str) {
    let location = window().location();
    let here = location.pathname().unwrap() + &location.search().unwrap();
    if here != path || !history().state().unwrap().is_null() {
        history().replace_state_with_url(&JsValue::NULL, "", Some(path)).unwrap();
    }
}
