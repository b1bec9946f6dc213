//! Putting the new key into the browser's password manager or into a file.

use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    api_keys,
    reveal::{generated, reveal},
};
use crate::kit::{FakeDownloads, FakePasswords, SECRET, found, until};

const SAVE: &str = "Save to password manager";
const QUESTION: &str = "You won't see this key again";

#[wasm_bindgen_test]
async fn the_password_manager_gets_the_key_under_its_name_and_the_dialog_still_asks() {
    let stage = api_keys(&[]).await;
    let passwords = FakePasswords::accepting();
    generated(&stage).await;
    stage.screen.click(SAVE).await;
    stage.screen.read("Your browser was asked to save the key.").await;
    let credential =
        format!(r#"{{"id":"ci","name":"Agent Sentinel API key","password":"{SECRET}"}}"#);
    assert_eq!(passwords.credentials(), [credential]);
    assert_eq!(passwords.stored(), 1);
    let said = |line: &String| line.starts_with("Your browser was asked");
    until(|| stage.screen.announced().iter().any(said), true).await;
    stage.screen.press("Escape");
    stage.screen.read(QUESTION).await;
}

#[wasm_bindgen_test]
async fn a_password_manager_that_refuses_is_said_and_takes_nothing() {
    let stage = api_keys(&[]).await;
    let passwords = FakePasswords::refusing();
    generated(&stage).await;
    stage.screen.click(SAVE).await;
    stage.screen.read("Your browser refused to save the key. Copy it instead.").await;
    assert_eq!(passwords.stored(), 0);
    stage.screen.press("Escape");
    stage.screen.read(QUESTION).await;
}

#[wasm_bindgen_test]
async fn a_browser_without_password_manager_offers_none() {
    let stage = api_keys(&[]).await;
    FakePasswords::absent();
    generated(&stage).await;
    stage.screen.find("button", "Download .env").await;
    assert_eq!(stage.screen.query("button", SAVE), None);
}

#[wasm_bindgen_test]
async fn a_downloaded_file_lets_the_dialog_close_and_says_to_keep_it_out_of_git() {
    let stage = reveal().await;
    let downloads = FakeDownloads::install();
    stage.screen.click("Download .env").await;
    stage
        .screen
        .read("Saved as agent-sentinel.env. Keep it out of git: add it to .gitignore.")
        .await;
    assert_eq!(downloads.saved(), ["agent-sentinel.env"]);
    assert_eq!(downloads.media_type(0), "application/octet-stream");
    assert!(downloads.text(0).await.contains(SECRET));
    let said = || stage.screen.announced().into_iter().find(|line| line.contains(".gitignore"));
    found(|| "an announcement".to_owned(), said).await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Copy your new key now").await;
}
