//! The gallery of widgets, which debug builds such as this have.

use wasm_bindgen_test::wasm_bindgen_test;

use super::answered;
use crate::kit::{Stage, list, until};

async fn gallery() -> Stage {
    let stage = answered(list(&[]));
    stage.open("/gallery");
    stage.screen.find("heading", "Gallery").await;
    stage
}

#[wasm_bindgen_test]
async fn a_button_that_is_busy_or_disabled_takes_no_click() {
    let stage = gallery().await;
    stage.screen.click("Danger").await;
    stage.screen.read("1 clicks").await;
    stage.screen.click("Danger, busy").await;
    stage.screen.click("Danger, disabled").await;
    stage.screen.click("Chip").await;
    stage.screen.read("2 clicks").await;
}

#[wasm_bindgen_test]
async fn every_widget_and_every_failure_is_shown() {
    let stage = gallery().await;
    for name in [
        "Button",
        "TextField",
        "TextField, wrong",
        "Tabs",
        "Dialog",
        "VisibleText",
        "SkeletonTable",
        "Notice",
        "FailureNotice",
        "EmptyState",
        "Tags",
    ] {
        stage.screen.find("heading", name).await;
    }
    assert!(stage.screen.shows("Your session has ended"));
    assert!(stage.screen.shows("The platform has a problem (502)"));
}

#[wasm_bindgen_test]
async fn a_secret_is_shown_when_asked_for() {
    let stage = gallery().await;
    assert!(!stage.screen.shows("what nobody has to hide"));
    stage.screen.click("Show it").await;
    stage.screen.read("what nobody has to hide").await;
    stage.screen.click("Hide it").await;
    until(|| stage.screen.shows("what nobody has to hide"), false).await;
}

#[wasm_bindgen_test]
async fn a_dialog_opens_and_closes() {
    let stage = gallery().await;
    stage.screen.click("Open a question").await;
    stage.screen.find("alertdialog", "A dialog").await;
    stage.screen.click("Close").await;
    stage.screen.gone("alertdialog", "A dialog").await;
}
