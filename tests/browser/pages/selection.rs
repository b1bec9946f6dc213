//! Selecting rows.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::{API_KEYS, answered, api_keys};
use crate::kit::{KEYS, Stage, key, list, many_keys, until};

const ALL: &str = "Select all matching";

async fn three() -> Stage {
    api_keys(&[key("1", "ci", 1), key("2", "prod", 2), key("3", "dev", 3)]).await
}

fn is_half_ticked(stage: &Stage) -> bool {
    let all = stage.screen.query("checkbox", ALL).unwrap();
    all.unchecked_into::<HtmlInputElement>().indeterminate()
}

#[wasm_bindgen_test]
async fn selected_rows_are_counted_and_can_be_revoked_together() {
    let stage = three().await;
    assert!(stage.screen.query("group", "Selected keys").is_none());
    stage.screen.tick("Select ci").await;
    stage.screen.read("1 selected").await;
    stage.screen.find("button", "Revoke key").await;
    assert!(is_half_ticked(&stage) && !stage.screen.is_ticked(ALL));
    stage.screen.tick("Select prod").await;
    stage.screen.read("2 selected").await;
    stage.screen.click("Revoke 2 keys").await;
    stage.screen.find("alertdialog", "Revoke 2 keys?").await;
}

#[wasm_bindgen_test]
async fn what_a_search_hides_stays_selected_and_counted() {
    let stage = three().await;
    stage.screen.tick("Select ci").await;
    stage.screen.search("prod").await;
    stage.screen.column_becomes("Name", &["prod"]).await;
    stage.screen.read("1 selected").await;
    assert!(!stage.screen.is_ticked("Select prod"));
    stage.screen.tick("Select prod").await;
    stage.screen.read("2 selected").await;
    stage.screen.search("").await;
    stage.screen.column_becomes("Name", &["dev", "prod", "ci"]).await;
    assert!(stage.screen.is_ticked("Select ci") && stage.screen.is_ticked("Select prod"));
    assert!(!stage.screen.is_ticked("Select dev"));
    stage.screen.search("nothing").await;
    stage.screen.find("heading", "No keys match \"nothing\"").await;
    stage.screen.read("2 selected").await;
}

#[wasm_bindgen_test]
async fn all_that_match_are_selected_also_those_without_a_row() {
    let stage = answered(list(&many_keys(205)));
    stage.open(API_KEYS);
    stage.screen.tick(ALL).await;
    stage.screen.find("button", "Revoke 205 keys").await;
    assert!(stage.screen.is_ticked("Select agent-3"));
    stage.screen.search("agent-204").await;
    stage.screen.find("checkbox", "Select agent-204").await;
    assert!(stage.screen.is_ticked("Select agent-204"));
    stage.screen.tick("Select agent-204").await;
    stage.screen.search("").await;
    stage.screen.find("button", "Revoke 204 keys").await;
    until(|| is_half_ticked(&stage), true).await;
}

#[wasm_bindgen_test]
async fn select_all_means_what_the_search_found() {
    let stage = three().await;
    stage.screen.search("d").await;
    stage.screen.column_becomes("Name", &["dev", "prod"]).await;
    stage.screen.tick(ALL).await;
    stage.screen.read("2 selected").await;
    until(|| stage.screen.is_ticked(ALL) && !is_half_ticked(&stage), true).await;
    stage.screen.search("").await;
    until(|| is_half_ticked(&stage), true).await;
    assert!(!stage.screen.is_ticked("Select ci"));
}

#[wasm_bindgen_test]
async fn clearing_the_selection_takes_its_bar_away_and_loses_no_focus() {
    let stage = three().await;
    stage.screen.tick(ALL).await;
    let clear = stage.screen.find("button", "Clear selection").await;
    clear.focus().unwrap();
    clear.click();
    until(|| stage.screen.shows("selected"), false).await;
    stage.screen.focused("API Keys").await;
    until(|| stage.screen.is_ticked(ALL) || stage.screen.is_ticked("Select ci"), false).await;
}

#[wasm_bindgen_test]
async fn a_selected_key_that_is_gone_is_no_longer_counted() {
    let stage = three().await;
    stage.screen.tick(ALL).await;
    stage.screen.read("3 selected").await;
    stage.network.answer("DELETE", "/api/v1/api-keys/1", crate::kit::Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[key("2", "prod", 2), key("3", "dev", 3)]));
    stage.screen.click("Revoke ci").await;
    stage.screen.click("Revoke key").await;
    stage.screen.read("2 selected").await;
}

#[wasm_bindgen_test]
async fn the_bar_selects_all_that_match_and_loses_no_focus() {
    let stage = three().await;
    stage.screen.tick("Select ci").await;
    let all = stage.screen.find("button", ALL).await;
    all.focus().unwrap();
    all.click();
    stage.screen.read("3 selected").await;
    stage.screen.focused(ALL).await;
    until(|| all.get_attribute("aria-disabled"), Some("true".to_owned())).await;
}
