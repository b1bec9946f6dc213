//! What the page says while it finds out whether a new key works.

use wasm_bindgen_test::wasm_bindgen_test;

use super::{api_keys, reveal::generated};
use crate::kit::{Answer, FakeClipboard, FakeDate, KEY_CHECK, SECRET, Stage, until};

/// The reveal on a page with short waits, where keys are answered like this.
async fn answered(answer: Answer) -> Stage {
    let stage = api_keys(&[]).await;
    stage.hurry();
    stage.network.answer("GET", KEY_CHECK, answer);
    generated(&stage).await;
    stage
}

#[wasm_bindgen_test]
async fn the_page_says_that_it_waits_and_then_after_how_many_seconds_the_key_works() {
    let stage = api_keys(&[]).await;
    let (held, open) = Answer::json(200, "{}").held();
    stage.network.answer("GET", KEY_CHECK, held);
    let date = FakeDate::at("2026-01-01T10:00:00Z");
    generated(&stage).await;
    stage.screen.read("Activating… up to 30 s").await;
    until(|| stage.network.times("GET", KEY_CHECK), 1).await;
    date.pass(4);
    open();
    stage.screen.read("Active after 4 s").await;
    assert!(!stage.screen.shows("Activating"));
    assert_eq!(stage.screen.query("button", "Check again"), None);
}

#[wasm_bindgen_test]
async fn a_key_that_is_refused_to_the_end_can_be_checked_again() {
    let stage = answered(Answer::empty(401)).await;
    stage.screen.read("Not active yet").await;
    stage.screen.read("still answers 401. Wait a little longer; the key itself is whole.").await;
    until(|| stage.screen.announced().contains(&"Not active yet".to_owned()), true).await;
    let (held, open) = Answer::json(200, "{}").held();
    stage.network.now_answer("GET", KEY_CHECK, held);
    stage.screen.click("Check again").await;
    stage.screen.read("Activating… up to 30 s").await;
    open();
    stage.screen.read("Active after 0 s").await;
}

#[wasm_bindgen_test]
async fn where_the_page_cannot_ask_it_gives_the_command_without_the_key() {
    let stage = answered(Answer::Breaks).await;
    stage.screen.read("Could not check from here").await;
    let clipboard = FakeClipboard::accepting();
    stage.screen.click("Copy command").await;
    until(|| clipboard.copied().len(), 1).await;
    let command = clipboard.copied().concat();
    assert!(
        command.contains("curl ") && command.contains("$AGENT_SENTINEL_API_TOKEN"),
        "{command}"
    );
    assert!(!command.contains(SECRET));
    stage.screen.read("printf 'Authorization: Bearer %s\\n' \"$AGENT_SENTINEL_API_TOKEN\"").await;
    stage.screen.press("Escape");
    stage.screen.read("You won't see this key again").await;
    stage.network.now_answer("GET", KEY_CHECK, Answer::json(200, "{}"));
    stage.screen.click("Check again").await;
    stage.screen.read("Active after 0 s").await;
}

#[wasm_bindgen_test]
async fn the_button_to_check_again_leaves_the_focus_in_the_dialog() {
    let stage = answered(Answer::empty(401)).await;
    let again = stage.screen.find("button", "Check again").await;
    let (held, _open) = Answer::empty(401).held();
    stage.network.now_answer("GET", KEY_CHECK, held);
    again.focus().unwrap();
    again.click();
    stage.screen.gone("button", "Check again").await;
    let dialog = stage.screen.find("dialog", "Copy your new key now").await;
    let focused = || leptos::prelude::document().active_element();
    until(|| dialog.contains(focused().as_deref()), true).await;
}

#[wasm_bindgen_test]
async fn closing_the_dialog_ends_the_check() {
    let stage = answered(Answer::empty(401)).await;
    until(|| stage.network.times("GET", KEY_CHECK) > 0, true).await;
    FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    stage.screen.focused("Done").await;
    stage.screen.click("Done").await;
    stage.screen.gone("dialog", "Copy your new key now").await;
    let tries = stage.network.times("GET", KEY_CHECK);
    // The next key is tried to the end, and the first one never again.
    stage.network.now_answer(
        "POST",
        crate::kit::KEYS,
        crate::kit::created(&crate::kit::key("2", "ci", 2)),
    );
    generated(&stage).await;
    stage.screen.read("Not active yet").await;
    assert_eq!(stage.network.times("GET", KEY_CHECK), tries + 7);
}
