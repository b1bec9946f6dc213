//! Rotating a key: a new one first, then the question what becomes of the old one.

use agent_sentinel_console::keys::{
    generate::{GenerateHook, OldKey, Purpose, Step},
    rules::paste_back::PasteBack,
};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use sentinel_api_types::ApiKey;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Page, hooks_of};
use crate::kit::{
    Answer, FakeClipboard, FakeDate, KEYS, SECRET, created, globals, key, key_path, list, until,
};

fn old() -> ApiKey {
    key("old", "ci", 1)
}

fn new() -> ApiKey {
    key("new", "ci", 2)
}

/// The form of a rotation, with both keys in the list that is loaded after it.
async fn form() -> Page {
    let page = Page::of(&[old(), key("other", "prod", 3)]).await;
    let network = &page.stage.network;
    network.answer("POST", KEYS, created(&new()));
    network.now_answer("GET", KEYS, list(&[new(), old()]));
    page.generate.rotate(old());
    page
}

/// A rotation whose new key can be seen.
async fn revealed() -> Page {
    let page = form().await;
    page.generate.submit();
    page.step_becomes(Step::Reveal(new())).await;
    page
}

/// A rotation whose new key was copied and that asks what becomes of the old one.
async fn last_step() -> Page {
    let page = revealed().await;
    to_last_step(&page).await;
    page.rows_become(&["new", "old"]).await;
    page
}

async fn to_last_step(page: &Page) {
    FakeClipboard::accepting();
    page.reveal.copy();
    until(|| page.reveal.is_taken.get_untracked(), true).await;
    page.generate.dismiss();
    page.step_becomes(Step::OldKey { old: old(), new: new() }).await;
}

/// What this browser keeps of `ada`'s rotations.
fn kept() -> Option<String> {
    let storage = window().local_storage().unwrap().unwrap();
    storage.get_item("sentinel-replaced-ada").unwrap()
}

fn old_key(generate: GenerateHook) -> OldKey {
    generate.old_key.get_untracked()
}

fn deletes(page: &Page) -> usize {
    page.stage.network.requests("DELETE").len()
}

#[wasm_bindgen_test]
async fn the_form_has_the_purpose_and_the_name_of_the_old_key() {
    let page = form().await;
    assert!(page.generate.is_open.get_untracked());
    assert_eq!(page.generate.purpose.get_untracked(), Purpose::Replace(old()));
    assert_eq!(page.generate.name.get_untracked(), "ci");
    assert_eq!(page.generate.step.get_untracked(), Step::Form);
    page.generate.dismiss();
    page.generate.open();
    assert_eq!(page.generate.purpose.get_untracked(), Purpose::New);
    assert_eq!(page.generate.name.get_untracked(), "");
}

#[wasm_bindgen_test]
async fn an_open_dialog_is_not_turned_into_a_rotation() {
    let page = Page::of(&[old()]).await;
    page.generate.open();
    page.generate.name.set("half-typed".to_owned());
    page.generate.rotate(old());
    assert_eq!(page.generate.purpose.get_untracked(), Purpose::New);
    assert_eq!(page.generate.name.get_untracked(), "half-typed");
}

#[wasm_bindgen_test]
async fn a_name_of_the_key_itself_is_no_warning_but_one_of_another_key_is() {
    let page = Page::of(&[old(), key("twin", "C-I", 2), key("3", "prod", 3)]).await;
    let same = |name: &str| {
        page.generate.name.set(name.to_owned());
        page.generate.same_name().get_untracked()
    };
    page.generate.rotate(old());
    assert_eq!(same("ci").as_deref(), Some("C-I"), "the twin, not the key itself");
    assert_eq!(same("PROD").as_deref(), Some("prod"));
    page.keys.revoked(&["twin"]);
    assert_eq!(same("ci"), None);
    page.generate.dismiss();
    page.generate.open();
    assert_eq!(same("ci").as_deref(), Some("ci"), "a key beside the others");
    assert_eq!(same("something else"), None);
}

