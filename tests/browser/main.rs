//! The console in a headless browser: the session, the client, the hooks and the pages.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test helper may fail its test")]

mod client;
mod hooks;
mod kit;
mod pages;
mod session;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
