//! The pages as a user meets them: by role, name and text.

mod activation;
mod address;
mod check;
mod check_sources;
mod columns;
mod export;
mod find;
mod gallery;
mod generate;
mod hostile_names;
mod later;
mod leaving;
mod list;
mod paste_back;
mod refresh;
mod reveal;
mod revoke;
mod revoke_several;
mod rotate;
mod saving;
mod selection;
mod shell;
mod shortcuts;
mod snippets;
mod token;

use crate::kit::{Answer, FakeClerk, KEYS, Stage, frame, list};
use agent_sentinel_console::ui::visible;
use sentinel_api_types::ApiKey;

/// Path of the API Keys page.
const API_KEYS: &str = "/settings/api-keys";

/// The API Keys page of `ada`, who has these keys.
async fn api_keys(keys: &[ApiKey]) -> Stage {
    let stage = answered(list(keys));
    stage.open(API_KEYS);
    if keys.is_empty() {
        stage.screen.find("heading", "No API keys yet").await;
    }
    for key in keys {
        stage.screen.find("button", &format!("Revoke {}", visible(&key.name))).await;
    }
    frame().await;
    stage
}

/// A stage where `ada` is signed in and the list is answered like this.
fn answered(answer: Answer) -> Stage {
    let stage = Stage::set();
    FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, answer);
    stage
}
