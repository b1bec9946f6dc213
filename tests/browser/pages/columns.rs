//! What the columns say of a key.

use sentinel_api_types::{ApiKey, Timestamp};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{API_KEYS, answered};
use crate::kit::{FakeDate, Stage, key, list, screen::fire, until};

const CREATED: &str = "2026-01-01T10:00:00Z";

/// A page on which it is `now`, with a key made on the first of January at ten.
async fn at(now: &str) -> (Stage, FakeDate) {
    let used = Some(Timestamp::parse("2026-01-01T11:00:00Z").unwrap());
    let stage = answered(list(&[ApiKey { last_used_at: used, ..key("1", "ci", 1) }]));
    let date = FakeDate::at(now);
    stage.open(API_KEYS);
    stage.screen.find("table", "API keys").await;
    (stage, date)
}

fn column(stage: &Stage, heading: &str) -> String {
    stage.screen.column(heading).concat()
}

/// The only element with this text, for its tooltip.
fn element(stage: &Stage, text: &str) -> HtmlElement {
    let all = stage.screen.place().query_selector_all("td *").unwrap();
    let elements = (0..all.length()).filter_map(|place| all.item(place));
    let mut elements = elements.filter(|node| node.text_content().as_deref() == Some(text));
    wasm_bindgen::JsCast::unchecked_into(elements.next().unwrap())
}

#[wasm_bindgen_test]
async fn times_are_relative_with_the_exact_one_in_the_tooltip_and_for_machines() {
    let (stage, _date) = at("2026-01-04T12:00:00Z").await;
    assert_eq!(column(&stage, "Created"), "3 days ago");
    assert_eq!(column(&stage, "Last used"), "3 days ago");
    let time = element(&stage, "3 days ago");
    assert_eq!(time.tag_name(), "TIME");
    assert_eq!(time.get_attribute("datetime").as_deref(), Some(CREATED));
    let exact = time.title();
    assert!(exact.contains("Jan 1, 2026") && exact.contains(":00:00"), "{exact}");
}

#[wasm_bindgen_test]
async fn rotation_says_how_near_it_is() {
    for (now, words, tooltip) in [
        ("2026-01-01T10:00:00Z", "Fresh", "Due on "),
        ("2026-03-18T09:59:59Z", "Fresh", "Due on "),
        ("2026-03-18T10:00:00Z", "Due in 14 days", "Due on "),
        ("2026-03-31T10:00:00Z", "Due in 1 day", "Due on "),
        ("2026-04-01T10:00:00Z", "Due for rotation", "Due since today"),
        ("2026-04-02T10:00:00Z", "Due for rotation", "1 day overdue"),
        ("2026-05-01T10:00:00Z", "Due for rotation", "30 days overdue"),
    ] {
        let (stage, _date) = at(now).await;
        assert_eq!(column(&stage, "Rotation"), words, "{now}");
        let title = element(&stage, words).title();
        assert!(title.starts_with(tooltip), "{now}: {title}");
    }
}

#[wasm_bindgen_test]
async fn words_of_time_are_right_again_when_the_page_is_looked_at_again() {
    let (stage, date) = at("2026-03-31T10:00:00Z").await;
    assert_eq!(column(&stage, "Rotation"), "Due in 1 day");
    assert!(!stage.screen.shows("older than 90 days"));
    date.pass(24 * 3600);
    fire(&leptos::prelude::document(), "visibilitychange");
    stage.screen.column_becomes("Rotation", &["Due for rotation"]).await;
    stage.screen.find("button", "1 of 1 key is older than 90 days").await;
    until(|| stage.screen.options("Show").len(), 3).await;
}

#[wasm_bindgen_test]
async fn a_key_from_the_future_is_fresh() {
    let (stage, _date) = at("2025-12-31T10:00:00Z").await;
    assert_eq!(column(&stage, "Rotation"), "Fresh");
    assert_eq!(column(&stage, "Created"), "tomorrow");
}

#[wasm_bindgen_test]
async fn the_environment_is_called_a_hint_and_missing_when_it_is_not_clear() {
    let stage = super::api_keys(&[
        key("1", "staging-agent", 3),
        key("2", "product search", 2),
        key("3", "test-prod", 1),
    ])
    .await;
    assert_eq!(stage.screen.column("Environment"), ["Staging", "", ""]);
    assert_eq!(element(&stage, "Staging").title(), "A hint, taken from the name");
}

#[wasm_bindgen_test]
async fn a_key_without_known_start_is_shown_without_one() {
    let stage = super::api_keys(&[ApiKey { key_prefix: None, ..key("1", "ci", 1) }]).await;
    assert_eq!(column(&stage, "Key"), "–");
}
