//! Rotating a key, as a user meets it.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use sentinel_api_types::ApiKey;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API_KEYS, answered, api_keys};
use crate::kit::{
    Answer, FakeClipboard, FakeDate, KEY_CHECK, KEYS, SECRET, Stage, created, globals, history,
    key, key_path, list, screen::fire, until,
};

const ROTATE: &str = "Rotate \"ci\"";
const REVEAL: &str = "Copy your new key now";
const NEXT: &str = "Next: the old key";
const HINT: &str = "by as_new… – revoke it when nothing uses it any more";

fn old() -> ApiKey {
    key("old", "ci", 1)
}

fn new() -> ApiKey {
    key("new", "ci", 2)
}

async fn form_on(stage: Stage) -> Stage {
    stage.network.answer("POST", KEYS, created(&new()));
    stage.network.now_answer("GET", KEYS, list(&[new(), old(), key("3", "prod", 3)]));
    stage.screen.click("Rotate ci").await;
    stage.screen.find("dialog", ROTATE).await;
    stage
}

async fn form() -> Stage {
    form_on(api_keys(&[old(), key("3", "prod", 3)]).await).await
}

/// The reveal of the new key, about which the platform says this.
async fn reveal(proof: Answer) -> Stage {
    let stage = form().await;
    stage.network.answer("GET", KEY_CHECK, proof);
    stage.screen.click("Generate").await;
    stage.screen.find("dialog", REVEAL).await;
    stage
}

/// The last step, after the new key was copied.
async fn last_step(proof: Answer) -> Stage {
    let stage = reveal(proof).await;
    to_last_step(&stage).await;
    stage
}

async fn to_last_step(stage: &Stage) {
    FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    stage.screen.focused(NEXT).await;
    stage.screen.click(NEXT).await;
    stage.screen.read("Old key: still active").await;
}

fn kept() -> Option<String> {
    window().local_storage().unwrap().unwrap().get_item("sentinel-replaced-ada").unwrap()
}

/// What stands in the name's cell of this row.
fn name_cell(stage: &Stage, place: usize) -> String {
    stage.screen.column("Name").swap_remove(place)
}

#[wasm_bindgen_test]
async fn the_form_explains_has_the_name_and_does_not_warn_of_the_key_itself() {
    let stage = form().await;
    stage.screen.focused("Name").await;
    stage.screen.holds("Name", "ci").await;
    stage.screen.read("Makes a new key first. The old one keeps working").await;
    assert!(stage.screen.query("group", "Suggestions").is_none());
    assert!(!stage.screen.shows("You already have a key named"));
    stage.screen.fill("Name", "P-R-O-D").await;
    stage.screen.find("status", "You already have a key named “prod”.").await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", ROTATE).await;
    assert!(stage.network.requests("POST").is_empty());
}

#[wasm_bindgen_test]
async fn the_reveal_leads_on_to_the_old_key_which_is_shown_with_both_starts() {
    let stage = last_step(Answer::json(200, "{}")).await;
    stage.screen.find("dialog", ROTATE).await;
    stage.screen.focused(ROTATE).await;
    assert_eq!(stage.screen.names("code"), ["as_new…", "as_old…"]);
    assert!(stage.network.requests("DELETE").is_empty());
    assert!(!stage.screen.place().inner_html().contains(SECRET));
}

#[wasm_bindgen_test]
async fn revoking_the_old_key_leaves_the_new_one_with_the_focus() {
    let stage = last_step(Answer::json(200, "{}")).await;
    let (held, open) = Answer::empty(204).held();
    stage.network.answer("DELETE", &key_path("old"), held);
    stage.network.now_answer("GET", KEYS, list(&[new(), key("3", "prod", 3)]));
    stage.screen.click("Revoke old key now").await;
    stage.screen.click("Revoke old key now").await;
    stage.screen.click("Keep both for now").await;
    stage.screen.press("Escape");
    stage.screen.find("dialog", ROTATE).await;
    open();
    stage.screen.gone("dialog", ROTATE).await;
    stage.screen.column_becomes("Key", &["as_3…", "as_new…"]).await;
    until(|| stage.screen.announced().contains(&"“ci” was revoked".to_owned()), true).await;
    until(|| document().active_element().map(|row| row.id()), Some("key-new".to_owned())).await;
    assert_eq!(stage.network.requests("DELETE").len(), 1);
    until(kept, Some("[]".to_owned())).await;
}

