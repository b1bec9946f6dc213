//! What the list shows of the keys: search, filter, order, and which rows are in the page.

use agent_sentinel_console::{
    keys::{
        list::ListHook,
        rules::{
            environment::Environment,
            query::{Column, Filter, Sort},
        },
    },
    ui::Stretch,
};
use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{aged_key, key, many_keys};

/// A whole key, and as much of it as a list shows.
const WHOLE: &str = "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk";
const START: &str = "as_1Zk9Qw";

/// The ids of the rows in the page, from top to bottom.
fn rows(list: ListHook) -> Vec<String> {
    let id = |part: Stretch<ApiKey>| match part {
        Stretch::Row(_, key) => Some(key.id),
        Stretch::Gap(_) => None,
    };
    untrack(|| list.shown()).into_iter().filter_map(id).collect()
}

fn search(list: ListHook) -> String {
    list.query.with_untracked(|query| query.search.clone())
}

#[wasm_bindgen_test]
async fn the_search_finds_words_of_the_name_and_of_the_start_in_any_case() {
    let page = Page::of(&[key("b", "Nightly CI", 2), key("a", "Production Agent", 1)]).await;
    let list = page.hooks.list();
    for (text, expected) in [
        ("", vec!["b", "a"]),
        ("PROD", vec!["a"]),
        ("agent  prod ", vec!["a"]),
        ("prod nightly", vec![]),
        ("as_B", vec!["b"]),
        ("AS_", vec!["b", "a"]),
    ] {
        assert_eq!(list.search(text.to_owned()), None);
        assert_eq!(rows(list), expected, "{text:?}");
        assert_eq!(untrack(|| list.matches()), expected.len(), "{text:?}");
    }
}

#[wasm_bindgen_test]
async fn a_whole_key_in_the_search_is_cut_and_finds_the_key_it_is_of() {
    let of = ApiKey { key_prefix: Some(START.to_owned()), ..key("1", "ci", 1) };
    let page = Page::of(&[of, key("2", "ci", 2)]).await;
    let list = page.hooks.list();
    assert_eq!(list.search(format!("ci {WHOLE}")), Some(format!("ci {START}")));
    assert_eq!(search(list), format!("ci {START}"));
    assert_eq!(rows(list), ["1"]);
    let behind = list.search(format!("ci{WHOLE}"));
    assert_eq!(behind, Some(format!("ci{START}")), "also right behind what was typed");
    assert_eq!(list.search(START.to_owned()), None, "the start alone is let be");
    assert_eq!(rows(list), ["1"]);
}

#[wasm_bindgen_test]
async fn each_column_sorts_from_its_interesting_end_and_back() {
    let used = |day| Some(Timestamp::parse(&format!("2026-02-{day:02}T10:00:00Z")).unwrap());
    let page = Page::of(&[
        ApiKey { last_used_at: used(1), ..key("a", "agent-10 dev", 3) },
        ApiKey { last_used_at: used(2), ..key("c", "Agent-2 prod", 2) },
        ApiKey { key_prefix: None, ..key("b", "zulu", 1) },
    ])
    .await;
    let list = page.hooks.list();
    assert_eq!(rows(list), ["a", "c", "b"], "newest first");
    for (column, first, second) in [
        (Column::Name, ["c", "a", "b"], ["b", "a", "c"]),
        // What has no value there stands last in either direction.
        (Column::Key, ["a", "c", "b"], ["c", "a", "b"]),
        (Column::Environment, ["c", "a", "b"], ["a", "c", "b"]),
        (Column::LastUsed, ["c", "a", "b"], ["b", "a", "c"]),
        (Column::Rotation, ["b", "c", "a"], ["a", "c", "b"]),
        (Column::Created, ["a", "c", "b"], ["b", "c", "a"]),
    ] {
        list.sort_by(column);
        assert_eq!(rows(list), first, "{column:?}");
        list.sort_by(column);
        assert_eq!(rows(list), second, "{column:?} again");
    }
    list.sort(Sort { column: Column::Name, descending: true });
    assert_eq!(rows(list), ["b", "a", "c"]);
}

