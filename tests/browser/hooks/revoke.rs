//! Revoking one key.

use agent_sentinel_console::keys::revoke::Outcome;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{Answer, KEYS, key, list, until};

const KEY: &str = "/api/v1/api-keys/1";

async fn asked(answer: Answer) -> Page {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)])).answer("DELETE", KEY, answer);
    });
    page.rows_become(&["1"]).await;
    page.stage.network.now_answer("GET", KEYS, list(&[]));
    page.revoke.ask(vec![key("1", "ci", 1)]);
    page
}

#[wasm_bindgen_test]
async fn confirming_twice_revokes_once_and_takes_the_row_away() {
    let (held, open) = Answer::empty(204).held();
    let page = asked(held).await;
    page.revoke.confirm();
    page.revoke.confirm();
    page.revoke.cancel();
    assert!(page.revoke.question.get_untracked().is_some(), "it stays while revoking");
    open();
    until(|| page.revoke.question.get_untracked(), None).await;
    page.rows_become(&[]).await;
    assert_eq!(page.stage.network.requests("DELETE").len(), 1);
    assert_eq!(page.revoke.revoked.get_untracked(), [key("1", "ci", 1)]);
}

#[wasm_bindgen_test]
async fn a_failure_stays_open_with_its_words_and_can_be_tried_again() {
    let page = asked(Answer::empty(502)).await;
    page.revoke.confirm();
    let problem = || match page.revoke.outcomes.get_untracked().get("1") {
        Some(Outcome::Failed(words)) => Some(words.what.clone()),
        _ => None,
    };
    until(problem, Some("The platform has a problem (502)".to_owned())).await;
    assert!(page.revoke.question.get_untracked().is_some());
    page.rows_become(&["1"]).await;
    page.stage.network.now_answer("DELETE", KEY, Answer::empty(204));
    page.revoke.confirm();
    until(|| page.revoke.question.get_untracked(), None).await;
}

#[wasm_bindgen_test]
async fn cancelling_revokes_nothing() {
    let page = asked(Answer::empty(204)).await;
    page.revoke.cancel();
    assert_eq!(page.revoke.question.get_untracked(), None);
    page.revoke.confirm();
    assert!(page.stage.network.requests("DELETE").is_empty());
}
