//! Revoke: asks first, then revokes one key.

use leptos::{prelude::*, task::spawn_local};
use sentinel_api_types::ApiKey;

use super::hook::KeysHook;
use crate::platform::{Platform, Words};

/// The state of the confirmation and what can be done in it.
#[derive(Clone, Copy)]
pub struct RevokeHook {
    platform: Platform,
    keys: KeysHook,
    /// The key to revoke while the confirmation is open.
    pub target: RwSignal<Option<ApiKey>>,
    /// Whether the request is under way.
    pub is_revoking: RwSignal<bool>,
    /// Why it failed.
    pub problem: RwSignal<Option<Words>>,
    /// The key that was revoked last, for saying so.
    pub revoked: RwSignal<Option<ApiKey>>,
}

impl RevokeHook {
    /// A closed confirmation that revokes on `platform` and tells `keys`.
    #[must_use]
    pub fn new(platform: Platform, keys: KeysHook) -> Self {
        Self {
            platform,
            keys,
            target: RwSignal::new(None),
            is_revoking: RwSignal::new(false),
            problem: RwSignal::new(None),
            revoked: RwSignal::new(None),
        }
    }

    /// Asks about `key`.
    pub fn ask(self, key: ApiKey) {
        self.problem.set(None);
        self.target.set(Some(key));
    }

    /// Closes without revoking; not while the request is under way.
    pub fn cancel(self) {
        if !self.is_revoking.get_untracked() {
            self.target.set(None);
        }
    }

    /// Revokes the key asked about, once.
    pub fn confirm(self) {
        let Some(key) = self.target.get_untracked() else { return };
        if self.is_revoking.get_untracked() {
            return;
        }
        self.is_revoking.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let outcome = self.platform.revoke_key(&key.id).await;
            self.is_revoking.try_set(false);
            match outcome {
                Ok(()) => {
                    self.keys.revoked(&key.id);
                    self.target.try_set(None);
                    self.revoked.try_set(Some(key));
                }
                Err(error) => {
                    self.problem.try_set(Some(self.platform.words(&error)));
                }
            }
        });
    }
}
