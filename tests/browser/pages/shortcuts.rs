//! Single letters as shortcuts.

use wasm_bindgen_test::wasm_bindgen_test;

use super::api_keys;
use crate::kit::key;

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
