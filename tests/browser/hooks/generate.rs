//! From the form to the new key.

use agent_sentinel_console::{keys::generate::Step, platform::NextStep};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{Answer, KEYS, created, key, list, until};

#[wasm_bindgen_test]
async fn submitting_twice_makes_one_key() {
    let (held, open) = created(&key("1", "ci", 1)).held();
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[])).answer("POST", KEYS, held);
    });
    page.submit("ci");
    page.generate.submit();
    page.generate.submit();
    until(|| page.stage.network.requests("POST").len(), 1).await;
    open();
    page.step_becomes(Step::Reveal(key("1", "ci", 1))).await;
    page.generate.submit();
    page.rows_become(&[]).await;
    assert_eq!(page.stage.network.requests("POST").len(), 1);
}

#[wasm_bindgen_test]
async fn while_a_key_is_made_the_dialog_cannot_be_closed() {
    let (held, open) = created(&key("1", "ci", 1)).held();
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[])).answer("POST", KEYS, held);
    });
    page.submit("ci");
    page.generate.dismiss();
    assert!(page.generate.is_open.get_untracked());
    assert!(!page.reveal.asks_to_close.get_untracked());
    open();
    page.step_becomes(Step::Reveal(key("1", "ci", 1))).await;
}

#[wasm_bindgen_test]
async fn a_name_that_breaks_the_rule_is_not_sent_and_stays_in_the_form() {
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[]));
    });
    for (name, what) in [
        ("", "Enter a name."),
        ("  ", "Enter a name."),
        (&"x".repeat(101), "The name has 101 characters; it may have 100 at most."),
        ("a\u{202e}b", "The name must not contain control characters or line breaks."),
    ] {
        page.submit(name);
        let problem = page.generate.problem.get_untracked().unwrap();
        assert_eq!((&*problem.what, problem.next), (what, NextStep::Edit));
        assert_eq!(page.generate.step.get_untracked(), Step::Form);
        assert_eq!(page.generate.name.get_untracked(), name);
    }
    assert!(page.stage.network.requests("POST").is_empty());
}

#[wasm_bindgen_test]
async fn a_refusal_leads_back_to_the_form_with_the_name_kept() {
    for (answer, what) in [
        (Answer::json(422, r#"{"detail":"Not that one."}"#), "Not that one."),
        (Answer::json(409, "{}"), "A key with this name exists"),
        (Answer::TooMany(Some("5")), "Too many requests"),
        (Answer::empty(503), "The platform has a problem (503)"),
        (Answer::empty(403), "Your account may not manage API keys"),
        (Answer::empty(401), "Your session has ended"),
    ] {
        let page = Page::with(|stage| {
            stage.network.answer("GET", KEYS, list(&[])).answer("POST", KEYS, answer);
        });
        page.submit("ci");
        let problem = || page.generate.problem.get_untracked().map(|words| words.what);
        until(problem, Some(what.to_owned())).await;
        assert_eq!(page.generate.step.get_untracked(), Step::Form);
        assert_eq!(page.generate.name.get_untracked(), "ci");
    }
}
