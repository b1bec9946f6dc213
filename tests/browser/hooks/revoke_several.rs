//! Revoking several keys at once, and the form for a leak.

use agent_sentinel_console::keys::revoke::{Outcome, hook::Question};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{Answer, KEYS, key_path, list, many_keys, until};

/// Asked about all of so many keys, each of which is answered like this; the list is empty then.
async fn asked(count: u32, answer: impl Fn(u32) -> Answer) -> Page {
    let page = Page::of(&many_keys(count)).await;
    page.stage.network.now_answer("GET", KEYS, list(&[]));
    for place in 0..count {
        page.stage.network.answer("DELETE", &key_path(&place.to_string()), answer(place));
    }
    page.revoke.ask(many_keys(count));
    page
}

fn requests(page: &Page) -> usize {
    page.stage.network.requests("DELETE").len()
}

/// How each key stands, in one letter: not begun, waiting, under way, revoked, or failed.
fn outcomes(page: &Page) -> String {
    let question = page.revoke.question.get_untracked();
    let keys = question.map(|question| question.keys).unwrap_or_default();
    let outcomes = page.revoke.outcomes.get_untracked();
    let letter = |outcome: Option<&Outcome>| match outcome {
        None => '-',
        Some(Outcome::Waiting) => 'w',
        Some(Outcome::Revoking) => 'u',
        Some(Outcome::Revoked) => 'r',
        Some(Outcome::Failed(_)) => 'f',
    };
    keys.iter().map(|key| letter(outcomes.get(&key.id))).collect()
}

#[wasm_bindgen_test]
async fn at_most_five_requests_are_under_way() {
    let (gates, mut opens): (Vec<_>, Vec<_>) = (0..8).map(|_| Answer::empty(204).held()).unzip();
    let page = asked(8, |place| gates[place as usize].clone()).await;
    assert_eq!(outcomes(&page), "--------");
    page.revoke.confirm();
    until(|| requests(&page), 5).await;
    assert_eq!(outcomes(&page), "uuuuuwww");
    opens.remove(2)();
    until(|| outcomes(&page), "uuruuuww".to_owned()).await;
    until(|| requests(&page), 6).await;
    opens.remove(0)();
    until(|| outcomes(&page), "ruruuuuw".to_owned()).await;
    until(|| requests(&page), 7).await;
    assert!(page.revoke.is_revoking.get_untracked());
    for open in opens {
        open();
    }
    until(|| page.revoke.question.get_untracked(), None).await;
    assert_eq!(requests(&page), 8);
    assert!(!page.revoke.is_revoking.get_untracked());
    assert_eq!(page.revoke.revoked.get_untracked().len(), 8);
}

#[wasm_bindgen_test]
async fn rows_go_together_and_the_list_is_loaded_once_at_the_end() {
    let (gate, open) = Answer::empty(204).held();
    let page = asked(7, |place| if place == 6 { gate.clone() } else { Answer::empty(204) }).await;
    page.revoke.confirm();
    until(|| outcomes(&page), "rrrrrru".to_owned()).await;
    assert_eq!(page.rows().map(|rows| rows.len()), Some(7));
    assert_eq!(page.stage.network.times("GET", KEYS), 1, "not before the last one");
    open();
    page.rows_become(&[]).await;
    until(|| page.revoke.question.get_untracked(), None).await;
    assert_eq!(page.stage.network.times("GET", KEYS), 2);
}

