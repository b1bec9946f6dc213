//! The hooks of the API Keys page, without markup.

mod activation;
mod check;
mod generate;
mod list;
mod reveal;
mod revoke;
mod revoke_several;
mod rotate;
mod rows;
mod selection;
mod unknown_outcome;

use agent_sentinel_console::keys::{
    dialogs::DialogHooks,
    generate::{GenerateHook, Step},
    hook::{KeysHook, Listing},
    page::Hooks,
    reveal::RevealHook,
    revoke::RevokeHook,
    rules::query::ListQuery,
};
use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use crate::kit::{FakeClerk, KEYS, Stage, list, until};

/// The hooks on a stage where `ada` is signed in.
struct Page {
    stage: Stage,
    keys: KeysHook,
    hooks: Hooks,
    dialogs: DialogHooks,
    generate: GenerateHook,
    reveal: RevealHook,
    revoke: RevokeHook,
}

impl Page {
    /// Sets the stage; `prepare` says what the network answers.
    fn with(prepare: impl FnOnce(&Stage)) -> Self {
        let stage = Stage::set();
        FakeClerk::signed_in();
        prepare(&stage);
        let hooks = hooks_of(&stage, "ada");
        let platform = stage.platform();
        let dialogs = stage.make(move || DialogHooks::new(hooks, platform));
        let (generate, revoke) = (dialogs.generate(), dialogs.revoke());
        let keys = hooks.keys();
        Self { stage, hooks, dialogs, keys, generate, reveal: generate.reveal, revoke }
    }

    /// The page of `ada`, who has these keys, once they are loaded.
    async fn of(keys: &[ApiKey]) -> Self {
        let page = Self::with(|stage| {
            stage.network.answer("GET", KEYS, list(keys));
        });
        until(|| page.rows().map(|rows| rows.len()), Some(keys.len())).await;
        page
    }

    fn listing(&self) -> Option<Listing> {
        untrack(|| self.keys.listing())
    }

    /// The ids of the rows, from top to bottom; `None` while nothing was ever loaded.
    fn rows(&self) -> Option<Vec<String>> {
        let (list, _) = self.listing()?.loaded?;
        Some(list.keys.iter().map(|key| key.id.clone()).collect())
    }

    /// Waits until the rows are these and no load is under way.
    async fn rows_become(&self, ids: &[&str]) {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        let state = || (self.rows(), untrack(|| self.keys.is_loading()));
        until(state, (Some(ids), false)).await;
    }

    /// Opens the form and submits `name`.
    fn submit(&self, name: &str) {
        self.generate.open();
        self.generate.name.set(name.to_owned());
        self.generate.submit();
    }

    async fn step_becomes(&self, step: Step) {
        until(|| self.generate.step.get_untracked(), step).await;
    }
}

/// The hooks of another page of `user_id` on this stage.
fn hooks_of(stage: &Stage, user_id: &'static str) -> Hooks {
    let platform = stage.platform();
    stage.make(move || Hooks::new(platform, user_id, ListQuery::default()))
}
