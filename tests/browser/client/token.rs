//! Which token a request carries, and what happens when there is none or it is refused.

use agent_sentinel_console::platform::PlatformError;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::kit::{Answer, FakeClerk, KEYS, Network, Stage, list};

fn tokens(network: &Network) -> Vec<String> {
    let header = |request: &web_sys::Request| request.headers().get("authorization");
    network.requests("GET").iter().filter_map(|request| header(request).unwrap()).collect()
}

#[wasm_bindgen_test]
async fn a_refused_token_is_renewed_once_without_anybody_noticing() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, Answer::empty(401)).answer("GET", KEYS, list(&[]));
    stage.platform().list_keys().await.unwrap();
    assert_eq!(tokens(&stage.network), ["Bearer token-0", "Bearer token-1"]);
    assert_eq!(clerk.tokens_asked(), [false, true]);
}

#[wasm_bindgen_test]
async fn a_fresh_token_that_is_refused_too_ends_the_session() {
    let stage = Stage::set();
    FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, Answer::empty(401));
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::SessionEnded));
    assert_eq!(tokens(&stage.network).len(), 2, "refused, renewed, and no more");
}

#[wasm_bindgen_test]
async fn each_request_asks_for_its_own_token() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, list(&[]));
    let platform = stage.platform();
    platform.list_keys().await.unwrap();
    platform.list_keys().await.unwrap();
    assert_eq!(clerk.tokens_asked(), [false, false]);
}

#[wasm_bindgen_test]
async fn without_a_token_the_session_has_ended_and_nothing_is_sent() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    clerk.gives_no_token();
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::SessionEnded));
    clerk.refuses_tokens_with("status", 401);
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::SessionEnded));
    assert!(stage.network.asked().is_empty());
}

#[wasm_bindgen_test]
async fn an_offline_clerk_is_unreachable_and_does_not_end_the_session() {
    let stage = Stage::set();
    FakeClerk::signed_in().refuses_tokens_with("code", "clerk_offline");
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::SignInUnreachable));
    assert!(stage.network.asked().is_empty());
}

#[wasm_bindgen_test]
async fn a_token_that_never_comes_is_given_up() {
    let stage = Stage::set();
    stage.hurry();
    FakeClerk::signed_in().hangs_on_tokens();
    assert_eq!(stage.platform().list_keys().await, Err(PlatformError::SignInUnreachable));
}
