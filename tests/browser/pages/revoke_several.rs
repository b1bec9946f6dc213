//! Revoking several keys, a key in use, and a key that leaked.

use sentinel_api_types::{ApiKey, Timestamp};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api_keys;
use crate::kit::{Answer, FakeDate, KEYS, Stage, key, key_path, list, until};

const NAMES: [&str; 3] = ["ci", "prod", "dev"];

fn keys() -> Vec<ApiKey> {
    NAMES.into_iter().zip(1..).map(|(name, day)| key(name, name, day)).collect()
}

/// Three keys, all selected and asked about.
async fn asked() -> Stage {
    let stage = api_keys(&keys()).await;
    stage.screen.tick("Select all matching").await;
    let button = stage.screen.find("button", "Revoke 3 keys").await;
    button.focus().unwrap();
    button.click();
    stage.screen.find("alertdialog", "Revoke 3 keys?").await;
    stage
}

/// How much of how much the progress bar shows.
fn progress(stage: &Stage) -> Option<(f64, f64)> {
    let bar = stage.screen.query("progressbar", "Progress")?;
    let read = |name: &str| js_sys::Reflect::get(&bar, &name.into()).ok()?.as_f64();
    Some((read("value")?, read("max")?))
}

#[wasm_bindgen_test]
async fn the_question_names_every_key_and_starts_on_cancel() {
    let stage = asked().await;
    stage.screen.focused("Cancel").await;
    assert_eq!(stage.screen.names("listitem"), ["dev as_dev…", "prod as_prod…", "ci as_ci…"]);
    assert!(
        stage.screen.shows("Agents using these keys will be rejected within about 30 seconds.")
    );
    assert!(stage.screen.shows("This cannot be undone."));
    assert_eq!(progress(&stage), None);
    assert!(stage.network.requests("DELETE").is_empty());
}

#[wasm_bindgen_test]
async fn cancelling_keeps_the_keys_their_selection_and_the_focus() {
    let stage = asked().await;
    stage.screen.click("Cancel").await;
    stage.screen.gone("alertdialog", "Revoke 3 keys?").await;
    stage.screen.focused("Revoke 3 keys").await;
    assert!(stage.screen.is_ticked("Select ci"));
    assert!(stage.network.requests("DELETE").is_empty());
}

#[wasm_bindgen_test]
async fn the_progress_is_shown_while_the_keys_are_revoked() {
    let stage = asked().await;
    let mut opens = Vec::new();
    for name in NAMES {
        let (held, open) = Answer::empty(204).held();
        stage.network.answer("DELETE", &key_path(name), held);
        opens.push(open);
    }
    stage.network.now_answer("GET", KEYS, list(&[]));
    stage.screen.click("Revoke 3 keys").await;
    stage.screen.find("status", "0 of 3 revoked").await;
    assert_eq!(progress(&stage), Some((0.0, 3.0)));
    stage.screen.read("revoking…").await;
    stage.screen.press("Escape");
    stage.screen.click("Cancel").await;
    stage.screen.click("Revoke 3 keys").await;
    opens.remove(0)();
    stage.screen.find("status", "1 of 3 revoked").await;
    assert_eq!(progress(&stage), Some((1.0, 3.0)));
    stage.screen.find("listitem", "ci as_ci…revoked").await;
    stage.screen.find("alertdialog", "Revoke 3 keys?").await;
    for open in opens {
        open();
    }
    stage.screen.gone("alertdialog", "Revoke 3 keys?").await;
    stage.screen.find("heading", "No API keys yet").await;
    stage.screen.focused("API Keys").await;
    until(|| stage.screen.announced().contains(&"3 keys were revoked".to_owned()), true).await;
    assert_eq!(stage.network.requests("DELETE").len(), 3);
}

