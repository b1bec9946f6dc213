//! Waiting for what will be, with an end.

use std::fmt::Debug;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/tests/browser/kit/browser.js")]
extern "C" {
    fn elapsed() -> f64;
    fn turn() -> Promise;
    #[wasm_bindgen(js_name = happens)]
    fn tell(kind: &str) -> Promise;
    #[wasm_bindgen(js_name = frame)]
    fn next_frame() -> Promise;
}

/// How long anything may take to be seen, in milliseconds.
const LIMIT_MS: f64 = 5000.0;

/// Waits until `look` finds something.
pub async fn found<T>(what: impl Fn() -> String, look: impl Fn() -> Option<T>) -> T {
    let start = elapsed();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(elapsed() - start < LIMIT_MS, "never came: {}", what());
        next_turn().await;
    }
}

/// Waits until `read` gives `expected`.
pub async fn until<T: PartialEq + Debug>(read: impl Fn() -> T, expected: T) {
    let what = || format!("{expected:?}, still {:?}", read());
    found(what, || (read() == expected).then_some(())).await;
}

/// Waits until the browser draws the page, and the page has moved the focus as it meant to before.
pub async fn frame() {
    JsFuture::from(next_frame()).await.unwrap();
}

/// Tells the window's listeners of something as the browser itself does.
pub async fn happens(kind: &str) {
    JsFuture::from(tell(kind)).await.unwrap();
}

/// Lets the browser do everything else once: also what it does between two frames.
async fn next_turn() {
    JsFuture::from(turn()).await.unwrap();
}
