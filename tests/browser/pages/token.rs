//! Settings → Session Token.

use agent_sentinel_console::clock;
use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::kit::{
    FakeClerk, FakeClipboard, FakeDate, Stage, frame, happens, screen::page_html, until,
};

const PAGE: &str = "/settings/session-token";

/// A token that was made this long after 1970 and lives for so many seconds.
fn token(made_at_s: i64, lives_s: i64) -> String {
    let expires_at_s = made_at_s + lives_s;
    let payload = format!(
        r#"{{"iss":"https://clerk.example.com","sub":"user_1","iat":{made_at_s},"exp":{expires_at_s}}}"#
    );
    let payload = window().btoa(&payload).unwrap();
    format!("eyJhbGciOiJSUzI1NiJ9.{}.c2lnbmF0dXJl", payload.trim_end_matches('='))
}

fn fresh(lives_s: i64) -> String {
    token(clock::now().as_millis() / 1000, lives_s)
}

/// The page of `ada`, whose Clerk gives this token.
fn page_with(token: &str) -> (Stage, FakeClerk) {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    clerk.gives_token(token);
    stage.open(PAGE);
    (stage, clerk)
}

async fn is_off(stage: &Stage, button: &str) -> bool {
    stage.screen.find("button", button).await.get_attribute("aria-disabled").is_some()
}

#[wasm_bindgen_test]
async fn a_token_is_masked_says_how_long_it_lives_and_what_it_says() {
    let token = fresh(60);
    let (stage, clerk) = page_with(&token);
    stage.screen.read("Expires in 60 s").await;
    for said in ["Issuer", "https://clerk.example.com", "Subject", "user_1", "Issued", "Expires"] {
        stage.screen.read(said).await;
    }
    stage.screen.read("Decoded here, not verified.").await;
    assert!(!page_html().contains(&token));
    assert_eq!(clerk.tokens_asked(), [true], "one past Clerk's cache");
    assert_eq!(clerk.templates_asked(), [None]);
    stage.screen.click("Show").await;
    stage.screen.read(&token).await;
    stage.screen.click("Hide").await;
    until(|| page_html().contains(&token), false).await;
}

#[wasm_bindgen_test]
async fn the_token_and_a_command_with_it_are_copied() {
    let token = fresh(60);
    let (stage, _) = page_with(&token);
    let clipboard = FakeClipboard::accepting();
    stage.screen.click("Copy session token").await;
    stage.screen.find("button", "Copied").await;
    until(|| clipboard.copied(), vec![token.clone()]).await;
    stage.screen.click("Copy command").await;
    stage.screen.find("button", "Copy session token").await;
    let command = clipboard.copied().pop().unwrap();
    assert!(command.contains(&token) && command.ends_with("/api/v1/api-keys/'"), "{command}");
}

#[wasm_bindgen_test]
async fn a_token_that_cannot_be_copied_is_shown_to_be_copied_by_hand() {
    let token = fresh(60);
    let (stage, _) = page_with(&token);
    FakeClipboard::refusing();
    stage.screen.click("Copy session token").await;
    stage.screen.read("The browser refused to copy").await;
    stage.screen.read(&token).await;
}

#[wasm_bindgen_test]
async fn an_expired_token_is_wiped_cannot_be_copied_and_is_replaced_by_a_fresh_one() {
    let token = fresh(60);
    let (stage, clerk) = page_with(&token);
    let clock = FakeDate::at(&clock::now().to_string());
    stage.screen.click("Show").await;
    stage.screen.read(&token).await;
    clock.pass(61);
    stage.screen.read("Expired").await;
    assert!(!page_html().contains(&token));
    assert!(is_off(&stage, "Copy session token").await);
    assert!(stage.screen.query("button", "Copy command").is_none());
    clerk.gives_token(&fresh(3600));
    stage.screen.click("Get a fresh token").await;
    stage.screen.read("Expires in 60 min").await;
    assert!(stage.screen.announced().contains(&"A fresh token is ready".to_owned()));
    assert!(!is_off(&stage, "Copy session token").await);
}

#[wasm_bindgen_test]
async fn a_clock_that_is_wrong_by_a_day_takes_nothing_from_its_life() {
    let made_at_s = clock::now().as_millis() / 1000;
    let _clock = FakeDate::at("2031-01-04T10:00:00Z");
    let (stage, _) = page_with(&token(made_at_s, 60));
    stage.screen.read("Expires in 60 s").await;
}

#[wasm_bindgen_test]
async fn a_token_that_cannot_be_decoded_can_be_copied_all_the_same() {
    let (stage, _) = page_with("opaque");
    let clipboard = FakeClipboard::accepting();
    stage.screen.read("It cannot be decoded here").await;
    stage.screen.click("Copy session token").await;
    until(|| clipboard.copied(), vec!["opaque".to_owned()]).await;
}

