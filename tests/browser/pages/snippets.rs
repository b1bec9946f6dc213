//! `Use it`: ready snippets in tabs.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reveal::reveal;
use crate::kit::{FakeClipboard, SECRET, Stage, until};

const TABS: [&str; 8] =
    ["Python", ".env", "Shell", "PowerShell", "Docker", "Kubernetes", "GitHub Actions", "curl"];

fn chosen(stage: &Stage) -> Vec<String> {
    let tabs = stage.screen.all("tab").into_iter();
    let chosen = tabs.filter(|tab| tab.get_attribute("aria-selected").as_deref() == Some("true"));
    chosen.map(|tab| tab.text_content().unwrap_or_default()).collect()
}

/// Waits until this tab alone is chosen, has the focus, and names the panel.
async fn is_chosen(stage: &Stage, tab: &str) {
    until(|| chosen(stage), vec![tab.to_owned()]).await;
    stage.screen.focused(tab).await;
    stage.screen.find("tabpanel", tab).await;
    let reachable = stage.screen.all("tab").into_iter().filter(|tab| tab.tab_index() == 0);
    assert_eq!(reachable.count(), 1, "Tab leads on into the panel");
}

#[wasm_bindgen_test]
async fn the_tabs_are_chosen_by_the_keys_that_belong_to_tabs() {
    let stage = reveal().await;
    assert_eq!(stage.screen.names("tab"), TABS);
    stage.screen.find("tab", "Python").await.focus().unwrap();
    for (key, tab) in [
        ("ArrowRight", ".env"),
        ("ArrowRight", "Shell"),
        ("ArrowLeft", ".env"),
        ("Home", "Python"),
        ("ArrowLeft", "curl"),
        ("ArrowRight", "Python"),
        ("End", "curl"),
    ] {
        stage.screen.press(key);
        is_chosen(&stage, tab).await;
    }
}

#[wasm_bindgen_test]
async fn each_snippet_is_masked_on_the_screen_and_real_when_copied() {
    let stage = reveal().await;
    let clipboard = FakeClipboard::accepting();
    let url = window().location().origin().unwrap();
    for (place, tab) in TABS.into_iter().enumerate() {
        stage.screen.find("tab", tab).await.click();
        let panel = stage.screen.find("tabpanel", tab).await;
        stage.screen.click("Copy snippet").await;
        stage.screen.gone("button", "Copy snippet").await;
        let (shown, copied) = (panel.inner_text(), clipboard.copied().remove(place));
        assert!(!shown.contains(SECRET), "{tab}");
        assert_eq!(copied.contains(SECRET), tab != "Python", "{tab}");
        assert_eq!(shown.contains("as_•"), tab != "Python", "{tab}");
        if matches!(tab, "Python" | "curl") {
            assert!(shown.contains(&url) && copied.contains(&url), "{tab}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_copied_snippet_says_so_until_another_one_is_chosen() {
    let stage = reveal().await;
    FakeClipboard::accepting();
    stage.screen.find("tab", "Shell").await.click();
    stage.screen.click("Copy snippet").await;
    stage.screen.gone("button", "Copy snippet").await;
    until(|| stage.screen.announced().contains(&"Copied".to_owned()), true).await;
    stage.screen.find("tab", "Docker").await.click();
    stage.screen.find("button", "Copy snippet").await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Copy your new key now").await;
}

#[wasm_bindgen_test]
async fn a_snippet_that_could_not_be_copied_says_so() {
    let stage = reveal().await;
    FakeClipboard::refusing();
    stage.screen.find("tab", "Shell").await.click();
    stage.screen.click("Copy snippet").await;
    stage.screen.find("button", "The browser refused to copy").await;
    stage.screen.press("Escape");
    stage.screen.read("You won't see this key again").await;
}

#[wasm_bindgen_test]
async fn the_python_snippet_alone_does_not_let_the_dialog_close() {
    let stage = reveal().await;
    FakeClipboard::accepting();
    stage.screen.click("Copy snippet").await;
    stage.screen.gone("button", "Copy snippet").await;
    stage.screen.press("Escape");
    stage.screen.read("You won't see this key again").await;
}
