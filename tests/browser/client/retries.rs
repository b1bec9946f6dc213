//! What is sent again by itself, and what never is.

use agent_sentinel_console::platform::PlatformError;
use sentinel_api_types::KeyName;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::kit::{Answer, FakeClerk, KEYS, Stage, globals, key, list};

fn signed_in() -> Stage {
    let stage = Stage::set();
    stage.hurry();
    FakeClerk::signed_in();
    stage
}

#[wasm_bindgen_test]
async fn a_list_survives_three_server_errors() {
    let stage = signed_in();
    for status in [500, 502, 503] {
        stage.network.answer("GET", KEYS, Answer::empty(status));
    }
    stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    assert_eq!(stage.platform().list_keys().await.unwrap().keys, [key("1", "ci", 1)]);
}

#[wasm_bindgen_test]
async fn a_list_gives_up_after_four_server_errors() {
    let stage = signed_in();
    stage.network.answer("GET", KEYS, Answer::empty(502));
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::Server(502)));
    assert_eq!(stage.network.asked().len(), 4);
}

#[wasm_bindgen_test]
async fn a_create_is_never_sent_again_after_a_server_error() {
    let stage = signed_in();
    stage.network.answer("POST", KEYS, Answer::empty(503));
    let created = stage.platform().create_key(KeyName::parse("ci").unwrap()).await;
    assert_eq!(created.err(), Some(PlatformError::Server(503)));
    assert_eq!(stage.network.asked().len(), 1);
}

#[wasm_bindgen_test]
async fn a_broken_connection_is_not_tried_again() {
    let stage = signed_in();
    stage.network.answer("GET", KEYS, Answer::Breaks);
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::Unreachable));
    assert_eq!(stage.network.asked().len(), 1);
}

#[wasm_bindgen_test]
async fn an_answer_that_never_comes_is_given_up_and_its_request_aborted() {
    let stage = signed_in();
    let (never, _open) = list(&[]).held();
    stage.network.answer("GET", KEYS, never);
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::TimedOut));
    assert!(stage.network.requests("GET")[0].signal().aborted());
}

#[wasm_bindgen_test]
async fn offline_nothing_is_sent() {
    let stage = signed_in();
    globals::replace(leptos::prelude::window().navigator().into(), "onLine", &false.into());
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::Offline));
    assert!(stage.network.asked().is_empty());
}
