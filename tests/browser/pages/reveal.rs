//! The one-time reveal.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, Storage};

use super::api_keys;
use crate::kit::{
    Answer, FakeClipboard, FakeDownloads, KEY_CHECK, KEYS, SECRET, Stage, created, key, list,
    screen::{fire, page_html},
    until,
};

/// Generates the key `ci` on the API Keys page, up to its reveal.
pub async fn generated(stage: &Stage) {
    stage.network.answer("POST", KEYS, created(&key("1", "ci", 1)));
    stage.network.now_answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    stage.screen.find("dialog", "Copy your new key now").await;
}

/// The reveal of the key `ci`.
pub async fn reveal() -> Stage {
    let stage = api_keys(&[]).await;
    generated(&stage).await;
    stage
}

/// The element that shows the new key, or its mask, under this name.
async fn key_text(stage: &Stage, name: &str) -> Element {
    stage.screen.find("group", name).await.query_selector("code").unwrap().unwrap()
}

/// Where on the page, or in what the browser keeps of it, the new key can be found.
fn traces() -> Vec<&'static str> {
    let document = document().document_element().unwrap();
    let fields = document.query_selector_all("input, textarea").unwrap();
    let fields = (0..fields.length()).filter_map(|place| fields.item(place));
    let typed: String =
        fields.map(|field| field.unchecked_into::<HtmlInputElement>().value()).collect();
    let stored = |storage: Option<Storage>| {
        String::from(js_sys::JSON::stringify(&storage.unwrap()).unwrap())
    };
    let history = window().history().unwrap().state().unwrap();
    let places = [
        ("the document", page_html()),
        ("a field", typed),
        ("the title", leptos::prelude::document().title()),
        ("the address", window().location().href().unwrap()),
        ("the history", String::from(js_sys::JSON::stringify(&history).unwrap())),
        ("localStorage", stored(window().local_storage().unwrap())),
        ("sessionStorage", stored(window().session_storage().unwrap())),
        (
            "cookies",
            js_sys::Reflect::get(&leptos::prelude::document(), &"cookie".into())
                .unwrap()
                .as_string()
                .unwrap(),
        ),
    ];
    places.into_iter().filter(|(_, text)| text.contains(SECRET)).map(|(place, _)| place).collect()
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
    assert!(!page_html().contains(SECRET));
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
    until(|| stage.network.times("GET", KEYS), 2).await;
    stage.screen.click("Show key").await;
    stage.screen.read(SECRET).await;
}

#[wasm_bindgen_test]
async fn the_key_is_nowhere_but_where_it_is_shown_and_nowhere_after_closing() {
    let stage = reveal().await;
    let nowhere: Vec<&str> = Vec::new();
    assert_eq!(traces(), nowhere);
    FakeDownloads::install();
    FakeClipboard::accepting();
    stage.screen.click("Download .env").await;
    stage.screen.read("Saved as agent-sentinel.env").await;
    for tab in ["Shell", "Kubernetes", "curl"] {
        stage.screen.find("tab", tab).await.click();
        stage.screen.click("Copy snippet").await;
        until(traces, nowhere.clone()).await;
    }
    stage.screen.paste("Paste back to verify", SECRET).await;
    stage.screen.read("Matches").await;
    assert_eq!(traces(), nowhere);
    stage.screen.click("Show key").await;
    until(traces, vec!["the document"]).await;
    stage.screen.click("Hide key").await;
    until(traces, nowhere.clone()).await;
    stage.screen.fill("Paste back to verify", SECRET).await;
    assert_eq!(traces(), ["a field"], "who types it sees it in the field");
    stage.screen.click("Show key").await;
    stage.screen.click("Done").await;
    stage.screen.gone("dialog", "Copy your new key now").await;
    assert_eq!(traces(), nowhere);
}

#[wasm_bindgen_test]
async fn what_happens_is_announced_in_its_order() {
    let stage = api_keys(&[]).await;
    let (held, open) = Answer::json(200, "{}").held();
    stage.network.answer("GET", KEY_CHECK, held);
    generated(&stage).await;
    FakeClipboard::accepting();
    let ready = "Your new key is ready. Copy it now: it is shown only once.";
    until(|| stage.screen.announced(), vec![ready.to_owned()]).await;
    open();
    until(|| stage.screen.announced().len(), 2).await;
    stage.screen.click("Copy key").await;
    until(|| stage.screen.announced().len(), 3).await;
    stage.screen.paste("Paste back to verify", SECRET).await;
    until(|| stage.screen.announced().len(), 4).await;
    let announced = stage.screen.announced();
    assert!(announced[1].starts_with("Active after "), "{announced:?}");
    assert_eq!(announced[2..], ["Copied", "Matches"]);
}

#[wasm_bindgen_test]
async fn what_watches_the_page_is_told_to_leave_the_key_alone() {
    let stage = reveal().await;
    for element in [
        key_text(&stage, "New key, hidden").await,
        stage.screen.find("textbox", "Paste back to verify").await.into(),
    ] {
        assert!(element.class_list().contains("ph-no-capture"));
        assert!(element.has_attribute("data-sentry-mask"));
        assert_eq!(element.get_attribute("data-dd-privacy").as_deref(), Some("mask"));
        assert_eq!(element.get_attribute("spellcheck").as_deref(), Some("false"));
    }
}

#[wasm_bindgen_test]
async fn the_mask_says_nothing_of_the_length_of_the_key() {
    let stage = reveal().await;
    let hidden = key_text(&stage, "New key, hidden").await.text_content().unwrap();
    drop(stage);
    let stage = api_keys(&[]).await;
    let long = serde_json::json!({
        "id": "1", "key": SECRET.repeat(3), "name": "ci", "created_at": "2026-01-01T10:00:00Z",
    });
    stage.network.answer("POST", KEYS, Answer::json(201, long.to_string()));
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    let code = key_text(&stage, "New key, hidden").await;
    assert_eq!(code.text_content(), Some(hidden));
}

#[wasm_bindgen_test]
async fn a_key_that_was_shown_and_copied_by_hand_counts_as_taken() {
    let stage = reveal().await;
    stage.screen.click("Show key").await;
    let shown = key_text(&stage, "New key").await;
    fire(&shown, "copy");
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Copy your new key now").await;
}

#[wasm_bindgen_test]
async fn copying_the_mask_by_hand_takes_nothing() {
    let stage = reveal().await;
    let hidden = key_text(&stage, "New key, hidden").await;
    fire(&hidden, "copy");
    stage.screen.press("Escape");
    stage.screen.read("You won't see this key again").await;
}

#[wasm_bindgen_test]
async fn taking_the_key_once_more_moves_the_focus_no_more() {
    let stage = reveal().await;
    FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    stage.screen.focused("Done").await;
    stage.screen.find("textbox", "Paste back to verify").await.focus().unwrap();
    stage.screen.paste("Paste back to verify", SECRET).await;
    stage.screen.read("Matches").await;
    stage.screen.paste("Paste back to verify", "something else").await;
    stage.screen.read("Differs at character 1").await;
    stage.screen.focused("Paste back to verify").await;
    let copied = stage.screen.announced().into_iter().filter(|line| line == "Copied");
    assert_eq!(copied.count(), 1);
}