#[wasm_bindgen_test]
async fn an_old_key_that_could_not_be_revoked_says_why_and_can_be_tried_again() {
    let stage = last_step(Answer::json(200, "{}")).await;
    stage.network.answer("DELETE", &key_path("old"), Answer::Breaks);
    stage.screen.click("Revoke old key now").await;
    stage.screen.read("could not be reached").await;
    // Until the new key is proven, that is said, too.
    until(|| stage.screen.all("alert").len(), 1).await;
    stage.network.now_answer("DELETE", &key_path("old"), Answer::empty(204));
    stage.screen.click("Revoke old key now").await;
    stage.screen.gone("dialog", ROTATE).await;
}

#[wasm_bindgen_test]
async fn keeping_both_leaves_a_hint_on_the_old_row_that_survives_a_reload() {
    for way in ["Keep both for now", "Escape", "beside"] {
        let stage = reveal(Answer::json(200, "{}")).await;
        let date = FakeDate::at("2026-02-01T10:00:00Z");
        to_last_step(&stage).await;
        match way {
            "Escape" => stage.screen.press(way),
            "beside" => stage.screen.click_beside_dialog(),
            _ => stage.screen.click(way).await,
        }
        stage.screen.gone("dialog", ROTATE).await;
        stage.screen.read(HINT).await;
        until(|| stage.screen.names("columnheader").len(), 8).await;
        assert!(!name_cell(&stage, 0).contains("Replaced"), "{way}");
        assert!(name_cell(&stage, 2).contains(HINT), "{way}");
        assert!(stage.network.requests("DELETE").is_empty(), "{way}");
        let remembered = r#"[{"old":"old","by":"new","at":"2026-02-01T10:00:00Z"}]"#;
        assert_eq!(kept().as_deref(), Some(remembered), "{way}");
        date.pass(2 * 24 * 3600);
        fire(&document(), "visibilitychange");
        stage.screen.read(&format!("Replaced 2 days ago {HINT}")).await;
    }
}

#[wasm_bindgen_test]
async fn a_hint_of_an_earlier_visit_is_shown_and_forgotten_with_the_old_key() {
    let stage = answered(list(&[new(), old()]));
    let remembered = r#"[{"old":"old","by":"new","at":"2026-01-02T10:00:00Z"}]"#;
    let storage = window().local_storage().unwrap().unwrap();
    storage.set_item("sentinel-replaced-ada", remembered).unwrap();
    let _date = FakeDate::at("2026-01-04T10:00:00Z");
    stage.open(API_KEYS);
    stage.screen.read(&format!("Replaced 2 days ago {HINT}")).await;
    stage.network.answer("DELETE", &key_path("old"), Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[new()]));
    let row = crate::kit::screen::Screen::of(stage.screen.all("row").remove(1).into());
    row.click("Revoke ci").await;
    stage.screen.click("Revoke key").await;
    stage.screen.column_becomes("Key", &["as_new…"]).await;
    until(kept, Some("[]".to_owned())).await;
}

