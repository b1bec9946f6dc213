//! Which keys are selected, whatever the list shows of them.

use agent_sentinel_console::keys::list::ListHook;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{KEYS, key, list, many_keys, until};

/// The ids of what is selected and still there.
fn selection(list: ListHook) -> Vec<String> {
    untrack(|| list.selection()).into_iter().map(|key| key.id).collect()
}

#[wasm_bindgen_test]
async fn what_is_selected_stays_so_while_a_search_hides_it() {
    let page = Page::of(&[key("1", "ci", 1), key("2", "prod", 2), key("3", "dev", 3)]).await;
    let shown = page.hooks.list();
    shown.select("1", true);
    shown.search("prod".to_owned());
    shown.select("2", true);
    assert_eq!(selection(shown), ["2", "1"]);
    shown.select("2", false);
    shown.search(String::new());
    assert_eq!(selection(shown), ["1"]);
}

#[wasm_bindgen_test]
async fn all_that_match_are_selected_also_those_without_a_row() {
    let page = Page::of(&many_keys(250)).await;
    let shown = page.hooks.list();
    assert_eq!(untrack(|| shown.place("249")), None, "it has no row");
    shown.select_all_matching(true);
    assert_eq!(selection(shown).len(), 250);
    shown.select_all_matching(false);
    assert_eq!(selection(shown).len(), 0);
    shown.search("agent-24".to_owned());
    shown.select_all_matching(true);
    assert_eq!(selection(shown).len(), 11, "agent-24 and agent-240 to agent-249");
}

#[wasm_bindgen_test]
async fn selecting_all_that_match_leaves_what_does_not_match_as_it_is() {
    let page = Page::of(&[key("1", "ci", 1), key("2", "prod", 2), key("3", "dev", 3)]).await;
    let shown = page.hooks.list();
    let matches = || untrack(|| shown.selected_matches());
    shown.select("1", true);
    shown.search("d".to_owned());
    assert_eq!(matches(), 0);
    shown.select_all_matching(true);
    assert_eq!((selection(shown), matches()), (vec!["3".into(), "2".into(), "1".into()], 2));
    shown.select_all_matching(false);
    assert_eq!((selection(shown), matches()), (vec!["1".to_owned()], 0));
    shown.clear_selection();
    assert_eq!(selection(shown), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_key_that_is_gone_is_not_selected_any_more() {
    let page = Page::of(&[key("1", "ci", 1), key("2", "prod", 2)]).await;
    let shown = page.hooks.list();
    shown.select_all_matching(true);
    page.keys.revoked(&["1"]);
    assert_eq!(selection(shown), ["2"]);
    page.stage.network.now_answer("GET", KEYS, list(&[key("3", "dev", 3)]));
    page.keys.reload();
    until(|| selection(shown), Vec::<String>::new()).await;
}
