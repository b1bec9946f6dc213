//! Names are other people's text: shown, never run.

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

use super::api_keys;
use crate::kit::key;

const MARKUP: &str = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

#[wasm_bindgen_test]
async fn markup_in_a_name_is_shown_as_text() {
    let stage = api_keys(&[key("1", MARKUP, 1)]).await;
    assert_eq!(stage.screen.names("cell")[0], MARKUP);
    stage.screen.click(&format!("Revoke {MARKUP}")).await;
    stage.screen.find("alertdialog", &format!("Revoke \"{MARKUP}\"?")).await;
    let place = stage.screen.place();
    assert!(place.query_selector("img, script").unwrap().is_none());
    assert!(js_sys::Reflect::get(&window(), &"hacked".into()).unwrap().is_undefined());
}

#[wasm_bindgen_test]
async fn characters_that_hide_or_turn_text_are_made_visible() {
    let stage = api_keys(&[key("1", "pro\u{202e}dne\u{200b}x", 1)]).await;
    assert_eq!(stage.screen.names("cell")[0], "proU+202EdneU+200Bx");
    stage.screen.click("Revoke proU+202EdneU+200Bx").await;
    stage.screen.find("alertdialog", "Revoke \"proU+202EdneU+200Bx\"?").await;
}
