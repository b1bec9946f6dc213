//! Search, filter and order of the list.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::api_keys;
use crate::kit::{Stage, aged_key, key, list, until};

async fn three() -> Stage {
    api_keys(&[aged_key("1", "prod", 1), aged_key("2", "ci", 80), aged_key("3", "ci-old", 100)])
        .await
}

/// Waits until these names stand in the rows.
async fn shows(stage: &Stage, names: &[&str]) {
    stage.screen.column_becomes("Name", names).await;
}

#[wasm_bindgen_test]
async fn each_keystroke_in_the_search_narrows_the_rows_and_says_how_many_match() {
    let stage = three().await;
    shows(&stage, &["prod", "ci", "ci-old"]).await;
    stage.screen.search("ci").await;
    shows(&stage, &["ci", "ci-old"]).await;
    stage.screen.find("status", "2 of 3 keys match").await;
    stage.screen.search("ci-").await;
    shows(&stage, &["ci-old"]).await;
    stage.screen.find("status", "1 of 3 keys match").await;
    stage.screen.search("").await;
    shows(&stage, &["prod", "ci", "ci-old"]).await;
    stage.screen.gone("status", "1 of 3 keys match").await;
}

#[wasm_bindgen_test]
async fn when_nothing_matches_the_page_says_what_was_searched_and_offers_to_clear_it() {
    let stage = three().await;
    stage.screen.search("xyz").await;
    stage.screen.find("heading", "No keys match \"xyz\"").await;
    assert!(stage.screen.all("table").is_empty());
    let clear = stage.screen.find("button", "Clear search").await;
    clear.focus().unwrap();
    clear.click();
    shows(&stage, &["prod", "ci", "ci-old"]).await;
    let field: HtmlInputElement = stage.screen.find("searchbox", "Search").await.unchecked_into();
    until(|| field.value(), String::new()).await;
    stage.screen.focused("API Keys").await;
}

#[wasm_bindgen_test]
async fn when_a_filter_finds_nothing_the_page_says_so() {
    let stage = api_keys(&[aged_key("1", "prod", 1)]).await;
    stage.screen.choose("Show", "Due for rotation").await;
    stage.screen.find("heading", "No keys match this filter").await;
    stage.screen.click("Clear search").await;
    shows(&stage, &["prod"]).await;
    assert_eq!(stage.screen.chosen("Show").as_deref(), Some("All keys"));
}

#[wasm_bindgen_test]
async fn a_whole_key_in_the_search_field_is_cut_and_that_is_said() {
    let stage = three().await;
    stage.screen.search("as_7Yx8Wv6Ut4Sr2Qp0On9Ml7Kj5Ih3Gf").await;
    let field: HtmlInputElement = stage.screen.find("searchbox", "Search").await.unchecked_into();
    until(|| field.value(), "as_7Yx8Wv".to_owned()).await;
    let said = "A whole key was cut to its first characters".to_owned();
    until(|| stage.screen.announced().contains(&said), true).await;
    stage.screen.find("heading", "No keys match \"as_7Yx8Wv\"").await;
}

#[wasm_bindgen_test]
async fn the_filter_offers_what_is_due_and_the_environments_there_are() {
    let stage = three().await;
    let filters = ["All keys", "Due for rotation", "Production", "CI"];
    assert_eq!(stage.screen.options("Show"), filters);
    stage.screen.choose("Show", "Due for rotation").await;
    shows(&stage, &["ci-old"]).await;
    stage.screen.choose("Show", "CI").await;
    shows(&stage, &["ci", "ci-old"]).await;
    stage.screen.choose("Show", "All keys").await;
    shows(&stage, &["prod", "ci", "ci-old"]).await;
}

#[wasm_bindgen_test]
async fn the_summary_leads_to_the_keys_that_are_due() {
    let stage = three().await;
    stage.screen.click("1 of 3 keys is older than 90 days").await;
    shows(&stage, &["ci-old"]).await;
    until(|| stage.screen.chosen("Show"), Some("Due for rotation".to_owned())).await;
}

#[wasm_bindgen_test]
async fn without_a_key_that_is_due_there_is_no_summary() {
    let stage = api_keys(&[aged_key("1", "prod", 89)]).await;
    assert!(!stage.screen.shows("older than 90 days"));
}

#[wasm_bindgen_test]
async fn a_heading_sorts_by_its_column_and_again_the_other_way_round() {
    let stage = three().await;
    let order = |heading: &str| {
        let heading = stage.screen.query("columnheader", heading)?;
        heading.get_attribute("aria-sort")
    };
    assert_eq!(order("Created").as_deref(), Some("descending"));
    stage.screen.click("Name").await;
    shows(&stage, &["ci", "ci-old", "prod"]).await;
    assert_eq!((order("Name").as_deref(), order("Created")), (Some("ascending"), None));
    stage.screen.click("Name").await;
    shows(&stage, &["prod", "ci-old", "ci"]).await;
    assert_eq!(order("Name").as_deref(), Some("descending"));
    stage.screen.click("Rotation").await;
    shows(&stage, &["ci-old", "ci", "prod"]).await;
}

#[wasm_bindgen_test]
async fn the_order_can_be_chosen_where_headings_have_no_room_and_both_agree() {
    let stage = three().await;
    assert_eq!(stage.screen.chosen("Sort by").as_deref(), Some("Newest first"));
    stage.screen.choose("Sort by", "Oldest first").await;
    shows(&stage, &["ci-old", "ci", "prod"]).await;
    stage.screen.choose("Sort by", "By name").await;
    shows(&stage, &["ci", "ci-old", "prod"]).await;
    stage.screen.click("Name").await;
    until(|| stage.screen.chosen("Sort by"), Some("Another order".to_owned())).await;
    stage.screen.click("Created").await;
    until(|| stage.screen.chosen("Sort by"), Some("Newest first".to_owned())).await;
}

#[wasm_bindgen_test]
async fn the_field_keeps_the_focus_and_its_text_while_the_list_is_loaded_again() {
    let stage = three().await;
    let field = stage.screen.find("searchbox", "Search").await;
    field.focus().unwrap();
    stage.screen.search("ci").await;
    shows(&stage, &["ci", "ci-old"]).await;
    stage.network.now_answer("GET", crate::kit::KEYS, list(&[key("9", "ci-new", 1)]));
    crate::kit::screen::fire(&leptos::prelude::window(), "focus");
    stage.screen.focused("Search").await;
    assert!(field.is_connected(), "it is still the same field");
}
