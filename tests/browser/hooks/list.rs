//! The list and what changes it.

use agent_sentinel_console::platform::PlatformError;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{Answer, KEYS, found, key, list, until};

#[wasm_bindgen_test]
async fn keys_are_listed_newest_first() {
    let keys = [key("old", "a", 1), key("new", "b", 20), key("middle", "c", 10)];
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&keys));
    });
    page.rows_become(&["new", "middle", "old"]).await;
}

#[wasm_bindgen_test]
async fn rows_stay_after_a_failed_reload_and_the_failure_goes_with_a_good_one() {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    });
    page.rows_become(&["1"]).await;
    page.stage.network.now_answer("GET", KEYS, Answer::Breaks);
    page.keys.reload();
    let failure = || page.listing().and_then(|listing| listing.failure);
    until(failure, Some(PlatformError::Unreachable)).await;
    page.rows_become(&["1"]).await;
    page.stage.network.now_answer("GET", KEYS, list(&[key("2", "ci", 2)]));
    page.keys.reload();
    page.rows_become(&["2"]).await;
    until(failure, None).await;
}

#[wasm_bindgen_test]
async fn a_first_load_that_fails_is_no_empty_list() {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, Answer::Breaks);
    });
    let failed = || page.listing().filter(|listing| listing.failure.is_some());
    let listing = found(|| "a failure".to_owned(), failed).await;
    assert_eq!(listing.loaded, None);
    assert_eq!(page.keys.known_ids(), None);
}

#[wasm_bindgen_test]
async fn a_new_key_is_on_top_and_highlighted_before_the_list_comes_back() {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    });
    page.rows_become(&["1"]).await;
    let (held, open) = list(&[key("2", "ci", 2), key("1", "ci", 1)]).held();
    page.stage.network.now_answer("GET", KEYS, held);
    page.keys.created(key("2", "ci", 2));
    until(|| page.rows(), Some(vec!["2".into(), "1".into()])).await;
    assert_eq!(page.keys.highlighted.get_untracked().as_deref(), Some("2"));
    until(|| page.stage.network.asked().len(), 2).await;
    open();
    page.rows_become(&["2", "1"]).await;
}

#[wasm_bindgen_test]
async fn what_was_made_and_revoked_stays_so_when_the_reload_fails() {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    });
    page.rows_become(&["1"]).await;
    page.stage.network.now_answer("GET", KEYS, Answer::Breaks);
    page.keys.created(key("2", "prod", 2));
    page.keys.revoked(&["1"]);
    let failure = || page.listing().and_then(|listing| listing.failure);
    until(failure, Some(PlatformError::Unreachable)).await;
    page.rows_become(&["2"]).await;
}

#[wasm_bindgen_test]
async fn a_load_that_began_before_a_revoke_does_not_bring_the_key_back() {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    });
    page.rows_become(&["1"]).await;
    let (held, open) = list(&[key("1", "ci", 1)]).held();
    page.stage.network.now_answer("GET", KEYS, held);
    page.keys.reload();
    until(|| page.stage.network.asked().len(), 2).await;
    page.keys.revoked(&["1"]);
    page.stage.network.now_answer("GET", KEYS, Answer::Breaks);
    page.keys.reload();
    open();
    let failure = || page.listing().and_then(|listing| listing.failure);
    until(failure, Some(PlatformError::Unreachable)).await;
    page.rows_become(&[]).await;
}

#[wasm_bindgen_test]
async fn a_load_that_ends_between_two_revokes_does_not_bring_the_first_key_back() {
    let page = Page::of(&[key("1", "ci", 1), key("2", "prod", 2)]).await;
    let (held, open) = list(&[key("1", "ci", 1), key("2", "prod", 2)]).held();
    page.stage.network.now_answer("GET", KEYS, held);
    page.keys.reload();
    until(|| page.stage.network.asked().len(), 2).await;
    page.keys.revoked(&["1"]);
    open();
    page.rows_become(&["2"]).await;
    page.keys.revoked(&["2"]);
    page.rows_become(&[]).await;
}
