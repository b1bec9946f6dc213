//! What the app knows of the visitor.

use agent_sentinel_console::session::{Session, SessionState};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::kit::{FakeClerk, Stage, globals, until};

/// A session, and how often its state changed.
fn start(stage: &Stage) -> (Session, RwSignal<u32>) {
    stage.make(|| {
        let (session, changes) = (Session::start(), RwSignal::new(0));
        Effect::watch(move || session.state(), move |_, _, _| changes.update(|n| *n += 1), false);
        (session, changes)
    })
}

async fn becomes(session: Session, expected: SessionState) {
    until(|| untrack(|| session.state()), expected).await;
}

/// Waits until this user of this session is signed in.
async fn becomes_user(session: Session, user: &str, session_id: &str) {
    let ids = || untrack(|| session.user()).map(|user| (user.id, user.session_id));
    until(ids, Some((user.to_owned(), session_id.to_owned()))).await;
}

#[wasm_bindgen_test]
async fn a_script_that_comes_late_is_waited_for() {
    let stage = Stage::set();
    let (session, _) = start(&stage);
    assert_eq!(untrack(|| session.state()), SessionState::Starting);
    FakeClerk::signed_in();
    becomes_user(session, "ada", "session-1").await;
}

#[wasm_bindgen_test]
async fn a_script_that_failed_makes_sign_in_unavailable() {
    let stage = Stage::set();
    globals::set("__sentinel_clerk_script", &"failed".into());
    let (session, _) = start(&stage);
    becomes(session, SessionState::Unavailable).await;
}

#[wasm_bindgen_test]
async fn a_script_that_never_comes_makes_sign_in_unavailable() {
    let stage = Stage::set();
    stage.hurry();
    let (session, _) = start(&stage);
    becomes(session, SessionState::Unavailable).await;
}

#[wasm_bindgen_test]
async fn a_load_that_hangs_is_unavailable_until_it_succeeds_after_all() {
    let stage = Stage::set();
    stage.hurry();
    let clerk = FakeClerk::loading();
    let (session, _) = start(&stage);
    becomes(session, SessionState::Unavailable).await;
    clerk.change("ada", "session-1");
    clerk.becomes("ready");
    becomes_user(session, "ada", "session-1").await;
}

#[wasm_bindgen_test]
async fn a_load_that_is_refused_is_unavailable_and_not_signed_out() {
    let stage = Stage::set();
    let clerk = FakeClerk::loading();
    let (session, _) = start(&stage);
    clerk.fails_to_load();
    becomes(session, SessionState::Unavailable).await;
}

#[wasm_bindgen_test]
async fn a_degraded_clerk_is_unavailable_and_not_signed_out() {
    let stage = Stage::set();
    let clerk = FakeClerk::loading();
    let (session, _) = start(&stage);
    clerk.becomes("degraded");
    becomes(session, SessionState::Unavailable).await;
}

#[wasm_bindgen_test]
async fn a_ready_clerk_without_a_session_is_signed_out() {
    let stage = Stage::set();
    let clerk = FakeClerk::loading();
    let (session, _) = start(&stage);
    clerk.becomes("ready");
    becomes(session, SessionState::SignedOut).await;
}

#[wasm_bindgen_test]
async fn while_signing_out_nobody_is_known_and_then_nobody_is_signed_in() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    let (session, _) = start(&stage);
    becomes_user(session, "ada", "session-1").await;
    clerk.is_between_states();
    becomes(session, SessionState::Starting).await;
    clerk.sign_out_elsewhere();
    becomes(session, SessionState::SignedOut).await;
}

#[wasm_bindgen_test]
async fn a_sign_in_that_is_not_finished_counts_as_none() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    let (session, _) = start(&stage);
    becomes_user(session, "ada", "session-1").await;
    clerk.is_pending();
    becomes(session, SessionState::SignedOut).await;
}

#[wasm_bindgen_test]
async fn a_sign_out_that_fails_and_leaves_nobody_known_makes_sign_in_unavailable() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    let (session, _) = start(&stage);
    becomes_user(session, "ada", "session-1").await;
    clerk.fails_to_sign_out();
    session.sign_out().await.unwrap_err();
    becomes(session, SessionState::Unavailable).await;
}

#[wasm_bindgen_test]
async fn a_token_refresh_replaces_the_session_object_and_changes_nothing() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    let (session, changes) = start(&stage);
    becomes_user(session, "ada", "session-1").await;
    until(|| changes.get_untracked(), 1).await;
    for _ in 0..3 {
        clerk.change("ada", "session-1");
    }
    // One change that can be seen comes after the ones that must not be.
    clerk.change("bob", "session-2");
    becomes_user(session, "bob", "session-2").await;
    until(|| changes.get_untracked(), 2).await;
}

#[wasm_bindgen_test]
async fn a_token_comes_from_the_session_object_of_this_moment() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    let (session, _) = start(&stage);
    becomes_user(session, "ada", "session-1").await;
    let old = Reflect::get(&clerk, &"session".into()).unwrap();
    clerk.change("ada", "session-1");
    Reflect::delete_property(&old.into(), &"getToken".into()).unwrap();
    assert_eq!(session.token(false).await, Ok("token-0".to_owned().into()));
}

#[wasm_bindgen_test]
async fn signing_in_and_out_lead_back_to_where_the_visitor_is() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    let (session, _) = start(&stage);
    becomes_user(session, "ada", "session-1").await;
    let here = window().location().href().unwrap();
    session.sign_in().await.unwrap();
    session.sign_out().await.unwrap();
    assert_eq!((clerk.sign_ins(), clerk.sign_outs()), (vec![here.clone()], vec![here]));
}
