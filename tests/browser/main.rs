//! The console in a headless browser: the session, the client, the hooks and the pages.
#![cfg(target_arch = "wasm32")]

mod client;
mod hooks;
mod kit;
mod pages;
mod session;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
