//! The list's search, filter and order in the page's address.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::{API_KEYS, answered};
use crate::kit::{Stage, aged_key, history, list, screen::fire, until};

/// The page at this address, in a browser in which pauses are short.
async fn opened(address: &str) -> Stage {
    let stage = answered(list(&[aged_key("1", "prod", 1), aged_key("2", "ci", 100)]));
    stage.hurry();
    stage.open(address);
    stage.screen.find("searchbox", "Search").await;
    stage
}

fn address() -> String {
    let location = window().location();
    location.pathname().unwrap() + &location.search().unwrap()
}

async fn address_becomes(expected: &str) {
    until(address, format!("{API_KEYS}{expected}")).await;
}

fn searched(stage: &Stage) -> Option<String> {
    let field = stage.screen.query("searchbox", "Search")?;
    Some(field.unchecked_into::<HtmlInputElement>().value())
}

#[wasm_bindgen_test]
async fn what_is_asked_for_is_written_into_the_address_after_a_pause() {
    let stage = opened(API_KEYS).await;
    let entries = history::history().length().unwrap();
    stage.screen.search("ci & co").await;
    assert_eq!(address(), API_KEYS, "not at once");
    address_becomes("?q=ci%20%26%20co").await;
    assert!(stage.network.log().contains(&"wait 350".to_owned()));
    stage.screen.click("Clear search").await;
    address_becomes("").await;
    stage.screen.choose("Show", "Due for rotation").await;
    stage.screen.click("Name").await;
    address_becomes("?show=due&sort=name").await;
    stage.screen.click("Name").await;
    address_becomes("?show=due&sort=-name").await;
    stage.screen.choose("Show", "CI").await;
    address_becomes("?show=ci&sort=-name").await;
    assert_eq!(history::history().length().unwrap(), entries, "the back button leaves the page");
}

#[wasm_bindgen_test]
async fn an_address_is_read_when_the_page_is_opened() {
    let stage = opened(&format!("{API_KEYS}?q=I&sort=name&show=ci")).await;
    stage.screen.column_becomes("Name", &["ci"]).await;
    assert_eq!(searched(&stage).as_deref(), Some("I"));
    assert_eq!(stage.screen.chosen("Show").as_deref(), Some("CI"));
    assert_eq!(stage.screen.chosen("Sort by").as_deref(), Some("By name"));
}

#[wasm_bindgen_test]
async fn what_an_address_asks_for_in_vain_is_ignored() {
    let stage = opened(&format!("{API_KEYS}?show=nothing&sort=colour&x=1")).await;
    stage.screen.column_becomes("Name", &["prod", "ci"]).await;
    assert_eq!(stage.screen.chosen("Show").as_deref(), Some("All keys"));
}

#[wasm_bindgen_test]
async fn an_environment_that_no_key_has_stays_chosen_and_can_be_cleared() {
    let stage = opened(&format!("{API_KEYS}?show=staging")).await;
    stage.screen.find("heading", "No keys match this filter").await;
    assert_eq!(stage.screen.chosen("Show").as_deref(), Some("Staging"));
    stage.screen.click("Clear search").await;
    stage.screen.column_becomes("Name", &["prod", "ci"]).await;
    address_becomes("").await;
}

#[wasm_bindgen_test]
async fn a_whole_key_never_gets_into_the_address_nor_out_of_it() {
    let whole = "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk";
    let stage = opened(API_KEYS).await;
    stage.screen.search(whole).await;
    address_becomes("?q=as_1Zk9Qw").await;
    drop(stage);
    let stage = opened(&format!("{API_KEYS}?q={whole}")).await;
    assert_eq!(searched(&stage).as_deref(), Some("as_1Zk9Qw"));
    assert!(!stage.screen.place().inner_html().contains(whole));
    address_becomes("?q=as_1Zk9Qw").await;
}

#[wasm_bindgen_test]
async fn any_text_in_the_search_comes_back_from_the_address_as_it_was() {
    comes_back(&["ключ 👩‍💻", "a+b", "a&q=b#c?d", "\"<b>\"", "50%", "%", "%zz", "  two  "]).await;
}

#[wasm_bindgen_test]
async fn a_search_that_looks_like_an_escape_comes_back_as_it_was() {
    comes_back(&["a%20b", "%41", "%25"]).await;
}

