//! The list in all its states.

use agent_sentinel_console::clock;
use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::{API_KEYS, answered, api_keys};
use crate::kit::{Answer, FakeClerk, KEYS, Stage, globals, key, list, until};

#[wasm_bindgen_test]
async fn a_list_that_loads_is_no_empty_list() {
    let (held, open) = list(&[]).held();
    let stage = answered(held);
    stage.open(API_KEYS);
    stage.screen.find("heading", "API Keys").await;
    stage.screen.find("status", "Loading…").await;
    assert!(!stage.screen.shows("No API keys yet"));
    open();
    stage.screen.find("heading", "No API keys yet").await;
    stage.screen.gone("status", "Loading…").await;
}

#[wasm_bindgen_test]
async fn rows_show_name_and_prefix_and_carry_the_name_in_their_action() {
    let stage = api_keys(&[key("1", "ci", 1), key("2", "prod", 2)]).await;
    stage.screen.find("table", "API keys").await;
    let headings = ["Name", "Key", "Environment", "Created", "Last used", "Rotation", "Actions"];
    assert_eq!(
        stage.screen.names("columnheader"),
        [&["Select all matching"], &headings[..]].concat()
    );
    assert_eq!(stage.screen.column("Name"), ["prod", "ci"]);
    assert_eq!(stage.screen.column("Key"), ["as_2…", "as_1…"]);
    assert_eq!(stage.screen.column("Last used"), ["Never", "Never"]);
}

#[wasm_bindgen_test]
async fn last_use_has_a_column_only_when_the_platform_reports_it() {
    let body = r#"[{"id":"1","name":"ci","created_at":"2026-01-01T10:00:00Z"}, 7]"#;
    let stage = answered(Answer::json(200, body));
    stage.open(API_KEYS);
    stage.screen.find("button", "Revoke ci").await;
    let headings = ["Name", "Key", "Environment", "Created", "Rotation", "Actions"];
    assert_eq!(
        stage.screen.names("columnheader"),
        [&["Select all matching"], &headings[..]].concat()
    );
    stage.screen.read("1 more could not be read").await;
}

#[wasm_bindgen_test]
async fn a_list_that_could_not_be_loaded_is_never_shown_as_empty() {
    let stage = answered(Answer::json(403, "{}"));
    stage.open(API_KEYS);
    stage.screen.read("Your account may not manage API keys").await;
    assert!(!stage.screen.shows("No API keys yet"));
    assert_eq!(stage.screen.names("alert").len(), 1);
}

#[wasm_bindgen_test]
async fn try_again_loads_the_list_that_could_not_be_loaded() {
    let stage = answered(Answer::Breaks);
    stage.open(API_KEYS);
    let host = window().location().host().unwrap();
    stage.screen.read(&format!("The platform at {host} could not be reached")).await;
    stage.network.now_answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    stage.screen.click("Try again").await;
    stage.screen.find("button", "Revoke ci").await;
    assert!(stage.screen.all("alert").is_empty());
}

#[wasm_bindgen_test]
async fn rows_of_an_earlier_load_stay_and_say_of_when_they_are() {
    let stage = api_keys(&[key("1", "ci", 1), key("2", "prod", 2)]).await;
    let loaded = clock::hour_and_minute(clock::now());
    stage.network.answer("DELETE", "/api/v1/api-keys/1", Answer::empty(204));
    stage.network.now_answer("GET", KEYS, Answer::Breaks);
    stage.screen.click("Revoke ci").await;
    stage.screen.click("Revoke key").await;
    stage.screen.read(&format!("Showing keys as of {loaded}")).await;
    stage.screen.find("button", "Revoke prod").await;
    assert_eq!(
        stage.screen.query("button", "Revoke ci"),
        None,
        "what was revoked does not come back"
    );
}

#[wasm_bindgen_test]
async fn an_ended_session_offers_to_sign_in() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, Answer::empty(401));
    stage.open(API_KEYS);
    stage.screen.read("Your session has ended").await;
    stage.screen.click("Sign in").await;
    until(|| clerk.sign_ins().len(), 1).await;
}

#[wasm_bindgen_test]
async fn offline_the_list_comes_by_itself_when_the_browser_is_online_again() {
    let stage = answered(list(&[key("1", "ci", 1)]));
    let navigator = window().navigator();
    globals::replace(navigator.clone().into(), "onLine", &false.into());
    stage.open(API_KEYS);
    stage.screen.read("You are offline").await;
    globals::replace(navigator.into(), "onLine", &true.into());
    window().dispatch_event(&Event::new("online").unwrap()).unwrap();
    stage.screen.find("button", "Revoke ci").await;
}
