//! Check a key: pasting, typing, dropping and choosing a file.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::api_keys;
use crate::kit::{
    Stage,
    carrying::{chosen, drop_on_page, file},
    screen::fire,
    until,
};

const BOX: &str = "Check a key";
const ONE: &str = "as_1Zk9Qw3Er5Ty7Ui2Op4As6Df8Gh0Jk";
const TOO_LARGE: &str = "is larger than 5 MB. Check the part of it that holds the key.";

async fn open() -> Stage {
    let stage = api_keys(&[]).await;
    stage.screen.click("Check a key").await;
    stage.screen.find("dialog", "Check a key").await;
    stage
}

async fn typed(stage: &Stage) -> String {
    stage.screen.find("textbox", BOX).await.unchecked_into::<HtmlTextAreaElement>().value()
}

fn choose(stage: &Stage, file: &web_sys::File) -> HtmlInputElement {
    let chooser = stage.screen.place().query_selector("input[type=file]").unwrap().unwrap();
    let chooser = chooser.unchecked_into::<HtmlInputElement>();
    chooser.set_files(chosen(file).files().as_ref());
    fire(&chooser, "change");
    chooser
}

#[wasm_bindgen_test]
async fn a_pasted_text_is_looked_through_and_stays_out_of_the_box() {
    let stage = open().await;
    assert!(stage.screen.paste(BOX, ONE).await);
    stage.screen.read("1 key found").await;
    stage.screen.read("Pasted text, 33 bytes").await;
    assert_eq!(typed(&stage).await, "");
    assert!(stage.screen.paste(BOX, "nothing").await);
    stage.screen.read("Pasted text, 7 bytes").await;
    stage.screen.read("This does not start with as_").await;
}

#[wasm_bindgen_test]
async fn a_pasted_text_takes_the_place_of_what_was_typed() {
    let stage = open().await;
    stage.screen.fill(BOX, "half-typed").await;
    stage.screen.paste(BOX, ONE).await;
    stage.screen.read("1 key found").await;
    assert_eq!(typed(&stage).await, "");
}

#[wasm_bindgen_test]
async fn what_is_typed_is_looked_through_at_each_stroke() {
    let stage = open().await;
    stage.screen.fill(BOX, "as_1Zk9Qw3E").await;
    stage.screen.read("Too short for a key").await;
    stage.screen.fill(BOX, ONE).await;
    stage.screen.read("It starts with as_ and looks complete").await;
    stage.screen.fill(BOX, "").await;
    until(|| stage.screen.shows("key found"), false).await;
}

#[wasm_bindgen_test]
async fn a_file_dropped_anywhere_is_looked_through_and_does_not_leave_the_page() {
    let stage = open().await;
    assert!(drop_on_page(&file(".env", format!("TOKEN={ONE}\n").as_bytes())));
    stage.screen.read("1 key found").await;
    stage.screen.read(".env, 40 bytes").await;
    assert_eq!(typed(&stage).await, "");
}

#[wasm_bindgen_test]
async fn a_dropped_file_in_utf_16_is_read() {
    let stage = open().await;
    let text: Vec<u8> =
        [0xfeff].into_iter().chain(ONE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(drop_on_page(&file("out.txt", &text)));
    stage.screen.read("1 key found").await;
    stage.screen.read("as_1Zk9Qw…").await;
}

#[wasm_bindgen_test]
async fn a_pasted_file_is_looked_through() {
    let stage = open().await;
    assert!(stage.screen.paste_file(BOX, &file("agent.log", ONE.as_bytes())).await);
    stage.screen.read("agent.log, 33 bytes").await;
    stage.screen.read("1 key found").await;
}

#[wasm_bindgen_test]
async fn a_file_can_be_chosen_and_the_same_one_again() {
    let stage = open().await;
    let chooser = choose(&stage, &file("a.txt", ONE.as_bytes()));
    stage.screen.read("a.txt, 33 bytes").await;
    assert_eq!(chooser.value(), "", "so that choosing it again is a change");
    choose(&stage, &file("a.txt", b"nothing at all"));
    stage.screen.read("a.txt, 14 bytes").await;
    stage.screen.read("No API key in this text").await;
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_is_refused_in_words_and_says_nothing_of_the_one_before() {
    let stage = open().await;
    stage.screen.paste(BOX, ONE).await;
    stage.screen.read("1 key found").await;
    let most = 5 * 1024 * 1024;
    assert!(drop_on_page(&file("huge.log", &vec![b'x'; most + 1])));
    stage.screen.read(&format!("huge.log {TOO_LARGE}")).await;
    assert!(!stage.screen.shows("1 key found"));
    assert_eq!(stage.screen.all("alert").len(), 1);
    let mut largest = vec![b'\n'; most];
    largest[most - ONE.len()..].copy_from_slice(ONE.as_bytes());
    assert!(drop_on_page(&file("large.log", &largest)));
    stage.screen.read("large.log, 5 MB").await;
    stage.screen.read("1 key found").await;
    assert!(stage.screen.all("alert").is_empty());
}

#[wasm_bindgen_test]
async fn a_pasted_text_that_is_too_large_is_refused_in_words() {
    let stage = open().await;
    assert!(stage.screen.paste(BOX, &"x".repeat(5 * 1024 * 1024 + 1)).await);
    stage.screen.read(&format!("Pasted text {TOO_LARGE}")).await;
}

#[wasm_bindgen_test]
async fn a_binary_file_says_that_it_is_not_text() {
    let stage = open().await;
    assert!(drop_on_page(&file("key.png", &[0x89, b'P', b'N', b'G', 0, 1, 2, 3, 0xff, 0])));
    stage.screen.read("This file is not plain text").await;
}

#[wasm_bindgen_test]
async fn a_file_that_is_read_after_the_dialog_was_closed_is_forgotten() {
    let stage = open().await;
    drop_on_page(&file("late.env", ONE.as_bytes()));
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Check a key").await;
    stage.screen.click("Check a key").await;
    stage.screen.find("dialog", "Check a key").await;
    drop_on_page(&file("next.env", b"nothing at all"));
    stage.screen.read("next.env, 14 bytes").await;
    assert!(!stage.screen.shows("key found") && !stage.screen.shows("late.env"));
}

#[wasm_bindgen_test]
async fn while_the_dialog_is_closed_files_are_the_browsers_own_business() {
    let stage = api_keys(&[]).await;
    assert!(!drop_on_page(&file(".env", ONE.as_bytes())));
    stage.screen.click("Check a key").await;
    stage.screen.find("dialog", "Check a key").await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Check a key").await;
    assert!(!drop_on_page(&file(".env", ONE.as_bytes())));
    assert!(document().query_selector("dialog").unwrap().is_none());
}
