//! Revoking a key asks first.

use wasm_bindgen_test::wasm_bindgen_test;

use super::api_keys;
use crate::kit::{Answer, KEYS, Stage, key, list, until};

const DIALOG: &str = "Revoke \"ci\"?";

async fn asked(answer: Answer) -> Stage {
    let stage = api_keys(&[key("1", "ci", 1), key("2", "prod", 2)]).await;
    stage.network.answer("DELETE", "/api/v1/api-keys/1", answer);
    let button = stage.screen.find("button", "Revoke ci").await;
    button.focus().unwrap();
    button.click();
    stage.screen.find("alertdialog", DIALOG).await;
    stage
}

#[wasm_bindgen_test]
async fn the_question_names_the_key_and_starts_on_cancel() {
    let stage = asked(Answer::empty(204)).await;
    stage.screen.focused("Cancel").await;
    assert!(stage.screen.shows("as_1…"));
    assert!(stage.screen.shows(
        "Agents using this key will be rejected within about 30 seconds. This cannot be undone."
    ));
}

#[wasm_bindgen_test]
async fn cancelling_revokes_nothing_and_gives_the_focus_back() {
    let stage = asked(Answer::empty(204)).await;
    stage.screen.click("Cancel").await;
    stage.screen.gone("alertdialog", DIALOG).await;
    stage.screen.focused("Revoke ci").await;
    assert!(stage.network.requests("DELETE").is_empty());
}

#[wasm_bindgen_test]
async fn a_revoked_key_leaves_the_list_and_the_page_says_so() {
    let stage = asked(Answer::empty(204)).await;
    stage.network.now_answer("GET", KEYS, list(&[key("2", "prod", 2)]));
    stage.screen.click("Revoke key").await;
    stage.screen.gone("alertdialog", DIALOG).await;
    stage.screen.gone("button", "Revoke ci").await;
    until(|| stage.screen.announced().contains(&"“ci” was revoked".to_owned()), true).await;
    stage.screen.focused("API Keys").await;
    stage.screen.find("button", "Revoke prod").await;
}

#[wasm_bindgen_test]
async fn while_revoking_nothing_can_be_clicked_twice_or_closed() {
    let (held, open) = Answer::empty(204).held();
    let stage = asked(held).await;
    stage.screen.click("Revoke key").await;
    stage.screen.click("Revoke key").await;
    stage.screen.press("Escape");
    stage.screen.find("alertdialog", DIALOG).await;
    open();
    stage.screen.gone("alertdialog", DIALOG).await;
    assert_eq!(stage.network.requests("DELETE").len(), 1);
}

#[wasm_bindgen_test]
async fn a_failure_stays_open_with_the_words_and_try_again() {
    let stage = asked(Answer::empty(502)).await;
    stage.screen.click("Revoke key").await;
    stage.screen.read("The platform has a problem (502)").await;
    stage.network.now_answer("DELETE", "/api/v1/api-keys/1", Answer::empty(404));
    stage.network.now_answer("GET", KEYS, list(&[key("2", "prod", 2)]));
    stage.screen.click("Try again").await;
    stage.screen.gone("alertdialog", DIALOG).await;
    stage.screen.gone("button", "Revoke ci").await;
    assert!(stage.screen.all("alert").is_empty());
}

#[wasm_bindgen_test]
async fn the_question_is_read_with_what_follows_from_it() {
    let stage = asked(Answer::empty(204)).await;
    let dialog = stage.screen.find("alertdialog", DIALOG).await;
    let id = dialog.get_attribute("aria-describedby").unwrap();
    let text = leptos::prelude::document().get_element_by_id(&id).unwrap().text_content();
    assert!(text.unwrap().contains("This cannot be undone."));
}