#[wasm_bindgen_test]
async fn what_failed_says_why_stays_selected_and_alone_is_retried() {
    let stage = asked().await;
    for (name, status) in [("ci", 204), ("prod", 503), ("dev", 204)] {
        stage.network.answer("DELETE", &key_path(name), Answer::empty(status));
    }
    stage.network.now_answer("GET", KEYS, list(&[key("prod", "prod", 2)]));
    stage.screen.click("Revoke 3 keys").await;
    stage.screen.find("button", "Retry failed").await;
    let outcomes =
        ["dev as_dev…revoked", "prod as_prod…The platform has a problem (503)", "ci as_ci…revoked"];
    until(|| stage.screen.names("listitem"), outcomes.map(str::to_owned).to_vec()).await;
    stage.screen.find("status", "2 of 3 revoked, 1 failed").await;
    stage.network.now_answer("DELETE", &key_path("prod"), Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[]));
    stage.screen.click("Retry failed").await;
    stage.screen.gone("alertdialog", "Revoke 3 keys?").await;
    stage.screen.find("heading", "No API keys yet").await;
    assert_eq!(stage.network.requests("DELETE").len(), 4);
}

#[wasm_bindgen_test]
async fn closing_after_a_failure_leaves_what_failed_selected() {
    let stage = asked().await;
    for (name, status) in [("ci", 204), ("prod", 403), ("dev", 204)] {
        stage.network.answer("DELETE", &key_path(name), Answer::empty(status));
    }
    stage.network.now_answer("GET", KEYS, list(&[key("prod", "prod", 2)]));
    stage.screen.click("Revoke 3 keys").await;
    stage.screen.read("Your account may not manage API keys").await;
    stage.screen.click("Close").await;
    stage.screen.gone("alertdialog", "Revoke 3 keys?").await;
    stage.screen.column_becomes("Name", &["prod"]).await;
    assert!(stage.screen.is_ticked("Select prod"));
    stage.screen.read("1 selected").await;
    let body = leptos::prelude::document().body().map(Into::into);
    until(|| leptos::prelude::document().active_element() != body, true).await;
}

#[wasm_bindgen_test]
async fn a_key_in_use_says_so_before_it_is_revoked() {
    let date = |text| Some(Timestamp::parse(text).unwrap());
    for (used, said) in
        [(date("2026-01-09T10:00:01Z"), true), (date("2026-01-09T10:00:00Z"), false), (None, false)]
    {
        let stage = super::answered(list(&[ApiKey { last_used_at: used, ..key("1", "ci", 1) }]));
        let _date = FakeDate::at("2026-01-10T10:00:00Z");
        stage.open(super::API_KEYS);
        stage.screen.click("Revoke ci").await;
        stage.screen.find("alertdialog", "Revoke \"ci\"?").await;
        assert_eq!(stage.screen.shows("This key is in use"), said, "{used:?}");
        assert_eq!(stage.screen.shows("It was last used 23 hours ago."), said, "{used:?}");
        assert!(stage.screen.shows("9 days ago"), "its age");
    }
}

#[wasm_bindgen_test]
async fn a_leak_found_by_check_a_key_is_asked_about_in_its_own_form() {
    let of = ApiKey { key_prefix: Some("as_1Zk9Qw".to_owned()), ..key("1", "ci", 1) };
    let stage = api_keys(&[of, key("2", "prod", 2)]).await;
    stage.screen.click("Check a key").await;
    stage.screen.paste("Check a key", "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk").await;
    stage.screen.click("This key leaked – revoke it now: ci").await;
    stage.screen.find("alertdialog", "Revoke \"ci\"?").await;
    stage.screen.focused("Cancel").await;
    stage.screen.read("This key leaked").await;
    assert!(stage.screen.shows("Whoever has it can act as your agent until it is revoked."));
    assert!(stage.network.requests("DELETE").is_empty());
    stage.network.answer("DELETE", &key_path("1"), Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[key("2", "prod", 2)]));
    stage.screen.click("Revoke key").await;
    stage.screen.gone("alertdialog", "Revoke \"ci\"?").await;
    stage.screen.column_becomes("Name", &["prod"]).await;
    stage.screen.focused("API Keys").await;
}
