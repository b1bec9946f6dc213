//! The form of Generate New Key.

use wasm_bindgen_test::wasm_bindgen_test;

use super::api_keys;
use crate::kit::{Answer, KEYS, Stage, created, fresh_key, key, list, until};

async fn form() -> Stage {
    let stage = api_keys(&[]).await;
    stage.screen.click("Generate New Key").await;
    stage.screen.find("dialog", "Generate New Key").await;
    stage
}

#[wasm_bindgen_test]
async fn the_form_opens_with_the_focus_on_the_name() {
    let stage = form().await;
    stage.screen.focused("Name").await;
    assert!(stage.screen.shows("1–100 characters, no control characters"));
}

#[wasm_bindgen_test]
async fn a_suggestion_becomes_the_name() {
    let stage = form().await;
    stage.screen.click("staging-agent").await;
    stage.screen.holds("Name", "staging-agent").await;
}

#[wasm_bindgen_test]
async fn a_wrong_name_is_said_at_the_field_which_keeps_it_and_the_focus() {
    let stage = form().await;
    stage.screen.fill("Name", "   ").await;
    stage.screen.click("Generate").await;
    stage.screen.read("Enter a name.").await;
    let field = stage.screen.find("textbox", "Name").await;
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    stage.screen.holds("Name", "   ").await;
    stage.screen.focused("Name").await;
    assert!(stage.network.requests("POST").is_empty());
}

#[wasm_bindgen_test]
async fn a_refusal_is_said_in_the_form_and_the_name_is_kept() {
    let stage = form().await;
    stage.network.answer("POST", KEYS, Answer::empty(503));
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    stage.screen.read("The platform has a problem (503)").await;
    stage.screen.holds("Name", "ci").await;
}

#[wasm_bindgen_test]
async fn escape_and_cancel_close_the_form_and_give_the_focus_back() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    for way in ["Escape", "Cancel"] {
        let opener = stage.screen.find("button", "Generate New Key").await;
        opener.focus().unwrap();
        opener.click();
        stage.screen.focused("Name").await;
        if way == "Escape" {
            stage.screen.press(way);
        } else {
            stage.screen.click(way).await;
        }
        stage.screen.gone("dialog", "Generate New Key").await;
        stage.screen.focused("Generate New Key").await;
    }
}

#[wasm_bindgen_test]
async fn while_a_key_is_made_clicks_and_escape_do_nothing() {
    let stage = form().await;
    let (held, open) = created(&key("1", "ci", 1)).held();
    stage.network.answer("POST", KEYS, held);
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    stage.screen.click("Generate").await;
    stage.screen.press("Escape");
    stage.screen.click("Cancel").await;
    until(|| stage.network.requests("POST").len(), 1).await;
    open();
    stage.screen.find("dialog", "Copy your new key now").await;
    assert_eq!(stage.network.requests("POST").len(), 1);
}

#[wasm_bindgen_test]
async fn a_key_that_never_reached_the_browser_is_named_and_replaced() {
    let stage = form().await;
    stage.network.answer("POST", KEYS, Answer::Breaks);
    stage.network.answer("DELETE", "/api/v1/api-keys/1", Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[fresh_key("1", "ci")]));
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    stage.screen.read("was created, but its key never reached this browser").await;
    stage.network.now_answer("POST", KEYS, created(&key("2", "ci", 2)));
    stage.screen.click("Revoke and generate another").await;
    stage.screen.find("dialog", "Copy your new key now").await;
    assert_eq!(stage.network.requests("DELETE").len(), 1);
    assert_eq!(stage.network.requests("POST").len(), 2);
}

#[wasm_bindgen_test]
async fn when_nothing_was_created_the_form_comes_back() {
    let stage = form().await;
    stage.network.answer("POST", KEYS, Answer::Breaks);
    stage.screen.fill("Name", "ci").await;
    stage.screen.click("Generate").await;
    stage.screen.read("Nothing was created").await;
    stage.screen.click("Try again").await;
    stage.screen.holds("Name", "ci").await;
}