#[wasm_bindgen_test]
async fn a_filter_shows_what_is_due_or_for_one_environment() {
    let page = Page::of(&[
        aged_key("fresh", "prod", 89),
        aged_key("due", "prod-2", 90),
        aged_key("old", "device", 200),
    ])
    .await;
    let list = page.hooks.list();
    list.filter(Filter::Due);
    assert_eq!(rows(list), ["due", "old"]);
    list.filter(Filter::Environment(Environment::Production));
    assert_eq!(rows(list), ["fresh", "due"]);
    list.search("prod-2".to_owned());
    assert_eq!(rows(list), ["due"]);
    list.clear();
    assert_eq!(rows(list), ["fresh", "due", "old"]);
    assert_eq!(search(list), "");
}

#[wasm_bindgen_test]
async fn clearing_the_search_keeps_the_order() {
    let page = Page::of(&[key("1", "b", 1), key("2", "a", 2), key("3", "c", 3)]).await;
    let list = page.hooks.list();
    list.sort_by(Column::Name);
    list.search("b".to_owned());
    list.clear();
    assert_eq!(rows(list), ["2", "1", "3"]);
}

#[wasm_bindgen_test]
async fn of_a_long_list_few_keys_have_a_row_and_of_a_short_one_all() {
    let page = Page::of(&many_keys(450)).await;
    let list = page.hooks.list();
    assert!((10..40).contains(&rows(list).len()), "{}", rows(list).len());
    assert_eq!(untrack(|| (list.matches(), list.matching().len())), (450, 450));
    assert_eq!(untrack(|| (list.place("3"), list.place("430"))), (Some(3), None));
    list.search("agent-12".to_owned());
    assert_eq!(rows(list).len(), 11);
    assert_eq!(untrack(|| list.place("129")), Some(10));
}

#[wasm_bindgen_test]
async fn a_key_far_from_the_screen_gets_a_row_and_the_search_stays() {
    let page = Page::of(&many_keys(450)).await;
    let list = page.hooks.list();
    list.search("agent".to_owned());
    let before = rows(list).len();
    list.make_visible("430");
    assert_eq!(
        rows(list)[before..],
        ["429", "430", "431"],
        "where the Tab key leads is there, too"
    );
    assert_eq!(untrack(|| list.place("430")), Some(430));
    list.make_visible("440");
    assert_eq!(untrack(|| list.place("430")), None, "one at a time is kept");
    assert_eq!((rows(list).len(), search(list).as_str()), (before + 3, "agent"));
}

#[wasm_bindgen_test]
async fn a_key_that_the_search_hides_is_shown_by_clearing_it() {
    let page = Page::of(&[aged_key("1", "ci", 1), aged_key("2", "prod", 2)]).await;
    let list = page.hooks.list();
    list.search("prod".to_owned());
    list.make_visible("2");
    assert_eq!(rows(list), ["2"], "it has a row already");
    list.make_visible("1");
    assert_eq!(rows(list), ["1", "2"]);
    list.filter(Filter::Due);
    list.make_visible("2");
    assert_eq!(rows(list), ["1", "2"]);
}

#[wasm_bindgen_test]
async fn a_search_is_not_cleared_for_a_key_that_is_not_there() {
    let page = Page::of(&[key("1", "ci", 1), key("2", "prod", 2)]).await;
    let list = page.hooks.list();
    list.search("prod".to_owned());
    list.make_visible("gone");
    assert_eq!((search(list), rows(list)), ("prod".to_owned(), vec!["2".to_owned()]));
}

#[wasm_bindgen_test]
async fn the_summary_counts_what_is_due_among_all_keys_whatever_is_shown() {
    let keys = [aged_key("1", "a", 90), aged_key("2", "b", 91), aged_key("3", "c", 1)];
    let page = Page::of(&keys).await;
    let list = page.hooks.list();
    let summary = || untrack(|| list.summary());
    assert_eq!(summary().as_deref(), Some("2 of 3 keys are older than 90 days"));
    list.search("c".to_owned());
    assert_eq!(summary().as_deref(), Some("2 of 3 keys are older than 90 days"));
    let page = Page::of(&[aged_key("1", "a", 89)]).await;
    assert_eq!(untrack(|| page.hooks.list().summary()), None);
}
