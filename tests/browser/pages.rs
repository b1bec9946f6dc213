//! The pages as a user meets them: by role, name and text.

mod generate;
mod hostile_names;
mod list;
mod reveal;
mod revoke;
mod shell;
mod shortcuts;

use crate::kit::{Answer, FakeClerk, KEYS, Stage, list};
use agent_sentinel_console::ui::visible;
use sentinel_api_types::ApiKey;

/// Path of the API Keys page.
const API_KEYS: &str = "/settings/api-keys";

/// The API Keys page of `ada`, who has these keys.
async fn api_keys(keys: &[ApiKey]) -> Stage {
    let stage = answered(list(keys));
    stage.open(API_KEYS);
    for key in keys {
        stage.screen.find("button", &format!("Revoke {}", visible(&key.name))).await;
    }
    stage
}

/// A stage where `ada` is signed in and the list is answered like this.
fn answered(answer: Answer) -> Stage {
    let stage = Stage::set();
    FakeClerk::signed_in();
    stage.network.answer("GET", KEYS, answer);
    stage
}
