//! The one-time reveal.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::api_keys;
use crate::kit::{FakeClipboard, KEYS, SECRET, Stage, created, key, list, until};

async fn reveal() -> Stage {
    let stage = api_keys(&[]).await;
    stage.network.answer("POST", KEYS, created(&key("1", "ci", 1)));
    stage.network.now_answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    stage.screen.find("dialog", "Copy your new key now").await;
    stage
}

#[wasm_bindgen_test]
async fn the_new_key_is_announced_hidden_and_ready_to_be_copied() {
    let stage = reveal().await;
    stage.screen.focused("Copy key").await;
    let announced = "Your new key is ready. Copy it now: it is shown only once.";
    until(|| stage.screen.announced().contains(&announced.to_owned()), true).await;
    assert!(!stage.screen.place().inner_html().contains(SECRET));
}

#[wasm_bindgen_test]
async fn show_key_shows_it_and_hide_key_hides_it() {
    let stage = reveal().await;
    stage.screen.click("Show key").await;
    stage.screen.read(SECRET).await;
    stage.screen.click("Hide key").await;
    until(|| stage.screen.shows(SECRET), false).await;
}

#[wasm_bindgen_test]
async fn copied_the_dialog_closes_without_a_question_and_the_new_row_has_the_focus() {
    let stage = reveal().await;
    let clipboard = FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    stage.screen.focused("Done").await;
    until(|| stage.screen.announced().contains(&"Copied".to_owned()), true).await;
    assert_eq!(clipboard.copied(), [SECRET]);
    stage.screen.click("Done").await;
    stage.screen.gone("dialog", "Copy your new key now").await;
    until(|| document().active_element().map(|row| row.id()), Some("key-1".to_owned())).await;
    assert!(!document().document_element().unwrap().outer_html().contains(SECRET));
}

#[wasm_bindgen_test]
async fn closing_before_it_was_copied_asks_first() {
    let stage = reveal().await;
    for way in ["Escape", "Done"] {
        if way == "Escape" {
            stage.screen.press(way);
        } else {
            stage.screen.click(way).await;
        }
        stage.screen.read("You won't see this key again").await;
        stage.screen.focused("Keep it open").await;
        stage.screen.click("Keep it open").await;
        until(|| stage.screen.shows("You won't see this key again"), false).await;
        stage.screen.focused("Copy key").await;
    }
    stage.screen.press("Escape");
    FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    until(|| stage.screen.shows("You won't see this key again"), false).await;
}

#[wasm_bindgen_test]
async fn close_anyway_closes_without_the_key() {
    let stage = reveal().await;
    stage.screen.press("Escape");
    stage.screen.click("Close anyway").await;
    stage.screen.gone("dialog", "Copy your new key now").await;
    stage.screen.find("button", "Revoke ci").await;
}

#[wasm_bindgen_test]
async fn a_refused_copy_says_why_and_selects_the_key() {
    let stage = reveal().await;
    FakeClipboard::refusing();
    stage.screen.click("Copy key").await;
    stage.screen.read("The browser refused to copy").await;
    let selected = || window().get_selection().unwrap().unwrap().to_string();
    until(|| String::from(selected()), SECRET.to_owned()).await;
}

#[wasm_bindgen_test]
async fn a_reload_of_the_list_does_not_take_the_key_away() {
    let stage = reveal().await;
    until(|| stage.network.requests("GET").len(), 2).await;
    stage.screen.click("Show key").await;
    stage.screen.read(SECRET).await;
}