#[wasm_bindgen_test]
async fn the_new_key_is_made_under_the_name_as_edited() {
    let page = form().await;
    page.generate.name.set("ci-2".to_owned());
    page.generate.submit();
    page.step_becomes(Step::Reveal(new())).await;
    let body = page.stage.network.requests("POST")[0].text().unwrap();
    let body = wasm_bindgen_futures::JsFuture::from(body).await.unwrap();
    assert_eq!(body.as_string().as_deref(), Some(r#"{"name":"ci-2"}"#));
}

#[wasm_bindgen_test]
async fn the_old_key_is_asked_about_only_once_the_new_one_was_taken() {
    let page = revealed().await;
    page.generate.dismiss();
    assert_eq!(page.generate.step.get_untracked(), Step::Reveal(new()));
    assert!(page.reveal.asks_to_close.get_untracked());
    page.generate.revoke_old();
    assert_eq!(old_key(page.generate), OldKey::Active, "there is no such step yet");
    assert_eq!(page.reveal.compare(SECRET).map(PasteBack::words).as_deref(), Some("Matches"));
    page.generate.dismiss();
    assert_eq!(page.generate.step.get_untracked(), Step::OldKey { old: old(), new: new() });
    assert_eq!(deletes(&page), 0);
}

#[wasm_bindgen_test]
async fn closing_before_the_new_key_was_taken_keeps_the_old_one_and_remembers_nothing() {
    let page = revealed().await;
    page.generate.dismiss();
    page.generate.close();
    page.rows_become(&["new", "old"]).await;
    assert!(!page.generate.is_open.get_untracked());
    assert!(page.reveal.with_secret(|_| ()).is_none());
    assert_eq!((deletes(&page), kept()), (0, None));
}

#[wasm_bindgen_test]
async fn revoking_the_old_key_ends_the_rotation() {
    let (held, open) = Answer::empty(204).held();
    let page = last_step().await;
    page.stage.network.answer("DELETE", &key_path("old"), held);
    page.stage.network.now_answer("GET", KEYS, list(&[new()]));
    page.generate.revoke_old();
    page.generate.revoke_old();
    page.generate.dismiss();
    assert_eq!(old_key(page.generate), OldKey::Revoking);
    assert!(page.generate.is_open.get_untracked(), "it stays while revoking");
    open();
    until(|| page.generate.is_open.get_untracked(), false).await;
    page.rows_become(&["new"]).await;
    assert_eq!(deletes(&page), 1);
    assert_eq!(page.generate.revoked.get_untracked(), Some(old()));
    assert!(page.reveal.with_secret(|_| ()).is_none(), "the new key is wiped");
}

#[wasm_bindgen_test]
async fn an_old_key_that_could_not_be_revoked_can_be_tried_again() {
    let page = last_step().await;
    page.stage.network.answer("DELETE", &key_path("old"), Answer::empty(502));
    page.generate.revoke_old();
    let what = || match old_key(page.generate) {
        OldKey::Failed(words) => Some(words.what),
        _ => None,
    };
    until(what, Some("The platform has a problem (502)".to_owned())).await;
    assert!(page.generate.is_open.get_untracked());
    page.rows_become(&["new", "old"]).await;
    page.stage.network.now_answer("DELETE", &key_path("old"), Answer::empty(404));
    page.generate.revoke_old();
    until(|| page.generate.is_open.get_untracked(), false).await;
    assert_eq!(deletes(&page), 2);
}

#[wasm_bindgen_test]
async fn that_both_are_there_is_remembered_in_ids_and_times_only() {
    let page = revealed().await;
    FakeDate::at("2026-01-05T10:00:00Z");
    assert_eq!(kept(), None);
    to_last_step(&page).await;
    let remembered = r#"[{"old":"old","by":"new","at":"2026-01-05T10:00:00Z"}]"#;
    assert_eq!(kept().as_deref(), Some(remembered), "even if the page is closed now");
    page.generate.dismiss();
    assert!(!page.generate.is_open.get_untracked());
    assert_eq!((deletes(&page), kept().as_deref()), (0, Some(remembered)));
    assert_eq!(window().local_storage().unwrap().unwrap().length().unwrap(), 1);
}

#[wasm_bindgen_test]
async fn what_was_kept_is_hinted_at_on_the_next_visit_of_the_same_user_only() {
    let page = last_step().await;
    page.generate.dismiss();
    let keys = [new(), old()];
    let hint = |user| {
        let replaced = hooks_of(&page.stage, user).replaced();
        untrack(|| replaced.hint("old", &keys)).map(|(start, _)| start)
    };
    assert_eq!(hint("ada"), Some(Some("as_new".to_owned())));
    assert_eq!(hint("bob"), None);
    let replaced = page.hooks.replaced();
    assert_eq!(untrack(|| replaced.hint("new", &keys)), None);
    assert_eq!(untrack(|| replaced.hint("old", &[old()])), None, "the new key is gone");
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_still_shows_the_hint() {
    let page = revealed().await;
    let storage = Reflect::get(&window(), &"Storage".into()).unwrap();
    let prototype = Reflect::get(&storage, &"prototype".into()).unwrap();
    let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    globals::replace(prototype.unchecked_into(), "setItem", &full);
    to_last_step(&page).await;
    page.generate.dismiss();
    let replaced = page.hooks.replaced();
    assert!(!page.generate.is_open.get_untracked());
    assert!(!replaced.is_kept.get_untracked());
    assert_eq!(kept(), None);
    assert!(untrack(|| replaced.hint("old", &[new(), old()])).is_some());
}

#[wasm_bindgen_test]
async fn what_is_no_longer_listed_is_forgotten() {
    let page = last_step().await;
    page.generate.dismiss();
    let replaced = page.hooks.replaced();
    let before = kept();
    replaced.prune(&[old(), key("other", "prod", 3)]);
    assert_eq!(kept(), before, "the old key is there");
    replaced.prune(&[new()]);
    assert_eq!(kept().as_deref(), Some("[]"));
    assert_eq!(untrack(|| replaced.hint("old", &[new(), old()])), None);
}

#[wasm_bindgen_test]
async fn what_is_kept_is_only_read_as_a_hint() {
    let storage = || window().local_storage().unwrap().unwrap();
    for text in ["", "null", "{}", "[7]", "[{\"old\":\"old\"}]", "\u{0}"] {
        let page = Page::with(|stage| {
            storage().set_item("sentinel-replaced-ada", text).unwrap();
            stage.network.answer("GET", KEYS, list(&[old()]));
        });
        page.rows_become(&["old"]).await;
        assert_eq!(
            untrack(|| page.hooks.replaced().hint("old", &[old(), new()])),
            None,
            "{text:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_new_key_beside_the_others_has_no_last_step() {
    let page = Page::of(&[old()]).await;
    page.stage.network.answer("POST", KEYS, created(&new()));
    page.submit("ci");
    page.step_becomes(Step::Reveal(new())).await;
    page.reveal.compare(SECRET);
    page.generate.dismiss();
    assert!(!page.generate.is_open.get_untracked());
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn the_check_of_the_new_key_goes_on_in_the_last_step_and_ends_with_it() {
    let page = last_step().await;
    assert!(page.reveal.with_secret(|_| ()).is_some(), "it is still needed for the check");
    page.generate.dismiss();
    assert!(page.reveal.with_secret(|_| ()).is_none());
}
