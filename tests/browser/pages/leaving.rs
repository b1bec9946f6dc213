//! Leaving the one-time reveal: every way out asks until the key was taken.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API_KEYS, answered, reveal::generated};
use crate::kit::{
    Answer, FakeClerk, FakeClipboard, KEY_CHECK, KEYS, SECRET, Stage, created, frame, history, key,
    list,
    screen::{fire, page_html},
    until,
};

const QUESTION: &str = "You won't see this key again";
const TITLE: &str = "Copy your new key now";

/// The reveal of the key `ci`.
async fn reveal() -> Stage {
    let stage = with_entry_before().await;
    generated(&stage).await;
    stage
}

/// The page, with an entry of the history before its own.
async fn with_entry_before() -> Stage {
    let stage = answered(list(&[]));
    history::release();
    history::hold();
    stage.open(API_KEYS);
    stage.screen.find("heading", "No API keys yet").await;
    frame().await;
    stage
}

/// Whether the browser would ask before this page is closed or left.
fn browser_asks() -> bool {
    fire(&window(), "beforeunload").default_prevented()
}

async fn copy(stage: &Stage) {
    FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    stage.screen.focused("Done").await;
}

#[wasm_bindgen_test]
async fn every_way_of_closing_asks_first_and_keeps_the_key() {
    let stage = reveal().await;
    for way in ["Done", "Escape", "beside", "back", "back"] {
        match way {
            "Done" => stage.screen.click("Done").await,
            "Escape" => stage.screen.press("Escape"),
            "beside" => stage.screen.click_beside_dialog(),
            _ => history::go_back(),
        }
        stage.screen.read(QUESTION).await;
        stage.screen.focused("Keep it open").await;
        assert_eq!(window().location().pathname().unwrap(), API_KEYS, "{way}");
        stage.screen.click("Keep it open").await;
        until(|| stage.screen.shows(QUESTION), false).await;
    }
    stage.screen.click("Show key").await;
    stage.screen.read(SECRET).await;
}

#[wasm_bindgen_test]
async fn a_selection_dragged_out_of_the_dialog_does_not_close_it() {
    let stage = reveal().await;
    let body = stage.screen.find("heading", TITLE).await;
    let dialog = stage.screen.find("dialog", TITLE).await;
    fire(&body, "mousedown");
    fire(&dialog, "mouseup");
    fire(&dialog, "mousedown");
    fire(&body, "mouseup");
    // Whatever was asked would be there by the time the key is shown.
    stage.screen.click("Show key").await;
    stage.screen.read(SECRET).await;
    assert!(!stage.screen.shows(QUESTION));
}

#[wasm_bindgen_test]
async fn escape_twice_asks_once_and_does_not_close() {
    let stage = reveal().await;
    stage.screen.press("Escape");
    stage.screen.read(QUESTION).await;
    stage.screen.press("Escape");
    let dialog = stage.screen.find("dialog", TITLE).await;
    // What the browser does after a second Esc, or the back gesture of a phone.
    assert!(fire(&dialog, "cancel").default_prevented());
    stage.screen.find("button", "Keep it open").await;
    assert_eq!(stage.screen.all("alert").len(), 1);
}

#[wasm_bindgen_test]
async fn a_dialog_that_the_browser_closes_all_the_same_opens_again_with_the_question() {
    let stage = reveal().await;
    let dialog = stage.screen.find("dialog", TITLE).await;
    wasm_bindgen::JsCast::unchecked_ref::<web_sys::HtmlDialogElement>(&dialog).close();
    stage.screen.read(QUESTION).await;
    stage.screen.find("dialog", TITLE).await;
}

#[wasm_bindgen_test]
async fn the_browser_asks_before_the_page_is_left_only_while_the_key_is_not_taken() {
    let stage = reveal().await;
    assert!(browser_asks());
    copy(&stage).await;
    assert!(!browser_asks());
    stage.screen.click("Done").await;
    stage.screen.gone("dialog", TITLE).await;
    assert!(!browser_asks());
}

#[wasm_bindgen_test]
async fn after_close_anyway_the_browser_asks_nothing() {
    let stage = reveal().await;
    stage.screen.press("Escape");
    assert!(browser_asks());
    stage.screen.click("Close anyway").await;
    stage.screen.gone("dialog", TITLE).await;
    assert!(!browser_asks());
}

#[wasm_bindgen_test]
async fn without_a_new_key_nothing_asks() {
    let stage = answered(list(&[]));
    stage.open(API_KEYS);
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", "ci").await;
    assert!(!browser_asks());
    stage.screen.click("Cancel").await;
    stage.screen.gone("dialog", "Generate New Key").await;
    assert_eq!(history::steps_back(), 1, "the entry of the dialog is taken back");
}

#[wasm_bindgen_test]
async fn the_back_button_closes_the_form() {
    let stage = with_entry_before().await;
    stage.screen.click("Generate New Key").await;
    stage.screen.focused("Name").await;
    history::go_back();
    stage.screen.gone("dialog", "Generate New Key").await;
    assert_eq!(history::steps_back(), 0, "the entry is gone already");
    stage.screen.find("heading", "No API keys yet").await;
}

