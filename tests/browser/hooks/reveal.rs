//! The one-time reveal: what closes it, and what becomes of the key.

use agent_sentinel_console::keys::{
    generate::Step,
    reveal::Copying,
    rules::{paste_back::PasteBack, snippet::SnippetKind},
};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::kit::{
    FakeClipboard, FakeDownloads, KEYS, SECRET, created, found, globals, key, list, until,
};

async fn revealed() -> Page {
    let made = key("1", "ci", 1);
    let page = Page::with(|stage| {
        stage.network.answer("GET", KEYS, list(&[])).answer("POST", KEYS, created(&made));
    });
    page.submit("ci");
    page.step_becomes(Step::Reveal(made)).await;
    page
}

#[wasm_bindgen_test]
async fn closing_asks_first_until_the_key_was_copied() {
    let page = revealed().await;
    let (generate, reveal) = (page.generate, page.reveal);
    generate.dismiss();
    assert!(generate.is_open.get_untracked() && reveal.asks_to_close.get_untracked());
    reveal.asks_to_close.set(false);
    let clipboard = FakeClipboard::accepting();
    reveal.copy();
    until(|| reveal.copying.get_untracked(), Copying::Done).await;
    assert_eq!(clipboard.copied(), [SECRET]);
    generate.dismiss();
    assert!(!generate.is_open.get_untracked());
}

#[wasm_bindgen_test]
async fn a_refused_copy_shows_the_key_and_still_asks_before_closing() {
    let page = revealed().await;
    let reveal = page.reveal;
    FakeClipboard::refusing();
    reveal.copy();
    until(|| reveal.copying.get_untracked(), Copying::Failed).await;
    assert!(reveal.is_shown.get_untracked() && !reveal.is_taken.get_untracked());
    page.generate.dismiss();
    assert!(reveal.asks_to_close.get_untracked());
}

#[wasm_bindgen_test]
async fn closing_forgets_the_key() {
    let page = revealed().await;
    assert!(page.reveal.with_secret(|_| ()).is_some());
    page.generate.close();
    assert!(page.reveal.with_secret(|_| ()).is_none());
    page.generate.open();
    assert_eq!(page.generate.step.get_untracked(), Step::Form);
    assert_eq!(page.generate.name.get_untracked(), "");
}

/// Copies a snippet; whether it says that it was.
async fn copy_snippet(page: &Page, kind: SnippetKind) -> bool {
    let said = RwSignal::new(None);
    page.reveal.copy_snippet(kind, "ci", Callback::new(move |is_copied| said.set(Some(is_copied))));
    found(|| format!("the end of copying {kind:?}"), || said.get_untracked()).await
}

