//! The list as a file.

use wasm_bindgen_test::wasm_bindgen_test;

use super::api_keys;
use crate::kit::{FakeDate, FakeDownloads, Stage, key, until};

async fn exported(stage: &Stage, form: &str) {
    stage.screen.click("Export list").await;
    stage.screen.click(form).await;
}

#[wasm_bindgen_test]
async fn what_the_list_shows_can_be_saved_in_three_forms() {
    let stage = api_keys(&[key("1", "ci", 1), key("2", "prod", 2)]).await;
    let downloads = FakeDownloads::install();
    FakeDate::at("2026-02-03T10:00:00Z");
    stage.screen.search("ci").await;
    stage.screen.column_becomes("Name", &["ci"]).await;
    for (place, (form, name, kind, part)) in [
        ("CSV", "agent-sentinel-api-keys-2026-02-03.csv", "text/csv", "\"ci\""),
        ("JSON", "agent-sentinel-api-keys-2026-02-03.json", "application/json", "\"name\": \"ci\""),
        (
            "Add rotation dates to calendar",
            "agent-sentinel-api-keys-2026-02-03.ics",
            "text/calendar",
            "DTSTART;VALUE=DATE:20260401",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        exported(&stage, form).await;
        until(|| downloads.saved().len(), place + 1).await;
        assert_eq!(downloads.saved()[place], name);
        assert_eq!(downloads.media_type(place), kind);
        let text = downloads.text(place).await;
        assert!(text.contains(part), "{text}");
        assert!(!text.contains("prod"), "only what is shown: {text}");
        stage.screen.read(&format!("{name} was saved")).await;
    }
}

#[wasm_bindgen_test]
async fn the_address_of_a_saved_list_is_taken_back() {
    let stage = api_keys(&[key("1", "ci", 1)]).await;
    stage.hurry();
    let downloads = FakeDownloads::install();
    exported(&stage, "JSON").await;
    until(|| (downloads.saved().len(), downloads.reachable()), (1, 0)).await;
}
