//! When the list is loaded again by itself, and what stays when that fails.

use js_sys::Array;
use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{BroadcastChannel, MessageEvent};

use super::{API_KEYS, answered, api_keys};
use crate::kit::{
    Answer, FakeClerk, FakeDate, KEYS, Stage, frame, globals, happens, key, key_path, list, until,
};

/// Another tab of a user.
struct OtherTab {
    channel: BroadcastChannel,
    heard: Array,
}

impl OtherTab {
    fn of(user: &str) -> Self {
        let channel = BroadcastChannel::new(&format!("sentinel-keys-{user}")).unwrap();
        let heard = Array::new();
        let hear = heard.clone();
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            hear.push(&event.data());
        });
        channel.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
        Self { channel, heard }
    }

    fn says_that_something_changed(&self) {
        self.channel.post_message(&"changed".into()).unwrap();
    }
}

impl Drop for OtherTab {
    fn drop(&mut self) {
        self.channel.close();
    }
}

fn loads(stage: &Stage) -> usize {
    stage.network.times("GET", KEYS)
}

/// The page with key `ci`, on a clock that stands; the next load brings `prod`.
async fn loaded() -> (Stage, FakeDate) {
    let stage = answered(list(&[key("1", "ci", 1)]));
    let date = FakeDate::at("2026-01-04T10:00:00Z");
    stage.open(API_KEYS);
    stage.screen.column_becomes("Name", &["ci"]).await;
    frame().await;
    stage.network.now_answer("GET", KEYS, list(&[key("2", "prod", 2)]));
    (stage, date)
}

#[wasm_bindgen_test]
async fn a_list_older_than_30_seconds_is_loaded_when_the_tab_is_looked_at() {
    let (stage, date) = loaded().await;
    date.pass(30);
    happens("focus").await;
    assert_eq!(loads(&stage), 1, "not older yet");
    date.pass(1);
    happens("focus").await;
    stage.screen.column_becomes("Name", &["prod"]).await;
    assert_eq!(loads(&stage), 2);
    date.pass(31);
    stage.network.now_answer("GET", KEYS, list(&[key("3", "dev", 3)]));
    happens("visibilitychange").await;
    stage.screen.column_becomes("Name", &["dev"]).await;
    assert_eq!(loads(&stage), 3);
}

#[wasm_bindgen_test]
async fn a_hidden_tab_loads_nothing_until_it_is_seen() {
    let (stage, date) = loaded().await;
    date.pass(60);
    globals::replace(document().into(), "visibilityState", &"hidden".into());
    happens("visibilitychange").await;
    happens("focus").await;
    assert_eq!(loads(&stage), 1);
    globals::replace(document().into(), "visibilityState", &"visible".into());
    happens("visibilitychange").await;
    stage.screen.column_becomes("Name", &["prod"]).await;
    assert_eq!(loads(&stage), 2);
}

#[wasm_bindgen_test]
async fn while_a_load_is_under_way_looking_again_starts_no_other() {
    let (stage, date) = loaded().await;
    let (held, open) = list(&[key("2", "prod", 2)]).held();
    stage.network.now_answer("GET", KEYS, held);
    date.pass(31);
    happens("focus").await;
    until(|| loads(&stage), 2).await;
    happens("focus").await;
    happens("visibilitychange").await;
    assert_eq!(stage.screen.column("Name"), ["ci"], "rows stay meanwhile");
    open();
    stage.screen.column_becomes("Name", &["prod"]).await;
    assert_eq!(loads(&stage), 2);
}

#[wasm_bindgen_test]
async fn a_change_in_another_tab_of_the_same_user_is_followed() {
    let (stage, _date) = loaded().await;
    let tab = OtherTab::of("ada");
    tab.says_that_something_changed();
    stage.screen.column_becomes("Name", &["prod"]).await;
    assert_eq!(loads(&stage), 2);
    assert_eq!(tab.heard.length(), 0, "following is no change: tabs do not answer each other");
}

#[wasm_bindgen_test]
async fn a_change_of_another_user_is_none_of_this_page() {
    let (stage, _date) = loaded().await;
    OtherTab::of("bob").says_that_something_changed();
    // A channel keeps the order, so this one comes after it.
    OtherTab::of("ada").says_that_something_changed();
    stage.screen.column_becomes("Name", &["prod"]).await;
    assert_eq!(loads(&stage), 2);
}

#[wasm_bindgen_test]
async fn the_other_tabs_hear_of_each_key_made_or_revoked_here() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    let tab = OtherTab::of("ada");
    stage.network.answer("DELETE", &key_path("1"), Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[]));
    stage.screen.click("Revoke ci").await;
    stage.screen.click("Revoke key").await;
    until(|| tab.heard.length(), 1).await;
    stage.network.answer("POST", KEYS, crate::kit::created(&key("2", "ci", 2)));
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", "secret-name").await;
    stage.screen.click("Generate").await;
    until(|| tab.heard.length(), 2).await;
    let heard = tab.heard.iter().filter_map(|message| message.as_string());
    assert_eq!(heard.collect::<Vec<_>>(), ["changed", "changed"], "no name, no key");
}

