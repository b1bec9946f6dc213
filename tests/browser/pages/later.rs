//! What the first screen does not need, on its way.

use std::{cell::RefCell, rc::Rc};

use agent_sentinel_console::later::{self, Fetch, Missing};
use futures::channel::oneshot;
use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API_KEYS, answered};
use crate::kit::{Stage, frame, key, list, screen::fire, until};

const MISSING: &str = "This part of the console could not be loaded";

/// A way to the later part on which nothing arrives by itself.
#[derive(Clone, Default)]
struct Way(Rc<RefCell<Vec<Option<oneshot::Sender<bool>>>>>);

impl Way {
    fn fetch(&self) -> Fetch {
        let way = self.clone();
        Rc::new(move || {
            let (sender, arrives) = oneshot::channel();
            way.0.borrow_mut().push(Some(sender));
            Box::pin(async { arrives.await.unwrap_or(false).then(later::views).ok_or(Missing) })
        })
    }

    fn times_asked(&self) -> usize {
        self.0.borrow().len()
    }

    /// Lets what was asked for last arrive, or fail.
    async fn end(&self, arrives: bool) {
        until(|| self.times_asked() > 0, true).await;
        self.0.borrow_mut().last_mut().unwrap().take().unwrap().send(arrives).unwrap();
        frame().await;
    }
}

/// The API Keys page with one key, and the way to what it does not need at first.
async fn api_keys() -> (Stage, Way) {
    let (stage, way) = (answered(list(&[key("1", "ci", 1)])), Way::default());
    stage.open_with(API_KEYS, way.fetch());
    stage.screen.find("button", "Revoke ci").await;
    (stage, way)
}

#[wasm_bindgen_test]
async fn the_list_does_not_wait_for_it_and_it_is_fetched_once_the_list_is_there() {
    let (answer, release) = list(&[key("1", "ci", 1)]).held();
    let (stage, way) = (answered(answer), Way::default());
    stage.open_with(API_KEYS, way.fetch());
    stage.screen.find("heading", "API Keys").await;
    frame().await;
    frame().await;
    assert_eq!(way.times_asked(), 0);
    release();
    stage.screen.find("button", "Revoke ci").await;
    until(|| way.times_asked(), 1).await;
}

#[wasm_bindgen_test]
async fn it_is_fetched_sooner_when_the_pointer_is_over_what_needs_it() {
    let (answer, _release) = list(&[]).held();
    let (stage, way) = (answered(answer), Way::default());
    stage.open_with(API_KEYS, way.fetch());
    let button = stage.screen.find("button", "Check a key").await;
    fire(&button, "pointerover");
    assert_eq!(way.times_asked(), 1);
}

#[wasm_bindgen_test]
async fn a_dialog_that_is_opened_before_says_that_it_loads_and_then_is_there() {
    let (stage, way) = api_keys().await;
    let opener = stage.screen.find("button", "Generate New Key").await;
    opener.focus().unwrap();
    opener.click();
    stage.screen.find("dialog", "Generate New Key").await;
    stage.screen.read("Loading…").await;
    stage.screen.focused("Close").await;
    way.end(true).await;
    stage.screen.focused("Name").await;
    assert_eq!(stage.screen.all("dialog").len(), 1);
    assert!(!stage.screen.shows("Loading…"));
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Generate New Key").await;
    stage.screen.focused("Generate New Key").await;
    assert_eq!(way.times_asked(), 1);
}

#[wasm_bindgen_test]
async fn each_dialog_says_what_is_opened() {
    let (stage, _way) = api_keys().await;
    stage.screen.click("Revoke ci").await;
    stage.screen.find("dialog", "Revoke").await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Revoke").await;
    stage.screen.click("Rotate ci").await;
    stage.screen.find("dialog", "Rotate a key").await;
    stage.screen.click("Close").await;
    stage.screen.gone("dialog", "Rotate a key").await;
    for (letter, title) in [("c", "Check a key"), ("?", "Keyboard shortcuts")] {
        stage.screen.press(letter);
        stage.screen.find("dialog", title).await;
        stage.screen.press("Escape");
        stage.screen.gone("dialog", title).await;
    }
}

#[wasm_bindgen_test]
async fn what_was_closed_while_it_loaded_stays_closed() {
    let (stage, way) = api_keys().await;
    stage.screen.press("n");
    stage.screen.find("dialog", "Generate New Key").await;
    stage.screen.press("Escape");
    stage.screen.gone("dialog", "Generate New Key").await;
    way.end(true).await;
    assert!(stage.screen.all("dialog").is_empty());
    stage.screen.click("Revoke ci").await;
    stage.screen.find("alertdialog", "Revoke \"ci\"?").await;
}

#[wasm_bindgen_test]
async fn what_was_asked_for_goes_before_a_name_that_was_typed_earlier() {
    let (stage, way) = api_keys().await;
    let kept = window().session_storage().unwrap().unwrap();
    kept.set_item("sentinel-draft", "ada\n\nstaging").unwrap();
    stage.screen.click("Revoke ci").await;
    stage.screen.find("dialog", "Revoke").await;
    way.end(true).await;
    stage.screen.find("alertdialog", "Revoke \"ci\"?").await;
    frame().await;
    assert!(stage.screen.all("dialog").is_empty());
    assert!(kept.get_item("sentinel-draft").unwrap().is_some());
}

#[wasm_bindgen_test]
async fn what_did_not_arrive_is_said_and_tried_again() {
    let (stage, way) = api_keys().await;
    stage.screen.press("n");
    stage.screen.read("Loading…").await;
    way.end(false).await;
    stage.screen.read(MISSING).await;
    stage.screen.find("button", "Reload").await;
    stage.screen.find("button", "Try again").await.focus().unwrap();
    stage.screen.click("Try again").await;
    until(|| way.times_asked(), 2).await;
    stage.screen.focused("Try again").await;
    stage.screen.click("Try again").await;
    assert_eq!(way.times_asked(), 2, "asked while it was under way");
    way.end(false).await;
    assert_eq!(stage.screen.announced(), [MISSING, MISSING]);
    stage.screen.click("Try again").await;
    way.end(true).await;
    stage.screen.focused("Name").await;
    assert!(!stage.screen.shows(MISSING));
}

#[wasm_bindgen_test]
async fn a_failure_that_nobody_met_is_not_shown_and_the_next_need_tries_again() {
    let (stage, way) = api_keys().await;
    way.end(false).await;
    assert!(!stage.screen.shows(MISSING));
    stage.screen.press("c");
    until(|| way.times_asked(), 2).await;
    way.end(true).await;
    stage.screen.find("textbox", "Check a key").await;
}

#[wasm_bindgen_test]
async fn the_session_token_page_says_the_same() {
    let (stage, way) = (answered(list(&[])), Way::default());
    stage.open_with("/settings/session-token", way.fetch());
    stage.screen.find("heading", "Session Token").await;
    stage.screen.read("Loading…").await;
    way.end(false).await;
    stage.screen.read(MISSING).await;
    stage.screen.click("Try again").await;
    way.end(true).await;
    stage.screen.find("button", "Copy session token").await;
    assert!(!stage.screen.shows(MISSING));
}
