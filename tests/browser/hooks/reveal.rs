//! The one-time reveal: what closes it, and what becomes of the key.

use agent_sentinel_console::keys::generate::{Copying, Step};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{FakeClipboard, KEYS, SECRET, created, key, list, until};

async fn revealed() -> Page {
    let made = key("1", "ci", 1);
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[])).answer("POST", KEYS, created(&made));
    });
    page.submit("ci");
    page.step_becomes(Step::Reveal(made)).await;
    page
}

#[wasm_bindgen_test]
async fn closing_asks_first_until_the_key_was_copied() {
    let page = revealed().await;
    let hook = page.generate;
    hook.dismiss();
    assert!(hook.is_open.get_untracked() && hook.asks_to_close.get_untracked());
    hook.asks_to_close.set(false);
    let clipboard = FakeClipboard::accepting();
    hook.copy();
    until(|| hook.copying.get_untracked(), Copying::Done).await;
    assert_eq!(clipboard.copied(), [SECRET]);
    hook.dismiss();
    assert!(!hook.is_open.get_untracked());
}

#[wasm_bindgen_test]
async fn a_refused_copy_shows_the_key_and_still_asks_before_closing() {
    let page = revealed().await;
    let hook = page.generate;
    FakeClipboard::refusing();
    hook.copy();
    until(|| hook.copying.get_untracked(), Copying::Failed).await;
    assert!(hook.is_shown.get_untracked() && !hook.is_taken.get_untracked());
    hook.dismiss();
    assert!(hook.asks_to_close.get_untracked());
}

#[wasm_bindgen_test]
async fn closing_forgets_the_key() {
    let page = revealed().await;
    assert!(page.generate.with_secret(|_| ()).is_some());
    page.generate.close();
    assert!(page.generate.with_secret(|_| ()).is_none());
    page.generate.open();
    assert_eq!(page.generate.step.get_untracked(), Step::Form);
    assert_eq!(page.generate.name.get_untracked(), "");
}
