//! A create whose answer never arrived: it is never sent again unasked, the list tells.

use agent_sentinel_console::keys::{generate::Step, rules::unknown_outcome::Verdict};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{Answer, KEYS, created, fresh_key, key, list};

/// A page whose list is loaded, and then `answer` comes to a create and `after` to every list.
async fn after_create(answer: Answer, after: Answer) -> Page {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)])).answer("POST", KEYS, answer);
    });
    page.rows_become(&["1"]).await;
    page.stage.network.now_answer("GET", KEYS, after);
    page.submit("ci");
    page
}

#[wasm_bindgen_test]
async fn a_key_that_was_made_after_all_is_found_and_replaced() {
    let lost = fresh_key("2", "ci");
    let both = list(&[lost.clone(), key("1", "ci", 1)]);
    let page = after_create(Answer::Breaks, both).await;
    page.step_becomes(Step::Unknown(Verdict::Created(lost))).await;
    assert_eq!(page.stage.network.requests("POST").len(), 1, "never sent again by itself");
    page.stage.network.answer("DELETE", "/api/v1/api-keys/2", Answer::empty(204));
    page.stage.network.now_answer("POST", KEYS, created(&key("3", "ci", 3)));
    page.generate.replace_lost("2".to_owned());
    assert_eq!(page.generate.problem.get_untracked(), None, "nothing failed of what is under way");
    page.step_becomes(Step::Reveal(key("3", "ci", 3))).await;
    assert_eq!(page.stage.network.requests("DELETE").len(), 1);
}

#[wasm_bindgen_test]
async fn a_key_that_was_not_made_can_be_tried_again() {
    let page = after_create(Answer::Breaks, list(&[key("1", "ci", 1)])).await;
    page.step_becomes(Step::Unknown(Verdict::NotCreated)).await;
    page.generate.try_again();
    assert_eq!(page.generate.step.get_untracked(), Step::Form);
    assert_eq!(page.generate.name.get_untracked(), "ci");
}

#[wasm_bindgen_test]
async fn without_the_list_nobody_can_tell() {
    let page = after_create(Answer::Breaks, Answer::Breaks).await;
    page.step_becomes(Step::Unknown(Verdict::CannotTell)).await;
}

#[wasm_bindgen_test]
async fn an_answer_that_cannot_be_read_is_an_unknown_outcome_too() {
    let page = after_create(Answer::json(201, "{}"), list(&[key("1", "ci", 1)])).await;
    page.step_becomes(Step::Unknown(Verdict::NotCreated)).await;
}

#[wasm_bindgen_test]
async fn while_the_list_is_asked_the_dialog_cannot_be_closed() {
    let (held, open) = list(&[key("1", "ci", 1)]).held();
    let page = after_create(Answer::Breaks, held).await;
    page.step_becomes(Step::Unknown(Verdict::Checking)).await;
    page.generate.dismiss();
    assert!(page.generate.is_open.get_untracked());
    open();
    page.step_becomes(Step::Unknown(Verdict::NotCreated)).await;
    page.generate.dismiss();
    assert!(!page.generate.is_open.get_untracked());
}