#[wasm_bindgen_test]
async fn a_copied_snippet_with_the_key_in_it_lets_the_dialog_close() {
    for kind in SnippetKind::ALL.into_iter().filter(|kind| *kind != SnippetKind::Python) {
        let page = revealed().await;
        let clipboard = FakeClipboard::accepting();
        assert!(copy_snippet(&page, kind).await);
        assert!(clipboard.copied()[0].contains(SECRET), "{kind:?}");
        assert!(page.reveal.is_taken.get_untracked(), "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn the_python_snippet_holds_no_key_so_the_key_is_not_taken() {
    let page = revealed().await;
    let clipboard = FakeClipboard::accepting();
    assert!(copy_snippet(&page, SnippetKind::Python).await);
    let copied = clipboard.copied().concat();
    assert!(copied.contains("AGENT_SENTINEL_API_TOKEN") && !copied.contains(SECRET));
    page.generate.dismiss();
    assert!(page.reveal.asks_to_close.get_untracked());
}

#[wasm_bindgen_test]
async fn a_snippet_that_could_not_be_copied_takes_nothing() {
    let page = revealed().await;
    FakeClipboard::refusing();
    assert!(!copy_snippet(&page, SnippetKind::Shell).await);
    assert!(!page.reveal.is_taken.get_untracked());
}

#[wasm_bindgen_test]
async fn a_saved_env_file_holds_the_key_and_lets_the_dialog_close() {
    let page = revealed().await;
    let downloads = FakeDownloads::install();
    page.generate.dismiss();
    assert!(page.reveal.asks_to_close.get_untracked());
    assert!(page.reveal.download_env("ci"));
    assert_eq!(downloads.saved(), ["agent-sentinel.env"]);
    let text = downloads.text(0).await;
    assert!(text.contains(&format!("\nAGENT_SENTINEL_API_TOKEN={SECRET}\n")), "{text}");
    assert!(text.contains(".gitignore"), "{text}");
    assert!(page.reveal.is_taken.get_untracked());
    assert!(!page.reveal.asks_to_close.get_untracked(), "the question is answered by it");
}

#[wasm_bindgen_test]
async fn the_address_of_a_saved_file_is_taken_back() {
    let page = revealed().await;
    page.stage.hurry();
    let downloads = FakeDownloads::install();
    page.reveal.download_env("ci");
    assert_eq!(downloads.reachable(), 1, "the browser still has to read it");
    until(|| downloads.reachable(), 0).await;
}

#[wasm_bindgen_test]
async fn a_file_that_could_not_be_saved_takes_nothing() {
    let page = revealed().await;
    let refused = Function::new_no_args("throw new TypeError('not here')");
    let url = Reflect::get(&window(), &"URL".into()).unwrap();
    globals::replace(url.unchecked_into(), "createObjectURL", &refused);
    assert!(!page.reveal.download_env("ci"));
    assert!(!page.reveal.is_taken.get_untracked());
}

#[wasm_bindgen_test]
async fn only_the_whole_key_pasted_back_proves_that_it_was_stored() {
    let page = revealed().await;
    for (stored, expected) in [
        (String::new(), PasteBack::Empty),
        ("something else".to_owned(), PasteBack::Differs { at: 1 }),
        (SECRET[..10].to_owned(), PasteBack::Shorter { missing: SECRET.len() - 10 }),
        (format!("{SECRET}!"), PasteBack::Longer { extra: 1 }),
        (format!("{SECRET}\n"), PasteBack::SpaceAtEnd),
        (format!("\"{SECRET}\""), PasteBack::Quoted),
        (format!("TOKEN={SECRET}"), PasteBack::TextAround),
    ] {
        assert_eq!(page.reveal.compare(&stored), Some(expected), "{stored:?}");
        assert!(!page.reveal.is_taken.get_untracked(), "{stored:?}");
    }
    assert_eq!(page.reveal.compare(SECRET), Some(PasteBack::Matches));
    assert!(page.reveal.is_taken.get_untracked());
}

#[wasm_bindgen_test]
async fn wiping_clears_everything_that_was_done_with_the_key() {
    let page = revealed().await;
    let reveal = page.reveal;
    FakeClipboard::accepting();
    reveal.copy();
    until(|| reveal.copying.get_untracked(), Copying::Done).await;
    reveal.is_shown.set(true);
    reveal.wipe();
    assert!(reveal.with_secret(|_| ()).is_none());
    assert!(!reveal.is_shown.get_untracked() && !reveal.is_taken.get_untracked());
    assert!(!reveal.asks_to_close.get_untracked());
    assert_eq!(reveal.copying.get_untracked(), Copying::Untried);
    assert_eq!(reveal.compare(SECRET), None);
    let downloads = FakeDownloads::install();
    assert!(!reveal.download_env("ci"));
    assert!(downloads.saved().is_empty() && !reveal.is_taken.get_untracked());
}

#[wasm_bindgen_test]
async fn a_copy_that_ends_after_the_dialog_was_closed_marks_no_later_key() {
    let page = revealed().await;
    let release = FakeClipboard::held();
    page.reveal.copy();
    page.generate.close();
    page.submit("ci");
    page.step_becomes(Step::Reveal(key("1", "ci", 1))).await;
    release();
    // What is copied now comes after it.
    let clipboard = FakeClipboard::accepting();
    copy_snippet(&page, SnippetKind::Python).await;
    assert_eq!(clipboard.copied().len(), 1);
    assert_eq!(page.reveal.copying.get_untracked(), Copying::Untried);
    assert!(!page.reveal.is_taken.get_untracked(), "the later key was never taken");
}
