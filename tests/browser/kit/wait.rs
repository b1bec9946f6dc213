//! Waiting for what will be, with an end.

use std::fmt::Debug;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

/// How long anything may take to be seen, in milliseconds.
const LIMIT_MS: f64 = 3000.0;

/// Waits until `look` finds something.
pub async fn found<T>(what: impl Fn() -> String, look: impl Fn() -> Option<T>) -> T {
    let start = Date::now();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(Date::now() - start < LIMIT_MS, "never came: {}", what());
        next_turn().await;
    }
}

/// Waits until `read` gives `expected`.
pub async fn until<T: PartialEq + Debug>(read: impl Fn() -> T, expected: T) {
    let what = || format!("{expected:?}, still {:?}", read());
    found(what, || (read() == expected).then_some(())).await;
}

/// Lets the browser do everything else once: also what it does between two frames.
async fn next_turn() {
    let turn = Promise::new(&mut |resolve, _| {
        let window = leptos::prelude::window();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 2).unwrap();
    });
    JsFuture::from(turn).await.unwrap();
}
