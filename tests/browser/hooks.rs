//! The hooks of the API Keys page, without markup.

mod generate;
mod list;
mod reveal;
mod revoke;
mod unknown_outcome;

use agent_sentinel_console::keys::{
    generate::{GenerateHook, Step},
    hook::{KeysHook, Listing},
    revoke::RevokeHook,
};
use leptos::prelude::*;

use crate::kit::{FakeClerk, Stage, until};

/// The hooks on a stage where `ada` is signed in.
struct Page {
    stage: Stage,
    keys: KeysHook,
    generate: GenerateHook,
    revoke: RevokeHook,
}

impl Page {
    /// Sets the stage; `prepare` says what the network answers.
    fn with(prepare: impl FnOnce(&Stage)) -> Self {
        let stage = Stage::set();
        FakeClerk::signed_in();
        prepare(&stage);
        let platform = stage.platform();
        let (keys, generate, revoke) = stage.make(move || {
            let keys = KeysHook::new(platform);
            (keys, GenerateHook::new(platform, keys), RevokeHook::new(platform, keys))
        });
        Self { stage, keys, generate, revoke }
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
