//! Single letters as shortcuts.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{KeyboardEvent, KeyboardEventInit};

use super::{API_KEYS, answered, api_keys};
use crate::kit::{Answer, Stage, key, list};

const LETTERS: [&str; 4] = ["n", "c", "?", "/"];

/// Fails when a shortcut opened something.
fn nothing_is_open(stage: &Stage) {
    assert!(stage.screen.all("dialog").is_empty());
    let focused = document().active_element().map(|element| element.id());
    assert_ne!(focused.as_deref(), Some("search"));
}

#[wasm_bindgen_test]
async fn n_opens_generate_new_key() {
    let stage = api_keys(&[]).await;
    stage.screen.find("heading", "No API keys yet").await;
    stage.screen.press("n");
    stage.screen.find("dialog", "Generate New Key").await;
}

#[wasm_bindgen_test]
async fn n_in_another_dialog_opens_nothing() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    stage.screen.click("Revoke ci").await;
    stage.screen.focused("Cancel").await;
    stage.screen.press("n");
    stage.screen.click("Cancel").await;
    stage.screen.gone("alertdialog", "Revoke \"ci\"?").await;
    assert!(stage.screen.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn slash_focuses_the_search() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    stage.screen.press("/");
    stage.screen.focused("Search").await;
}

#[wasm_bindgen_test]
async fn c_opens_check_a_key() {
    let stage = api_keys(&[]).await;
    stage.screen.press("c");
    stage.screen.find("dialog", "Check a key").await;
}

#[wasm_bindgen_test]
async fn question_mark_lists_the_letters_and_escape_closes_the_list() {
    let stage = api_keys(&[]).await;
    let opener = stage.screen.find("button", "Check a key").await;
    opener.focus().unwrap();
    stage.screen.press("?");
    stage.screen.find("dialog", "Keyboard shortcuts").await;
    stage.screen.focused("Close").await;
    for (letter, act) in
        [("n", "Generate New Key"), ("/", "Search"), ("c", "Check a key"), ("?", "This help")]
    {
        stage.screen.read(&format!("{letter} {act}")).await;
    }
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Keyboard shortcuts").await;
    stage.screen.focused("Check a key").await;
}

#[wasm_bindgen_test]
async fn while_typing_letters_are_letters() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    let theme = stage.screen.find("combobox", "Theme").await;
    let search = stage.screen.find("searchbox", "Search").await;
    for field in [search, theme] {
        field.focus().unwrap();
        for letter in LETTERS.into_iter().filter(|letter| *letter != "/") {
            stage.screen.press(letter);
        }
        assert_eq!(document().active_element(), Some(field.into()));
        assert!(document().query_selector("dialog").unwrap().is_none());
    }
    // Whatever they had opened would be there before this.
    stage.screen.search("x").await;
    stage.screen.find("heading", "No keys match \"x\"").await;
    assert!(document().query_selector("dialog").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn in_an_open_dialog_no_letter_does_anything() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    for opener in ["Generate New Key", "Check a key"] {
        let button = stage.screen.find("button", opener).await;
        button.focus().unwrap();
        button.click();
        stage.screen.find("dialog", opener).await;
        stage
            .screen
            .find("button", if opener == "Check a key" { "Close" } else { "Cancel" })
            .await
            .focus()
            .unwrap();
        for letter in LETTERS {
            stage.screen.press(letter);
        }
        stage.screen.press("Escape");
        stage.screen.gone("dialog", opener).await;
        stage.screen.focused(opener).await;
        nothing_is_open(&stage);
    }
}

#[wasm_bindgen_test]
async fn with_ctrl_alt_meta_or_held_down_letters_belong_to_the_browser() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    let hold: [fn(&KeyboardEventInit); 4] = [
        |init| init.set_ctrl_key(true),
        |init| init.set_alt_key(true),
        |init| init.set_meta_key(true),
        |init| init.set_repeat(true),
    ];
    for (letter, hold) in LETTERS.into_iter().flat_map(|letter| hold.map(|hold| (letter, hold))) {
        let init = KeyboardEventInit::new();
        init.set_key(letter);
        init.set_bubbles(true);
        init.set_cancelable(true);
        hold(&init);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        document().body().unwrap().dispatch_event(&event).unwrap();
        assert!(!event.default_prevented(), "{letter}");
    }
    stage.screen.search("x").await;
    stage.screen.find("heading", "No keys match \"x\"").await;
    nothing_is_open(&stage);
}

#[wasm_bindgen_test]
async fn where_there_is_no_search_slash_does_no_harm() {
    let stage = answered(Answer::json(403, "{}"));
    stage.open(API_KEYS);
    stage.screen.read("Your account may not manage API keys").await;
    stage.screen.press("/");
    stage.screen.press("n");
    stage.screen.find("dialog", "Generate New Key").await;
}

#[wasm_bindgen_test]
async fn on_another_page_the_letters_of_this_one_do_nothing() {
    let stage = answered(list(&[]));
    stage.open(API_KEYS);
    stage.screen.find("heading", "No API keys yet").await;
    stage.screen.find("link", "Session Token").await.click();
    stage.screen.find("heading", "Session Token").await;
    for letter in LETTERS {
        stage.screen.press(letter);
    }
    stage.screen.find("link", "API Keys").await.click();
    stage.screen.find("heading", "No API keys yet").await;
    nothing_is_open(&stage);
}
