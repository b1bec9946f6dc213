//! `Paste back to verify`.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::reveal::reveal;
use crate::kit::{SECRET, Stage, until};

const FIELD: &str = "Paste back to verify";

async fn value(stage: &Stage) -> String {
    stage.screen.find("textbox", FIELD).await.unchecked_into::<HtmlInputElement>().value()
}

#[wasm_bindgen_test]
async fn what_is_pasted_is_compared_said_and_never_put_into_the_field() {
    let stage = reveal().await;
    for (pasted, words) in [
        (format!("{SECRET} \n"), "Has a space or line break at the end"),
        (SECRET.replace("new", "old"), "Differs at character 18"),
        (SECRET[..SECRET.len() - 1].to_owned(), "Ends too early: 1 character missing"),
        (format!("'{SECRET}'"), "Has quotes around it"),
        (String::new(), "Nothing was pasted"),
    ] {
        assert!(stage.screen.paste(FIELD, &pasted).await, "kept out of the field");
        stage.screen.read(words).await;
        assert_eq!(value(&stage).await, "");
        until(|| stage.screen.announced().contains(&words.to_owned()), true).await;
    }
    stage.screen.press("Escape");
    stage.screen.read("You won't see this key again").await;
}

#[wasm_bindgen_test]
async fn a_match_lets_the_dialog_close() {
    let stage = reveal().await;
    assert!(stage.screen.paste(FIELD, SECRET).await);
    stage.screen.read("Matches").await;
    stage.screen.click("Done").await;
    stage.screen.gone("dialog", "Copy your new key now").await;
}

#[wasm_bindgen_test]
async fn what_is_typed_is_compared_too_and_hidden_from_onlookers() {
    let stage = reveal().await;
    let field = stage.screen.find("textbox", FIELD).await;
    assert_eq!(field.get_attribute("type").as_deref(), Some("password"));
    assert_eq!(field.get_attribute("autocomplete").as_deref(), Some("off"));
    stage.screen.fill(FIELD, &SECRET[..4]).await;
    stage.screen.read(&format!("Ends too early: {} characters missing", SECRET.len() - 4)).await;
    stage.screen.fill(FIELD, SECRET).await;
    stage.screen.read("Matches").await;
}