#[wasm_bindgen_test]
async fn after_signing_out_no_tab_is_followed_any_more() {
    let stage = Stage::set();
    let clerk = FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    stage.open(API_KEYS);
    stage.screen.column_becomes("Name", &["ci"]).await;
    clerk.sign_out_elsewhere();
    stage.screen.find("heading", "You are signed out").await;
    let (tab, witness) = (OtherTab::of("ada"), OtherTab::of("ada"));
    tab.says_that_something_changed();
    happens("focus").await;
    happens("online").await;
    until(|| witness.heard.length(), 1).await;
    assert_eq!(loads(&stage), 1);
}

#[wasm_bindgen_test]
async fn being_online_again_loads_only_what_had_failed() {
    let (stage, date) = loaded().await;
    happens("online").await;
    assert_eq!(loads(&stage), 1);
    stage.network.now_answer("GET", KEYS, Answer::Breaks);
    date.pass(31);
    happens("focus").await;
    stage.screen.read("could not be reached").await;
    stage.network.now_answer("GET", KEYS, list(&[key("2", "prod", 2)]));
    happens("online").await;
    stage.screen.column_becomes("Name", &["prod"]).await;
    until(|| stage.screen.all("alert").len(), 0).await;
}

#[wasm_bindgen_test]
async fn rows_stay_when_loading_again_fails_and_say_of_when_they_are() {
    let (stage, date) = loaded().await;
    let loaded_at = agent_sentinel_console::clock::now();
    let time = agent_sentinel_console::clock::hour_and_minute(loaded_at);
    stage.network.now_answer("GET", KEYS, Answer::Breaks);
    date.pass(3600);
    happens("focus").await;
    stage.screen.read(&format!("Showing keys as of {time}")).await;
    assert_eq!(stage.screen.column("Name"), ["ci"]);
    stage.network.now_answer("GET", KEYS, list(&[key("2", "prod", 2)]));
    stage.screen.click("Try again").await;
    stage.screen.column_becomes("Name", &["prod"]).await;
    until(|| stage.screen.shows("Showing keys as of"), false).await;
}

#[wasm_bindgen_test]
async fn a_row_that_is_still_there_is_not_drawn_again() {
    let (stage, date) = loaded().await;
    let row = stage.screen.all("row").remove(0);
    row.focus().unwrap();
    let used = Timestamp::parse("2026-01-04T10:00:10Z").ok();
    let used = ApiKey { last_used_at: used, ..key("1", "ci", 1) };
    stage.network.now_answer("GET", KEYS, list(&[used, key("2", "prod", 2)]));
    date.pass(31);
    happens("focus").await;
    stage.screen.column_becomes("Name", &["prod", "ci"]).await;
    stage.screen.column_becomes("Last used", &["Never", "just now"]).await;
    assert!(row.is_connected());
    assert_eq!(document().active_element(), Some(row.into()), "and keeps the focus");
}

#[wasm_bindgen_test]
async fn of_several_keys_revoked_at_once_the_other_tabs_hear_once() {
    let keys = [key("1", "ci", 1), key("2", "prod", 2), key("3", "dev", 3)];
    let stage = api_keys(&keys).await;
    let tab = OtherTab::of("ada");
    for key in &keys {
        stage.network.answer("DELETE", &key_path(&key.id), Answer::empty(204));
    }
    stage.network.now_answer("GET", KEYS, list(&[]));
    stage.screen.tick("Select all matching").await;
    stage.screen.click("Revoke 3 keys").await;
    stage.screen.find("alertdialog", "Revoke 3 keys?").await;
    stage.screen.click("Revoke 3 keys").await;
    stage.screen.find("heading", "No API keys yet").await;
    until(|| tab.heard.length(), 1).await;
    // A second word would come before this one.
    OtherTab::of("ada").says_that_something_changed();
    until(|| tab.heard.length(), 2).await;
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_try_again_when_it_fails_in_another_way() {
    let stage = answered(Answer::Breaks);
    stage.open(API_KEYS);
    let again = stage.screen.find("button", "Try again").await;
    stage.network.now_answer("GET", KEYS, Answer::json(200, "not a list"));
    again.focus().unwrap();
    again.click();
    until(|| again.is_connected(), false).await;
    stage.screen.focused("Try again").await;
    stage.network.now_answer("GET", KEYS, list(&[key("1", "ci", 1)]));
    stage.screen.click("Try again").await;
    stage.screen.focused("API Keys").await;
}