#[wasm_bindgen_test]
async fn while_a_key_is_made_the_back_button_waits_and_the_browser_asks() {
    let stage = with_entry_before().await;
    let (held, open) = created(&key("1", "ci", 1)).held();
    stage.network.answer("POST", KEYS, held);
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    until(|| stage.network.requests("POST").len(), 1).await;
    assert!(browser_asks(), "a key may be made that nobody has seen");
    let steps = history::popped();
    history::go_back();
    until(history::popped, steps + 1).await;
    stage.screen.find("dialog", "Generate New Key").await;
    open();
    stage.screen.find("dialog", TITLE).await;
    history::go_back();
    stage.screen.read(QUESTION).await;
}

#[wasm_bindgen_test]
async fn a_dialog_that_is_opened_right_after_another_was_closed_stays_open() {
    let stage = with_entry_before().await;
    stage.screen.click("Generate New Key").await;
    stage.screen.focused("Name").await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Generate New Key").await;
    assert_eq!(history::steps_back(), 1);
    stage.screen.click("Generate New Key").await;
    stage.screen.focused("Name").await;
    // A browser makes the step that the first dialog asked for a while later.
    let steps = history::popped();
    history::go_back();
    until(history::popped, steps + 1).await;
    stage.screen.fill("Name", "typed").await;
    stage.screen.holds("Name", "typed").await;
    stage.screen.find("dialog", "Generate New Key").await;
}

#[wasm_bindgen_test]
async fn once_the_key_was_taken_every_way_of_closing_closes_at_once() {
    for way in ["Done", "Escape", "beside"] {
        let stage = reveal().await;
        copy(&stage).await;
        match way {
            "Escape" => stage.screen.press(way),
            "beside" => stage.screen.click_beside_dialog(),
            _ => stage.screen.click(way).await,
        }
        stage.screen.gone("dialog", TITLE).await;
        assert!(!stage.screen.shows(QUESTION), "{way}");
    }
}

#[wasm_bindgen_test]
async fn once_the_key_was_taken_the_back_button_closes_at_once() {
    let stage = reveal().await;
    copy(&stage).await;
    history::go_back();
    stage.screen.gone("dialog", TITLE).await;
    assert!(!stage.screen.shows(QUESTION));
    assert_eq!(window().location().pathname().unwrap(), API_KEYS);
}

#[wasm_bindgen_test]
async fn closing_takes_the_entry_out_of_the_history_and_the_page_stays() {
    let stage = answered(list(&[]));
    history::release();
    stage.open(API_KEYS);
    history::history().replace_state(&"the list's own entry".into(), "").unwrap();
    let entry = || history::history().state().unwrap().as_string();
    generated(&stage).await;
    until(entry, None).await;
    let heading = stage.screen.place().query_selector("main h1").unwrap().unwrap();
    copy(&stage).await;
    stage.screen.click("Done").await;
    until(entry, Some("the list's own entry".to_owned())).await;
    until(|| document().active_element().map(|row| row.id()), Some("key-1".to_owned())).await;
    assert!(heading.is_connected(), "the page was not made anew");
}

#[wasm_bindgen_test]
async fn the_question_is_answered_by_taking_the_key() {
    let stage = reveal().await;
    stage.screen.press("Escape");
    stage.screen.read(QUESTION).await;
    copy(&stage).await;
    until(|| stage.screen.shows(QUESTION), false).await;
}

#[wasm_bindgen_test]
async fn signing_out_elsewhere_takes_the_key_off_the_screen_and_ends_its_check() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, list(&[]));
    let (held, open) = Answer::empty(401).held();
    stage.network.answer("GET", KEY_CHECK, held).answer("GET", KEY_CHECK, Answer::empty(401));
    stage.hurry();
    stage.open(API_KEYS);
    generated(&stage).await;
    stage.screen.click("Show key").await;
    stage.screen.read(SECRET).await;
    until(|| stage.network.times("GET", KEY_CHECK), 1).await;
    clerk.sign_out_elsewhere();
    stage.screen.find("heading", "You are signed out").await;
    open();
    assert!(!page_html().contains(SECRET));
    assert!(!browser_asks());
    clerk.change("bob", "session-2");
    stage.screen.find("button", "Revoke ci").await;
    assert_eq!(stage.network.times("GET", KEY_CHECK), 1);
    assert!(stage.screen.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_holds_no_key_when_it_is_come_back_to() {
    let stage = reveal().await;
    // The browser may keep the page as it is.
    stage.screen.click("Show key").await;
    stage.screen.read(SECRET).await;
    fire(&window(), "pagehide");
    until(|| stage.screen.shows(SECRET), false).await;
    fire(&window(), "pageshow");
    stage.screen.gone("dialog", TITLE).await;
    stage.screen.read("The new key was wiped when this page was left").await;
}