#[wasm_bindgen_test]
async fn a_list_with_unreadable_rows_forgets_nothing() {
    let stage = Stage::set();
    crate::kit::FakeClerk::signed_in();
    let keys = serde_json::json!([serde_json::to_value(new()).unwrap(), 7]);
    stage.network.answer("GET", KEYS, Answer::json(200, keys.to_string()));
    let remembered = r#"[{"old":"old","by":"new","at":"2026-01-02T10:00:00Z"}]"#;
    let storage = window().local_storage().unwrap().unwrap();
    storage.set_item("sentinel-replaced-ada", remembered).unwrap();
    stage.open(API_KEYS);
    stage.screen.read("1 more could not be read").await;
    assert_eq!(kept().as_deref(), Some(remembered));
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_says_so_and_hints_all_the_same() {
    let stage = reveal(Answer::json(200, "{}")).await;
    let storage = Reflect::get(&window(), &"Storage".into()).unwrap();
    let prototype = Reflect::get(&storage, &"prototype".into()).unwrap().unchecked_into();
    let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    globals::replace(prototype, "setItem", &full);
    to_last_step(&stage).await;
    stage.screen.click("Keep both for now").await;
    stage.screen.gone("dialog", ROTATE).await;
    stage.screen.read(HINT).await;
    stage
        .screen
        .read("This browser keeps nothing, so it will forget which key replaced which.")
        .await;
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn closing_before_the_new_key_was_taken_keeps_the_old_one_without_a_hint() {
    let stage = reveal(Answer::json(200, "{}")).await;
    stage.screen.click(NEXT).await;
    stage.screen.read("You won't see this key again").await;
    assert!(!stage.screen.shows("Old key: still active"));
    stage.screen.click("Close anyway").await;
    stage.screen.gone("dialog", REVEAL).await;
    stage.screen.column_becomes("Key", &["as_3…", "as_new…", "as_old…"]).await;
    assert!(!stage.screen.shows("Replaced"));
    assert!(stage.network.requests("DELETE").is_empty());
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn a_new_key_that_is_not_proven_is_said_before_the_old_one_is_revoked() {
    let (held, open) = Answer::json(200, "{}").held();
    let stage = last_step(held).await;
    stage.screen.read("The new key is not proven active").await;
    stage.screen.read("If it does not work, revoking the old key stops your agents.").await;
    stage.screen.read("Activating… up to 30 s").await;
    open();
    stage.screen.read("Active after").await;
    until(|| stage.screen.shows("not proven active"), false).await;
}

#[wasm_bindgen_test]
async fn a_failed_rotation_leaves_the_old_key_and_the_form() {
    let stage = form().await;
    stage.network.now_answer("POST", KEYS, Answer::empty(503));
    stage.screen.click("Generate").await;
    stage.screen.read("The platform has a problem (503)").await;
    stage.screen.holds("Name", "ci").await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", ROTATE).await;
    assert!(stage.network.requests("DELETE").is_empty());
}

#[wasm_bindgen_test]
async fn after_an_unknown_outcome_a_rotation_is_still_a_rotation() {
    let stage = form().await;
    stage.network.now_answer("POST", KEYS, Answer::Breaks);
    stage.network.now_answer("GET", KEYS, list(&[old(), key("3", "prod", 3)]));
    stage.screen.click("Generate").await;
    stage.screen.read("Nothing was created").await;
    stage.screen.click("Try again").await;
    stage.screen.find("dialog", ROTATE).await;
    stage.screen.holds("Name", "ci").await;
    stage.network.now_answer("POST", KEYS, created(&new()));
    stage.screen.click("Generate").await;
    stage.screen.find("button", NEXT).await;
}

#[wasm_bindgen_test]
async fn cancelling_gives_the_focus_back_to_the_row() {
    let stage = api_keys(&[old()]).await;
    let rotate = stage.screen.find("button", "Rotate ci").await;
    rotate.focus().unwrap();
    rotate.click();
    stage.screen.focused("Name").await;
    stage.screen.click("Cancel").await;
    stage.screen.gone("dialog", ROTATE).await;
    stage.screen.focused("Rotate ci").await;
}

#[wasm_bindgen_test]
async fn in_the_last_step_leaving_the_page_asks_nothing() {
    let _stage = last_step(Answer::json(200, "{}")).await;
    assert!(!fire(&window(), "beforeunload").default_prevented());
}

#[wasm_bindgen_test]
async fn the_back_button_leads_on_to_the_old_key_and_then_keeps_both() {
    let stage = reveal(Answer::json(200, "{}")).await;
    FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    stage.screen.focused(NEXT).await;
    history::go_back();
    stage.screen.read("Old key: still active").await;
    history::go_back();
    stage.screen.gone("dialog", ROTATE).await;
    stage.screen.read(HINT).await;
    assert!(stage.network.requests("DELETE").is_empty());
}
