//! Generate New Key: the state machine `form → creating → reveal → closed`, with `unknown outcome`
//! beside it.

use leptos::{prelude::*, task::spawn_local};
use sentinel_api_types::{ApiKey, KeyName};
use wasm_bindgen_futures::JsFuture;

use super::{
    hook::KeysHook,
    unknown_outcome::{Verdict, verdict},
};
use crate::{
    clock,
    platform::{NextStep, Platform, PlatformError, Words},
    secret::Secret,
};

/// Where the dialog stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Asks for a name.
    Form,
    /// The request is under way; the dialog cannot be closed.
    Creating,
    /// Shows the new key, once.
    Reveal(ApiKey),
    /// No answer came.
    Unknown(Verdict),
}

/// How copying the key went.
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

/// The state of the dialog and what can be done in it.
#[derive(Clone, Copy)]
pub struct GenerateHook {
    platform: Platform,
    keys: KeysHook,
    secret: StoredValue<Option<Secret>, LocalStorage>,
    /// Whether the dialog is open.
    pub is_open: RwSignal<bool>,
    /// Where it stands.
    pub step: RwSignal<Step>,
    /// The name as typed.
    pub name: RwSignal<String>,
    /// What is wrong with the name, or why the platform refused it.
    pub problem: RwSignal<Option<Words>>,
    /// Whether the key is shown in clear.
    pub is_shown: RwSignal<bool>,
    /// How copying went.
    pub copying: RwSignal<Copying>,
    /// Whether the key is somewhere else by now, so that closing loses nothing.
    pub is_taken: RwSignal<bool>,
    /// Whether the dialog asks if it may really close.
    pub asks_to_close: RwSignal<bool>,
}

impl GenerateHook {
    /// A closed dialog that makes keys on `platform` and tells `keys` of them.
    #[must_use]
    pub fn new(platform: Platform, keys: KeysHook) -> Self {
        Self {
            platform,
            keys,
            secret: StoredValue::new_local(None),
            is_open: RwSignal::new(false),
            step: RwSignal::new(Step::Form),
            name: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            is_shown: RwSignal::new(false),
            copying: RwSignal::new(Copying::Untried),
            is_taken: RwSignal::new(false),
            asks_to_close: RwSignal::new(false),
        }
    }

    /// Opens the form, empty.
    pub fn open(self) {
        if !self.is_open.get_untracked() {
            self.reset();
            self.is_open.set(true);
        }
    }

    /// Makes the key. Does nothing unless the form is there, so a second click makes no second key.
    pub fn submit(self) {
        if self.step.get_untracked() != Step::Form {
            return;
        }
        match KeyName::parse(&self.name.get_untracked()) {
            Ok(name) => {
                self.problem.set(None);
                self.step.set(Step::Creating);
                spawn_local(self.create(name));
            }
            Err(error) => {
                let (hint, next) = (String::new(), NextStep::Edit);
                self.problem.set(Some(Words { what: error.to_string(), hint, next }));
            }
        }
    }

    async fn create(self, name: KeyName) {
        let (before, sent_at) = (self.keys.known_ids(), clock::now());
        match self.platform.create_key(name.clone()).await {
            Ok((key, secret)) => self.reveal(key, secret),
            Err(error) if error.outcome_is_unknown() => {
                self.step.try_set(Step::Unknown(Verdict::Checking));
                let verdict = match self.platform.list_keys().await {
                    Ok(after) => verdict(before.as_ref(), &after.keys, name.as_str(), sent_at),
                    Err(_) => Verdict::CannotTell,
                };
                self.keys.reload();
                self.step.try_set(Step::Unknown(verdict));
            }
            Err(error) => self.back_to_form(Some(&error)),
        }
    }

    /// The secret is dropped, and so wiped, when the page went away meanwhile.
    fn reveal(self, key: ApiKey, secret: Secret) {
        if self.secret.try_update_value(|slot| *slot = Some(secret)).is_some() {
            self.keys.created(key.clone());
            self.step.try_set(Step::Reveal(key));
        }
    }

    /// Back to the form with the name kept.
    fn back_to_form(self, error: Option<&PlatformError>) {
        self.problem.try_set(error.map(|error| self.platform.words(error)));
        self.step.try_set(Step::Form);
    }

    /// After an unknown outcome that turned out as no key: the form again.
    pub fn try_again(self) {
        self.back_to_form(None);
    }

    /// After an unknown outcome that made a key nobody has: revokes it, then makes another.
    pub fn replace_lost(self, id: String) {
        let Ok(name) = KeyName::parse(&self.name.get_untracked()) else { return };
        self.step.set(Step::Creating);
        spawn_local(async move {
            match self.platform.revoke_key(&id).await {
                Ok(()) => {
                    self.keys.revoked(&id);
                    self.create(name).await;
                }
                Err(error) => self.back_to_form(Some(&error)),
            }
        });
    }

    /// Gives the secret to `read`; `None` when there is none.
    pub fn with_secret<T>(self, read: impl FnOnce(&Secret) -> T) -> Option<T> {
        self.secret.try_with_value(|secret| secret.as_ref().map(read)).flatten()
    }

    /// Puts the key on the clipboard. When that fails the key is shown, to be copied by hand.
    pub fn copy(self) {
        let Some(started) = self.with_secret(Secret::copy) else { return };
        spawn_local(async move {
            let copied = match started {
                Ok(promise) => JsFuture::from(promise).await.is_ok(),
                Err(_) => false,
            };
            if copied {
                self.taken();
                self.copying.try_set(Copying::Done);
            } else {
                self.is_shown.try_set(true);
                self.copying.try_set(Copying::Failed);
            }
        });
    }

    /// The key is somewhere else by now: closing loses nothing any more.
    pub fn taken(self) {
        self.is_taken.try_set(true);
        self.asks_to_close.try_set(false);
    }

    /// Closes, if nothing is lost by it; asks when the key would be.
    pub fn dismiss(self) {
        match self.step.get_untracked() {
            Step::Creating | Step::Unknown(Verdict::Checking) => {}
            Step::Reveal(_) if !self.is_taken.get_untracked() => self.asks_to_close.set(true),
            _ => self.close(),
        }
    }

    /// Closes and wipes the key.
    pub fn close(self) {
        self.is_open.set(false);
        self.reset();
    }

    fn reset(self) {
        self.secret.set_value(None);
        self.step.set(Step::Form);
        self.name.set(String::new());
        self.problem.set(None);
        self.is_shown.set(false);
        self.copying.set(Copying::Untried);
        self.is_taken.set(false);
        self.asks_to_close.set(false);
    }
}
