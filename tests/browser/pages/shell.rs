//! The states of the whole app, and its routes.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API_KEYS, answered};
use crate::kit::{FakeClerk, KEYS, Stage, created, key, list, until};

#[wasm_bindgen_test]
async fn while_clerk_starts_the_page_says_that_it_loads() {
    let stage = Stage::set();
    FakeClerk::loading();
    stage.open(API_KEYS);
    stage.screen.find("status", "Loading…").await;
    assert!(stage.network.asked().is_empty());
}

#[wasm_bindgen_test]
async fn when_sign_in_is_unreachable_the_page_says_so_and_not_signed_out() {
    let stage = Stage::set();
    FakeClerk::loading().becomes("degraded");
    stage.open(API_KEYS);
    stage.screen.find("heading", "Sign-in is unreachable").await;
    stage.screen.find("button", "Try again").await;
    assert_eq!(stage.screen.query("button", "Sign in"), None);
}

#[wasm_bindgen_test]
async fn a_visitor_who_is_signed_out_is_offered_to_sign_in_and_comes_back() {
    let stage = Stage::set();
    let clerk = FakeClerk::loading();
    clerk.becomes("ready");
    stage.open(API_KEYS);
    stage.screen.find("heading", "You are signed out").await;
    stage.screen.click("Sign in").await;
    let here = window().location().href().unwrap();
    assert!(here.ends_with(API_KEYS));
    until(|| clerk.sign_ins(), vec![here]).await;
}

#[wasm_bindgen_test]
async fn after_signing_out_elsewhere_nothing_of_the_user_stays() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, list(&[key("1", "adas-key", 1)]));
    stage.open(API_KEYS);
    stage.screen.find("button", "Revoke adas-key").await;
    stage.screen.find("button", "User ada").await;
    clerk.sign_out_elsewhere();
    stage.screen.find("heading", "You are signed out").await;
    assert!(!stage.screen.place().inner_html().contains("ada"));
}

#[wasm_bindgen_test]
async fn another_user_gets_their_own_list() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, list(&[key("1", "adas-key", 1)]));
    stage.open(API_KEYS);
    stage.screen.find("button", "Revoke adas-key").await;
    stage.network.now_answer("GET", KEYS, list(&[key("2", "bobs-key", 1)]));
    clerk.change("bob", "session-2");
    stage.screen.find("button", "Revoke bobs-key").await;
    assert!(!stage.screen.shows("adas-key"));
}

#[wasm_bindgen_test]
async fn a_token_refresh_leaves_an_open_dialog_alone() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, list(&[]));
    stage.open(API_KEYS);
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", "half-typed").await;
    let dialog = stage.screen.find("dialog", "Generate New Key").await;
    clerk.change("ada", "session-1");
    stage.network.now_answer("POST", KEYS, created(&key("1", "half-typed", 1)));
    stage.screen.click("Generate").await;
    stage.screen.find("dialog", "Copy your new key now").await;
    assert!(dialog.is_connected(), "it is still the same dialog");
}

#[wasm_bindgen_test]
async fn signing_out_is_in_the_account_menu() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, list(&[]));
    stage.open(API_KEYS);
    stage.screen.click("User ada").await;
    stage.screen.click("Sign out").await;
    until(|| clerk.sign_outs().len(), 1).await;
}

#[wasm_bindgen_test]
async fn the_short_paths_lead_to_the_api_keys() {
    for path in ["/", "/settings"] {
        let stage = answered(list(&[]));
        stage.open(path);
        stage.screen.find("heading", "API Keys").await;
        until(|| window().location().pathname().unwrap(), API_KEYS.to_owned()).await;
        assert_eq!(document().title(), "API Keys · Agent Sentinel");
    }
}

#[wasm_bindgen_test]
async fn a_path_that_leads_nowhere_says_so_and_shows_the_way_back() {
    let stage = answered(list(&[]));
    stage.open("/settings/nowhere");
    stage.screen.find("heading", "Page not found").await;
    stage.screen.find("link", "Go to API Keys").await.click();
    stage.screen.find("heading", "No API keys yet").await;
    stage.screen.focused("API Keys").await;
}

#[wasm_bindgen_test]
async fn a_wrong_configuration_is_named_and_not_a_blank_page() {
    let stage = answered(list(&[]));
    stage.configure("sentinel-platform-url", "ftp://example.com");
    stage.open(API_KEYS);
    stage.screen.find("heading", "This console is not configured correctly").await;
    stage.screen.read("sentinel-platform-url").await;
    stage.screen.read("ftp://example.com").await;
}