#[wasm_bindgen_test]
async fn a_template_is_asked_with_and_an_unknown_one_is_said_at_its_field() {
    let token = fresh(60);
    let (stage, clerk) = page_with(&token);
    stage.screen.read("Expires in").await;
    clerk.refuses_tokens_with("status", 404);
    stage.screen.fill("JWT template", " ci ").await;
    stage.screen.click("Get a token with it").await;
    stage.screen.read("The sign-in service makes no token with the template “ci”").await;
    assert_eq!(clerk.templates_asked(), [None, Some("ci".to_owned())]);
    stage.screen.read("Expires in").await;
    clerk.gives_token(&token);
    stage.screen.click("Get a token with it").await;
    until(|| stage.screen.shows("makes no token"), false).await;
}

#[wasm_bindgen_test]
async fn a_token_that_does_not_come_is_said_with_a_way_on() {
    let (stage, clerk) = page_with(&fresh(60));
    stage.screen.read("Expires in").await;
    clerk.refuses_tokens_with("code", "network_error");
    stage.screen.click("Get a fresh token").await;
    stage.screen.read("Sign-in is unreachable").await;
    stage.screen.read("Expires in").await;
    clerk.refuses_tokens_with("status", 401);
    stage.screen.click("Try again").await;
    stage.screen.read("Your session has ended").await;
    stage.screen.click("Sign in").await;
    until(|| clerk.sign_ins().len(), 1).await;
}

#[wasm_bindgen_test]
async fn a_token_that_ended_unnoticed_is_not_copied() {
    let (stage, _) = page_with(&fresh(60));
    stage.screen.read("Expires in").await;
    let clipboard = FakeClipboard::accepting();
    FakeDate::at("2031-01-04T10:00:00Z");
    stage.screen.click("Copy session token").await;
    stage.screen.read("Expired").await;
    assert!(clipboard.copied().is_empty());
}

#[wasm_bindgen_test]
async fn a_fresh_token_is_masked_although_the_one_before_was_shown() {
    let (first, second) = (fresh(60), fresh(90));
    let (stage, clerk) = page_with(&first);
    stage.screen.click("Show").await;
    stage.screen.read(&first).await;
    clerk.gives_token(&second);
    stage.screen.click("Get a fresh token").await;
    stage.screen.find("button", "Show").await;
    assert!(!page_html().contains(&first) && !page_html().contains(&second));
}

#[wasm_bindgen_test]
async fn a_copy_that_ends_late_says_nothing_of_the_next_token() {
    let (stage, clerk) = page_with(&fresh(60));
    stage.screen.read("Expires in").await;
    let arrive = FakeClipboard::held();
    stage.screen.click("Copy session token").await;
    clerk.gives_token(&fresh(3600));
    stage.screen.click("Get a fresh token").await;
    stage.screen.read("Expires in 60 min").await;
    arrive();
    frame().await;
    stage.screen.find("button", "Copy session token").await;
}

#[wasm_bindgen_test]
async fn the_focus_does_not_get_lost_with_what_goes() {
    let (stage, clerk) = page_with(&fresh(60));
    stage.screen.read("Expires in").await;
    clerk.refuses_tokens_with("code", "network_error");
    stage.screen.click("Get a fresh token").await;
    let again = stage.screen.find("button", "Try again").await;
    clerk.gives_token(&fresh(60));
    again.focus().unwrap();
    again.click();
    stage.screen.focused("Session Token").await;
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_try_again_when_it_fails_again() {
    let (stage, clerk) = page_with(&fresh(60));
    stage.screen.read("Expires in").await;
    clerk.refuses_tokens_with("code", "network_error");
    stage.screen.click("Get a fresh token").await;
    let again = stage.screen.find("button", "Try again").await;
    again.focus().unwrap();
    let asked = clerk.tokens_asked().len();
    again.click();
    until(|| clerk.tokens_asked().len() > asked, true).await;
    frame().await;
    frame().await;
    assert!(again.is_connected());
    stage.screen.focused("Try again").await;
}

#[wasm_bindgen_test]
async fn being_online_again_asks_once_more_after_a_failure() {
    let (stage, clerk) = page_with(&fresh(60));
    stage.screen.read("Expires in").await;
    happens("online").await;
    assert_eq!(clerk.tokens_asked().len(), 1);
    clerk.refuses_tokens_with("code", "clerk_offline");
    stage.screen.click("Get a fresh token").await;
    stage.screen.read("Sign-in is unreachable").await;
    clerk.gives_token(&fresh(3600));
    happens("online").await;
    stage.screen.read("Expires in 60 min").await;
}
