//! Check a key: what the page says of what was pasted.

use leptos::prelude::*;
use sentinel_api_types::ApiKey;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API_KEYS, answered, api_keys};
use crate::kit::{
    Answer, FakeClipboard, KEY_CHECK, KEYS, Stage, globals, key, list, many_keys, until,
};

const DIALOG: &str = "Check a key";
const BOX: &str = "Check a key";
const ONE: &str = "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk";
const OTHER: &str = "as_7Yx8Wv6Ut4Sr2Qp0On9Ml7Kj5Ih3Gf";
const TEST_ONE: &str = "Test against the platform: as_1Zk9Qw…";

fn starting(id: &str, name: &str, start: &str) -> ApiKey {
    ApiKey { key_prefix: Some(start.to_owned()), ..key(id, name, 1) }
}

async fn open(keys: &[ApiKey]) -> Stage {
    let stage = api_keys(keys).await;
    let button = stage.screen.find("button", "Check a key").await;
    button.focus().unwrap();
    button.click();
    stage.screen.find("dialog", DIALOG).await;
    stage
}

fn host() -> String {
    window().location().host().unwrap()
}

#[wasm_bindgen_test]
async fn the_box_has_the_focus_and_says_that_nothing_is_sent() {
    let stage = open(&[]).await;
    stage.screen.focused(BOX).await;
    stage.screen.read("Looked through in this page only.").await;
    let text = stage.screen.find("textbox", BOX).await;
    for (name, value) in [
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("translate", "no"),
        ("data-dd-privacy", "mask"),
    ] {
        assert_eq!(text.get_attribute(name).as_deref(), Some(value), "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_whole_key_is_said_to_be_one_and_whose_it_is() {
    let stage = open(&[starting("1", "ci", "as_1Zk9Qw"), starting("2", "prod", "as_7Yx8Wv")]).await;
    let before = stage.network.asked().len();
    assert!(stage.screen.paste(BOX, ONE).await, "it is kept out of the box");
    stage.screen.read("1 key found").await;
    stage.screen.read("It starts with as_ and looks complete").await;
    stage.screen.read("By its start it is your key").await;
    stage.screen.find("button", "Go to ci").await;
    assert_eq!(stage.screen.query("button", "Go to prod"), None);
    assert_eq!(stage.screen.names("code"), ["as_1Zk9Qw…"]);
    until(|| stage.screen.announced().contains(&"1 key found".to_owned()), true).await;
    assert_eq!(stage.network.asked().len(), before, "nothing is sent");
    assert!(!stage.screen.place().inner_html().contains(ONE));
}

#[wasm_bindgen_test]
async fn a_start_that_two_keys_share_names_both() {
    let stage = open(&[starting("1", "ci", "as_1Zk9Qw"), starting("2", "prod", "as_1Zk9Qw")]).await;
    stage.screen.paste(BOX, ONE).await;
    stage.screen.read("By its start it is one of your keys").await;
    stage.screen.find("button", "Go to ci").await;
    stage.screen.find("button", "Go to prod").await;
    stage.screen.find("button", "This key leaked – revoke it now: prod").await;
}

#[wasm_bindgen_test]
async fn a_key_of_nobody_here_says_so() {
    let stage = open(&[key("x", "ci", 1)]).await;
    stage.screen.paste(BOX, ONE).await;
    stage.screen.read("No active key of yours starts with as_1Zk9Qw").await;
    assert!(!stage.screen.shows("This key leaked"));
}

#[wasm_bindgen_test]
async fn without_the_list_nobody_can_say_whose_it_is() {
    let stage = answered(Answer::json(403, "{}"));
    stage.open(API_KEYS);
    stage.screen.read("Your account may not manage API keys").await;
    stage.screen.click("Check a key").await;
    stage.screen.paste(BOX, ONE).await;
    stage.screen.read("Your keys could not be loaded, so nobody can say whose it is.").await;
    assert!(!stage.screen.shows("No active key of yours"));
}

#[wasm_bindgen_test]
async fn several_values_are_listed_with_their_lines_and_what_is_wrong_with_them() {
    let stage = open(&[]).await;
    let text = format!(
        "A_TOKEN=\"{ONE}\"\nB_TOKEN=as_your_api_key_here\nC_TOKEN={OTHER}\nD_TOKEN={OTHER}\n\
        E_TOKEN=as_short1\n"
    );
    stage.screen.paste(BOX, &text).await;
    stage.screen.read("4 keys found").await;
    stage.screen.read("line 1").await;
    stage.screen.read("Quotes stand around the key").await;
    stage.screen.read("This is a placeholder, not a key").await;
    stage.screen.read("line 3, 2 times").await;
    stage.screen.read("Too short for a key").await;
    assert_eq!(stage.screen.all("listitem").len(), 4);
}

#[wasm_bindgen_test]
async fn what_is_no_key_says_what_it_is_instead() {
    let stage = open(&[]).await;
    for (text, what) in [
        ("hello world", "No API key in this text"),
        (
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl",
            "This is a session token, not an API key",
        ),
        ("key_abc123def456", "This is the id of a key, not the key"),
        ("AS_1ZK9QW3ER5TY7UI2OP4AS6DF8GH0JK", "The key starts with capital letters"),
        ("1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk", "This does not start with as_"),
    ] {
        stage.screen.paste(BOX, text).await;
        stage.screen.read(what).await;
        assert_eq!(stage.screen.all("alert").len(), 1, "{what}");
    }
    stage.screen.paste(BOX, "  ").await;
    until(|| stage.screen.all("alert").len(), 0).await;
    assert!(!stage.screen.shows("keys found"));
}

#[wasm_bindgen_test]
async fn testing_says_what_the_platform_says() {
    let sentence = r#"{"detail":"This key was revoked."}"#;
    for (answer, title, words) in [
        (Answer::json(200, "{}"), "Active", format!("{} accepts this key.", host())),
        (
            Answer::json(401, sentence),
            "Rejected (401)",
            format!("{} says: This key was revoked. Either it was revoked", host()),
        ),
        (Answer::empty(500), "Could not check", format!("{} answered 500", host())),
        (Answer::Breaks, "Could not check", format!("No answer from {} reached this page", host())),
    ] {
        let stage = open(&[]).await;
        stage.network.answer("GET", KEY_CHECK, answer);
        stage.screen.paste(BOX, ONE).await;
        stage.screen.click(TEST_ONE).await;
        stage.screen.read(title).await;
        stage.screen.read(&words).await;
        let has_command = stage.screen.query("button", "Copy command").is_some();
        assert_eq!(has_command, title == "Could not check");
        assert_eq!(stage.network.times("GET", KEY_CHECK), 1);
    }
}

#[wasm_bindgen_test]
async fn the_command_for_a_terminal_holds_no_key() {
    let stage = open(&[]).await;
    stage.network.answer("GET", KEY_CHECK, Answer::Breaks);
    stage.screen.paste(BOX, ONE).await;
    stage.screen.click(TEST_ONE).await;
    let clipboard = FakeClipboard::accepting();
    stage.screen.click("Copy command").await;
    until(|| clipboard.copied().len(), 1).await;
    let command = clipboard.copied().concat();
    assert!(command.contains("$AGENT_SENTINEL_API_TOKEN") && !command.contains("as_1Zk"));
}

#[wasm_bindgen_test]
async fn one_value_is_tested_once_at_a_time_and_each_for_itself() {
    let stage = open(&[]).await;
    let (held, release) = Answer::json(200, "{}").held();
    stage.network.answer("GET", KEY_CHECK, held).answer("GET", KEY_CHECK, Answer::empty(401));
    stage.screen.paste(BOX, &format!("{ONE}\n{OTHER}")).await;
    stage.screen.click(TEST_ONE).await;
    until(|| stage.network.times("GET", KEY_CHECK), 1).await;
    stage.screen.click(TEST_ONE).await;
    stage.screen.click("Test against the platform: as_7Yx8Wv…").await;
    stage.screen.read("Rejected (401)").await;
    assert!(!stage.screen.shows("accepts this key"));
    release();
    stage.screen.read("accepts this key").await;
    assert_eq!(stage.network.times("GET", KEY_CHECK), 2);
}

#[wasm_bindgen_test]
async fn an_answer_about_an_earlier_text_is_not_shown() {
    let stage = open(&[]).await;
    let (held, release) = Answer::json(200, "{}").held();
    stage.network.answer("GET", KEY_CHECK, held).answer("GET", KEY_CHECK, Answer::empty(401));
    stage.screen.paste(BOX, ONE).await;
    stage.screen.click(TEST_ONE).await;
    until(|| stage.network.times("GET", KEY_CHECK), 1).await;
    stage.screen.paste(BOX, OTHER).await;
    release();
    stage.screen.click("Test against the platform: as_7Yx8Wv…").await;
    stage.screen.read("Rejected (401)").await;
    assert!(!stage.screen.shows("accepts this key"));
}

#[wasm_bindgen_test]
async fn going_to_the_key_closes_the_dialog_and_focuses_its_row() {
    let stage = open(&[starting("1", "ci", "as_1Zk9Qw"), starting("2", "prod", "as_7Yx8Wv")]).await;
    stage.screen.paste(BOX, OTHER).await;
    stage.screen.click("Go to prod").await;
    stage.screen.gone("dialog", DIALOG).await;
    until(|| document().active_element().map(|row| row.id()), Some("key-2".to_owned())).await;
}

#[wasm_bindgen_test]
async fn going_to_a_key_that_has_no_row_gives_it_one() {
    let mut keys = many_keys(204);
    keys.push(ApiKey {
        created_at: key("", "", 1).created_at,
        ..starting("z", "last", "as_1Zk9Qw")
    });
    let stage = answered(list(&keys));
    stage.open(API_KEYS);
    stage.screen.find("button", "Revoke agent-0").await;
    stage.screen.search("agent-1").await;
    stage.screen.find("button", "Revoke agent-1").await;
    stage.screen.click("Check a key").await;
    stage.screen.paste(BOX, ONE).await;
    stage.screen.click("Go to last").await;
    until(|| document().active_element().map(|row| row.id()), Some("key-z".to_owned())).await;
}

#[wasm_bindgen_test]
async fn closing_forgets_everything_and_gives_the_focus_back() {
    let stage = open(&[]).await;
    for way in ["Escape", "Close", "beside"] {
        stage.screen.paste(BOX, ONE).await;
        stage.screen.read("1 key found").await;
        match way {
            "Escape" => stage.screen.press(way),
            "beside" => stage.screen.click_beside_dialog(),
            _ => stage.screen.click(way).await,
        }
        stage.screen.gone("dialog", DIALOG).await;
        stage.screen.focused("Check a key").await;
        assert!(!stage.screen.place().inner_html().contains("as_1Zk"), "{way}");
        stage.screen.click("Check a key").await;
        stage.screen.find("dialog", DIALOG).await;
        assert!(!stage.screen.shows("key found"), "{way}");
    }
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_no_verdict_on_the_key() {
    let stage = open(&[]).await;
    stage.screen.paste(BOX, ONE).await;
    globals::replace(window().navigator().into(), "onLine", &false.into());
    stage.screen.click(TEST_ONE).await;
    stage.screen.read("Could not check").await;
    assert_eq!(stage.network.times("GET", KEY_CHECK), 0);
    assert_eq!(stage.network.times("GET", KEYS), 1);
}

#[wasm_bindgen_test]
async fn more_than_twenty_values_come_in_portions() {
    let stage = open(&[]).await;
    let different = |place| format!("{ONE}{place}");
    let text = (10..60).map(different).collect::<Vec<_>>().join("\n");
    stage.screen.paste(BOX, &text).await;
    stage.screen.read("50 keys found").await;
    assert_eq!(stage.screen.all("listitem").len(), 20);
    stage.screen.click("Show more").await;
    until(|| stage.screen.all("listitem").len(), 40).await;
    stage.screen.click("Show more").await;
    until(|| stage.screen.all("listitem").len(), 50).await;
    stage.screen.gone("button", "Show more").await;
    let text = (1000..1250).map(different).collect::<Vec<_>>().join("\n");
    stage.screen.paste(BOX, &text).await;
    stage.screen.read("250 keys found").await;
    assert_eq!(stage.screen.all("listitem").len(), 20);
}

#[wasm_bindgen_test]
async fn a_platform_that_repeats_the_key_does_not_put_it_on_the_screen() {
    let stage = open(&[]).await;
    let repeats = serde_json::json!({ "detail": format!("The key {ONE} is not known.") });
    stage.network.answer("GET", KEY_CHECK, Answer::json(401, repeats.to_string()));
    stage.screen.paste(BOX, ONE).await;
    stage.screen.click(TEST_ONE).await;
    stage.screen.read("says: The key as_1Zk9Qw is not known.").await;
    assert!(!stage.screen.place().inner_html().contains(ONE));
}
