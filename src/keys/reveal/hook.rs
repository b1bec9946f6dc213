//! The new key while it can be seen: what was done with it, and whether it may be closed away.

use leptos::{prelude::*, task::spawn_local};

use super::ActivationHook;
use crate::{
    clipboard,
    download::download,
    keys::rules::{
        paste_back::{self, PasteBack},
        snippet::{self, SnippetFor, SnippetKind},
    },
    platform::Platform,
    secret::Secret,
};

/// What the `.env` file is saved as. Browsers take a leading dot away, so it has a name before it, and
/// add an ending to what they know to be text.
pub const ENV_FILE: &str = "agent-sentinel.env";

/// How copying went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copying {
    /// Not tried.
    #[default]
    Untried,
    /// On the clipboard.
    Done,
    /// The browser refused.
    Failed,
}

/// What is on the clipboard, as far as this page knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnClipboard {
    /// Nothing of this page's.
    Nothing,
    /// The key that can be seen.
    Key,
    /// A key that was put away.
    KeyPutAway,
}

/// The one key that can be seen, and what can be done with it.
#[derive(Clone, Copy)]
pub struct RevealHook {
    pub(super) platform: Platform,
    secret: StoredValue<Option<Secret>, LocalStorage>,
    /// Counts the keys: what was started with one says nothing of the next.
    number: StoredValue<u32>,
    /// Whether the key is shown in clear.
    pub is_shown: RwSignal<bool>,
    /// How copying went.
    pub copying: RwSignal<Copying>,
    /// Whether the key is somewhere else by now, so that closing loses nothing.
    pub is_taken: RwSignal<bool>,
    /// What this page has put on the clipboard.
    pub clipboard: RwSignal<OnClipboard>,
    /// Whether the user is asked if it may really close.
    pub asks_to_close: RwSignal<bool>,
    /// Whether the platform accepts the key yet.
    pub activation: ActivationHook,
}

impl RevealHook {
    /// No key yet.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        Self {
            platform,
            secret: StoredValue::new_local(None),
            number: StoredValue::new(0),
            is_shown: RwSignal::new(false),
            copying: RwSignal::new(Copying::Untried),
            is_taken: RwSignal::new(false),
            clipboard: RwSignal::new(OnClipboard::Nothing),
            asks_to_close: RwSignal::new(false),
            activation: ActivationHook::new(),
        }
    }

    /// Takes a new key in; false when the page went away meanwhile: then the key is dropped, and so
    /// wiped.
    pub fn take_in(self, secret: Secret) -> bool {
        let is_in = self.secret.try_update_value(|slot| *slot = Some(secret)).is_some();
        if is_in {
            self.activation.start(self);
        }
        is_in
    }

    /// Wipes the key and forgets what was done with it.
    pub fn wipe(self) {
        self.secret.try_set_value(None);
        self.number.try_update_value(|number| *number += 1);
        self.activation.stop();
        self.is_shown.try_set(false);
        self.copying.try_set(Copying::Untried);
        self.is_taken.try_set(false);
        self.asks_to_close.try_set(false);
        if self.clipboard.try_get_untracked() == Some(OnClipboard::Key) {
            self.clipboard.try_set(OnClipboard::KeyPutAway);
        }
    }

    /// Wipes the key alone, when the page is left: what was done with it is still to be said.
    pub fn wipe_key(self) {
        self.secret.try_set_value(None);
        self.activation.stop();
        self.is_shown.try_set(false);
    }

    /// Gives the key to `read`; `None` when there is none.
    pub fn with_secret<T>(self, read: impl FnOnce(&Secret) -> T) -> Option<T> {
        self.secret.try_with_value(|secret| secret.as_ref().map(read)).flatten()
    }

    /// Puts the key on the clipboard. When that fails the key is shown, to be copied by hand.
    pub fn copy(self) {
        let Some(started) = self.with_secret(Secret::copy) else { return };
        let number = self.number.get_value();
        spawn_local(async move {
            let is_copied = clipboard::arrives(started).await;
            if self.number.try_get_value() != Some(number) {
                return;
            }
            if is_copied {
                self.copied();
                self.copying.try_set(Copying::Done);
            } else {
                self.is_shown.try_set(true);
                self.copying.try_set(Copying::Failed);
            }
        });
    }

    /// Puts a snippet with the key in it on the clipboard; then `done` learns whether that worked.
    pub fn copy_snippet(self, kind: SnippetKind, name: &str, done: Callback<bool>) {
        let url = self.platform.url();
        let target = SnippetFor { platform_url: &url, name };
        let started = self.with_secret(|secret| {
            clipboard::write(&snippet::snippet(kind, &target, secret.expose()))
        });
        let Some(started) = started else { return };
        let number = self.number.get_value();
        spawn_local(async move {
            let is_copied = clipboard::arrives(started).await;
            if self.number.try_get_value() != Some(number) {
                return;
            }
            if is_copied && kind != SnippetKind::Python {
                self.copied();
            }
            done.try_run(is_copied);
        });
    }

    /// Saves the key as a `.env` file; whether the browser took it.
    pub fn download_env(self, name: &str) -> bool {
        let saved = self.with_secret(|secret| {
            let file = snippet::env_file(name, secret.expose());
            download(ENV_FILE, "application/octet-stream", file.as_bytes()).is_ok()
        });
        let is_saved = saved == Some(true);
        if is_saved {
            self.taken();
        }
        is_saved
    }

    /// Compares what was stored elsewhere with the key. A match proves that it was stored.
    pub fn compare(self, stored: &str) -> Option<PasteBack> {
        let outcome = self.with_secret(|secret| paste_back::compare(stored, secret.expose()))?;
        if outcome == PasteBack::Matches {
            self.taken();
        }
        Some(outcome)
    }

    /// The key is on the clipboard.
    pub fn copied(self) {
        self.clipboard.try_set(OnClipboard::Key);
        self.taken();
    }

    /// The key is somewhere else by now: closing loses nothing any more.
    pub fn taken(self) {
        self.is_taken.try_set(true);
        self.asks_to_close.try_set(false);
    }

    /// Whether it may be left; asks the user when the key would be lost by it.
    pub fn may_leave(self) -> bool {
        let may_leave = self.is_taken.get_untracked();
        if !may_leave {
            self.asks_to_close.set(true);
        }
        may_leave
    }
}
