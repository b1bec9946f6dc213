//! Names are other people's text: shown, never run.

use agent_sentinel_console::ui::visible;
use leptos::prelude::*;
use sentinel_api_types::ApiKey;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API_KEYS, answered, api_keys, reveal::generated};
use crate::kit::{Answer, FakeClipboard, KEYS, Stage, created, key, key_path, list, until};

const MARKUP: &str = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
/// A name that reads backwards, and how it is shown.
const TURNED: &str = "pro\u{202e}dne\u{200b}x";
const SHOWN: &str = "proU+202EdneU+200Bx";
const WHOLE: &str = "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk";

/// Two keys with hostile names, both of which a pasted value can belong to.
fn hostile() -> [ApiKey; 2] {
    let start = || Some("as_1Zk9Qw".to_owned());
    [
        ApiKey { key_prefix: start(), ..key("1", MARKUP, 2) },
        ApiKey { key_prefix: start(), ..key("2", TURNED, 1) },
    ]
}

/// Fails when a name became markup, ran, or hides something.
fn is_harmless(stage: &Stage) {
    let place = stage.screen.place();
    assert!(place.query_selector("img, script").unwrap().is_none());
    assert!(js_sys::Reflect::get(&window(), &"hacked".into()).unwrap().is_undefined());
    let hides = |character: char| matches!(character, '\u{200b}' | '\u{202a}'..='\u{202e}');
    assert!(!place.outer_html().contains(hides), "also in labels and tooltips");
    assert!(!document().title().contains(hides));
}