#[wasm_bindgen_test]
async fn what_failed_stays_in_question_and_alone_is_tried_again() {
    let fails = |place| place == 1 || place == 3;
    let page = asked(5, |place| Answer::empty(if fails(place) { 502 } else { 204 })).await;
    page.revoke.confirm();
    until(|| outcomes(&page), "rfrfr".to_owned()).await;
    until(|| page.revoke.is_revoking.get_untracked(), false).await;
    let failed = || {
        let failed = untrack(|| page.revoke.failed());
        failed.into_iter().map(|key| key.id).collect::<Vec<_>>()
    };
    assert_eq!(failed(), ["1", "3"]);
    assert!(page.revoke.revoked.get_untracked().is_empty(), "the dialog says how it went");
    until(|| page.stage.network.times("GET", KEYS), 2).await;
    page.stage.network.now_answer("DELETE", &key_path("1"), Answer::empty(204));
    page.revoke.confirm();
    until(|| outcomes(&page), "rrrfr".to_owned()).await;
    until(|| page.revoke.is_revoking.get_untracked(), false).await;
    assert_eq!(failed(), ["3"]);
    assert_eq!(requests(&page), 7, "five, and the two that had failed");
    page.stage.network.now_answer("DELETE", &key_path("3"), Answer::empty(404));
    page.revoke.confirm();
    until(|| page.revoke.question.get_untracked(), None).await;
    assert_eq!(requests(&page), 8);
}

#[wasm_bindgen_test]
async fn the_selection_loses_what_was_revoked_and_keeps_what_failed() {
    let page = asked(4, |place| Answer::empty(if place == 2 { 503 } else { 204 })).await;
    page.hooks.list().select_all_matching(true);
    page.revoke.ask(many_keys(3));
    page.revoke.confirm();
    let selected = || page.hooks.list().selected.get_untracked().into_iter().collect();
    until(selected, vec!["2".to_owned(), "3".to_owned()]).await;
    assert_eq!(outcomes(&page), "rrf");
}

#[wasm_bindgen_test]
async fn when_everything_failed_the_list_is_not_loaded_again() {
    let page = asked(2, |_| Answer::empty(502)).await;
    page.revoke.confirm();
    until(|| outcomes(&page), "ff".to_owned()).await;
    until(|| page.revoke.is_revoking.get_untracked(), false).await;
    assert_eq!(page.rows().map(|rows| rows.len()), Some(2));
    assert_eq!(page.stage.network.times("GET", KEYS), 1);
    assert!(page.revoke.revoked.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn while_revoking_nothing_else_can_be_asked_nor_confirmed() {
    let (gate, open) = Answer::empty(204).held();
    let page = asked(2, |_| gate.clone()).await;
    page.revoke.confirm();
    until(|| requests(&page), 2).await;
    page.revoke.ask(many_keys(1));
    page.revoke.ask_for_leak(many_keys(1).remove(0));
    page.revoke.confirm();
    page.revoke.cancel();
    assert_eq!(outcomes(&page), "uu");
    open();
    until(|| page.revoke.question.get_untracked(), None).await;
    assert_eq!(requests(&page), 2);
}

#[wasm_bindgen_test]
async fn a_new_question_knows_nothing_of_the_one_before() {
    let page = asked(2, |_| Answer::empty(502)).await;
    page.revoke.confirm();
    until(|| outcomes(&page), "ff".to_owned()).await;
    until(|| page.revoke.is_revoking.get_untracked(), false).await;
    page.revoke.cancel();
    assert_eq!(page.revoke.question.get_untracked(), None);
    page.revoke.ask(many_keys(2));
    assert_eq!(outcomes(&page), "--");
}

#[wasm_bindgen_test]
async fn nothing_is_asked_about_no_keys() {
    let page = Page::of(&many_keys(1)).await;
    page.revoke.ask(Vec::new());
    assert_eq!(page.revoke.question.get_untracked(), None);
}

#[wasm_bindgen_test]
async fn a_leak_is_asked_about_as_one() {
    let page = Page::of(&many_keys(1)).await;
    page.revoke.ask_for_leak(many_keys(1).remove(0));
    let question = Question { keys: many_keys(1), is_leak: true };
    assert_eq!(page.revoke.question.get_untracked(), Some(question));
    page.revoke.cancel();
    page.revoke.ask(many_keys(1));
    let question = Question { keys: many_keys(1), is_leak: false };
    assert_eq!(page.revoke.question.get_untracked(), Some(question));
}