/// Fails unless each of these searches stays in its field and comes back from the address.
async fn comes_back(texts: &[&str]) {
    for text in texts {
        let stage = opened(API_KEYS).await;
        stage.screen.search(text).await;
        until(|| window().location().search().unwrap().starts_with("?q="), true).await;
        let written = address();
        stage
            .screen
            .find("heading", &crate::kit::role::tidy(&format!("No keys match \"{}\"", text.trim())))
            .await;
        assert_eq!(searched(&stage).as_deref(), Some(*text), "still in the field");
        drop(stage);
        let stage = opened(&written).await;
        assert_eq!(searched(&stage).as_deref(), Some(*text), "read from {written}");
    }
}

#[wasm_bindgen_test]
async fn of_many_quick_changes_only_the_last_is_written() {
    let stage = opened(API_KEYS).await;
    for text in ["c", "ci", "ci ", "ci x", "ci"] {
        stage.screen.search(text).await;
    }
    stage.screen.column_becomes("Name", &["ci"]).await;
    address_becomes("?q=ci").await;
    assert_eq!(searched(&stage).as_deref(), Some("ci"));
}

#[wasm_bindgen_test]
async fn a_link_to_the_page_shows_everything_again() {
    let stage = opened(&format!("{API_KEYS}?q=ci")).await;
    stage.screen.column_becomes("Name", &["ci"]).await;
    stage.screen.find("link", "API Keys").await.click();
    stage.screen.column_becomes("Name", &["prod", "ci"]).await;
    until(|| searched(&stage), Some(String::new())).await;
    address_becomes("").await;
}

#[wasm_bindgen_test]
async fn the_back_button_brings_back_what_was_shown_before() {
    let stage = opened(&format!("{API_KEYS}?q=ci")).await;
    stage.screen.find("link", "API Keys").await.click();
    stage.screen.column_becomes("Name", &["prod", "ci"]).await;
    address_becomes("").await;
    history::go_back();
    stage.screen.column_becomes("Name", &["ci"]).await;
    assert_eq!(searched(&stage).as_deref(), Some("ci"));
}

#[wasm_bindgen_test]
async fn what_still_waits_is_written_at_once_when_the_page_is_closed() {
    let stage = answered(list(&[aged_key("1", "prod", 1), aged_key("2", "ci", 100)]));
    stage.stop_timers();
    stage.open(API_KEYS);
    stage.screen.search("ci").await;
    stage.screen.column_becomes("Name", &["ci"]).await;
    assert_eq!(address(), API_KEYS);
    fire(&window(), "pagehide");
    assert_eq!(address(), format!("{API_KEYS}?q=ci"));
}

#[wasm_bindgen_test]
async fn a_page_that_was_left_before_the_pause_was_over_changes_no_other_address() {
    let stage = opened(API_KEYS).await;
    stage.screen.search("ci").await;
    stage.screen.find("link", "Session Token").await.click();
    stage.screen.find("heading", "Session Token").await;
    until(address, "/settings/session-token".to_owned()).await;
    // What the list is asked for on coming back is awaited after every pause of before.
    stage.screen.find("link", "API Keys").await.click();
    stage.screen.column_becomes("Name", &["prod", "ci"]).await;
    address_becomes("").await;
}

#[wasm_bindgen_test]
async fn a_page_that_was_left_before_the_pause_was_over_comes_back_as_it_was() {
    let stage = opened(API_KEYS).await;
    stage.screen.search("ci").await;
    stage.screen.find("link", "Session Token").await.click();
    stage.screen.find("heading", "Session Token").await;
    until(address, "/settings/session-token".to_owned()).await;
    history::go_back();
    stage.screen.column_becomes("Name", &["ci"]).await;
    address_becomes("?q=ci").await;
}

#[wasm_bindgen_test]
async fn while_a_dialog_is_open_the_address_waits() {
    let stage = opened(API_KEYS).await;
    stage.screen.search("ci").await;
    stage.screen.click("Check a key").await;
    stage.screen.find("dialog", "Check a key").await;
    let waits = || stage.network.log().iter().filter(|event| *event == "wait 350").count();
    until(|| waits() > 2, true).await;
    assert_eq!(address(), API_KEYS);
    stage.screen.press("Escape");
    address_becomes("?q=ci").await;
}