#[wasm_bindgen_test]
async fn markup_in_a_name_is_shown_as_text() {
    let stage = api_keys(&[key("1", MARKUP, 1)]).await;
    assert_eq!(stage.screen.column("Name"), [MARKUP]);
    stage.screen.click(&format!("Revoke {MARKUP}")).await;
    stage.screen.find("alertdialog", &format!("Revoke \"{MARKUP}\"?")).await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn characters_that_hide_or_turn_text_are_made_visible() {
    let stage = api_keys(&[key("1", TURNED, 1)]).await;
    assert_eq!(stage.screen.column("Name"), [SHOWN]);
    stage.screen.click(&format!("Revoke {SHOWN}")).await;
    stage.screen.find("alertdialog", &format!("Revoke \"{SHOWN}\"?")).await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn the_labels_of_a_row_are_harmless() {
    let stage = api_keys(&hostile()).await;
    for name in [MARKUP, SHOWN] {
        stage.screen.find("checkbox", &format!("Select {name}")).await;
        stage.screen.find("button", &format!("Rotate {name}")).await;
        stage.screen.find("button", &format!("Revoke {name}")).await;
    }
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn the_confirmation_of_several_is_harmless_and_so_are_its_outcomes() {
    let stage = api_keys(&hostile()).await;
    let says = Answer::json(403, serde_json::json!({ "detail": MARKUP }).to_string());
    stage.network.answer("DELETE", &key_path("1"), says).answer(
        "DELETE",
        &key_path("2"),
        Answer::empty(502),
    );
    stage.screen.tick("Select all matching").await;
    stage.screen.click("Revoke 2 keys").await;
    let items = [format!("{MARKUP} as_1Zk9Qw…"), format!("{SHOWN} as_1Zk9Qw…")];
    until(|| stage.screen.names("listitem"), items.to_vec()).await;
    is_harmless(&stage);
    stage.screen.click("Revoke 2 keys").await;
    stage.screen.find("button", "Retry failed").await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn the_toast_for_a_revoked_key_is_harmless() {
    let stage = api_keys(&[key("1", TURNED, 1)]).await;
    stage.network.answer("DELETE", &key_path("1"), Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[]));
    stage.screen.click(&format!("Revoke {SHOWN}")).await;
    stage.screen.click("Revoke key").await;
    stage.screen.read(&format!("“{SHOWN}” was revoked")).await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn the_owners_of_a_checked_value_are_harmless() {
    let stage = api_keys(&hostile()).await;
    stage.screen.click("Check a key").await;
    stage.screen.paste("Check a key", WHOLE).await;
    for name in [MARKUP, SHOWN] {
        let button = stage.screen.find("button", &format!("Go to {name}")).await;
        assert_eq!(button.text_content().as_deref(), Some(name));
        stage.screen.find("button", &format!("This key leaked – revoke it now: {name}")).await;
    }
    is_harmless(&stage);
    stage.screen.click(&format!("This key leaked – revoke it now: {SHOWN}")).await;
    stage.screen.find("alertdialog", &format!("Revoke \"{SHOWN}\"?")).await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn what_the_platform_says_of_a_checked_value_is_harmless() {
    let stage = api_keys(&[]).await;
    let says = serde_json::json!({ "detail": format!("{MARKUP} {TURNED}") }).to_string();
    stage.network.answer("GET", crate::kit::KEY_CHECK, Answer::json(401, says));
    stage.screen.click("Check a key").await;
    stage.screen.paste("Check a key", WHOLE).await;
    stage.screen.click("Test against the platform: as_1Zk9Qw…").await;
    stage.screen.read("Rejected (401)").await;
    stage.screen.read(MARKUP).await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn the_name_of_a_dropped_file_is_harmless() {
    let stage = api_keys(&[]).await;
    stage.screen.click("Check a key").await;
    stage.screen.find("dialog", "Check a key").await;
    for (name, shown) in [
        (MARKUP.replace('/', ":"), MARKUP.replace('/', ":")),
        (TURNED.to_owned(), SHOWN.to_owned()),
    ] {
        crate::kit::carrying::drop_on_page(&crate::kit::carrying::file(&name, b"x"));
        stage.screen.read(&format!("{shown}, 1 bytes")).await;
        is_harmless(&stage);
    }
}

#[wasm_bindgen_test]
async fn the_warning_of_a_same_name_is_harmless() {
    let stage = api_keys(&hostile()).await;
    stage.screen.click("Generate New Key").await;
    stage.screen.fill("Name", MARKUP).await;
    stage.screen.find("status", &format!("You already have a key named “{MARKUP}”.")).await;
    is_harmless(&stage);
    stage.screen.fill("Name", "prodnex").await;
    stage.screen.find("status", &format!("You already have a key named “{SHOWN}”.")).await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn a_rotation_is_harmless_from_its_title_to_the_hint_on_the_old_row() {
    let old = key("1", MARKUP, 1);
    let new = ApiKey { key_prefix: Some(format!("as_{MARKUP}")), ..key("2", TURNED, 2) };
    let stage = api_keys(std::slice::from_ref(&old)).await;
    stage.network.answer("POST", KEYS, created(&new));
    stage.network.now_answer("GET", KEYS, list(&[new, old]));
    stage.screen.click(&format!("Rotate {MARKUP}")).await;
    stage.screen.find("dialog", &format!("Rotate \"{MARKUP}\"")).await;
    stage.screen.click("Generate").await;
    stage.screen.read(SHOWN).await;
    is_harmless(&stage);
    FakeClipboard::accepting();
    stage.screen.click("Copy key").await;
    stage.screen.focused("Next: the old key").await;
    stage.screen.click("Next: the old key").await;
    stage.screen.click("Keep both for now").await;
    stage.screen.read("revoke it when nothing uses it any more").await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn a_search_that_finds_nothing_is_shown_as_text() {
    let stage = answered(list(&[key("1", "ci", 1)]));
    stage.open(API_KEYS);
    stage.screen.search(MARKUP).await;
    stage.screen.find("heading", &format!("No keys match \"{MARKUP}\"")).await;
    is_harmless(&stage);
    stage.screen.search(TURNED).await;
    stage.screen.find("heading", &format!("No keys match \"{SHOWN}\"")).await;
}

#[wasm_bindgen_test]
async fn a_key_value_with_markup_is_shown_as_text() {
    let stage = api_keys(&[]).await;
    let markup = "<img src=x onerror=window.hacked=1>";
    let body = serde_json::json!({
        "id": "1", "key": format!("as_{markup}"), "name": "ci", "created_at": "2026-01-01T10:00:00Z",
    });
    stage.network.answer("POST", KEYS, Answer::json(201, body.to_string()));
    generated(&stage).await;
    stage.screen.click("Show key").await;
    stage.screen.read(markup).await;
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn whatever_a_name_holds_its_row_shows_and_says_all_of_it() {
    let long = "\u{5d0}".repeat(100);
    let names = [
        "__proto__",
        "constructor",
        "</td></tr></table>",
        "&lt;b&gt; &amp;",
        "{{name}} ${name}",
        "'\"`\\",
        "javascript:alert(1)",
        "👩\u{200d}💻",
        "مفتاح abc 123",
        "e\u{301}\u{301}\u{301}",
        "=1+1",
        "%3Cb%3E",
        "-->",
        &long,
        "\u{2066}a\u{2069}",
        "\u{feff}b",
        "null",
        "0",
    ];
    let keys: Vec<ApiKey> = names
        .iter()
        .zip(0..)
        .map(|(name, place)| key(&format!("id-{place}"), name, 28 - place))
        .collect();
    let stage = api_keys(&keys).await;
    let shown: Vec<String> = names.iter().map(|name| visible(name)).collect();
    assert_eq!(stage.screen.column("Name"), shown);
    for name in shown {
        stage.screen.find("checkbox", &format!("Select {name}")).await;
        stage.screen.find("button", &format!("Rotate {name}")).await;
    }
    is_harmless(&stage);
}

#[wasm_bindgen_test]
async fn an_odd_id_is_only_an_id() {
    let id = "\"><img src=x> ../?a#b";
    let stage =
        api_keys(&[ApiKey { key_prefix: Some("as_1Zk9Qw".to_owned()), ..key(id, "ci", 1) }]).await;
    is_harmless(&stage);
    stage.screen.click("Check a key").await;
    stage.screen.paste("Check a key", WHOLE).await;
    stage.screen.click("Go to ci").await;
    until(|| document().active_element().map(|row| row.id()), Some(format!("key-{id}"))).await;
    let path = "/api/v1/api-keys/%22%3E%3Cimg%20src%3Dx%3E%20..%2F%3Fa%23b";
    stage.network.answer("DELETE", path, Answer::empty(204));
    stage.network.now_answer("GET", KEYS, list(&[]));
    stage.screen.click("Revoke ci").await;
    stage.screen.click("Revoke key").await;
    stage.screen.find("heading", "No API keys yet").await;
}
