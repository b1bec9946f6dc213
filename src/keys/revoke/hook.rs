//! Revoke: asks first, then revokes one key or several.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
};

use leptos::{prelude::*, task::spawn_local};
use sentinel_api_types::ApiKey;

use crate::{
    keys::hook::KeysHook,
    platform::{Platform, Words},
};

/// How many requests may be under way at once.
const IN_FLIGHT: usize = 5;

/// What the user is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The keys to revoke; at least one.
    pub keys: Vec<ApiKey>,
    /// Whether the key is known to somebody else.
    pub is_leak: bool,
}

/// How revoking one key stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its request waits for a place.
    Waiting,
    /// Its request is under way.
    Revoking,
    /// It is gone.
    Revoked,
    /// The platform did not revoke it.
    Failed(Words),
}

/// The state of the confirmation and what can be done in it.
#[derive(Clone, Copy)]
pub struct RevokeHook {
    platform: Platform,
    keys: KeysHook,
    selected: RwSignal<BTreeSet<String>>,
    /// What is asked while the confirmation is open.
    pub question: RwSignal<Option<Question>>,
    /// How far it went, by id; empty until the user confirms.
    pub outcomes: RwSignal<BTreeMap<String, Outcome>>,
    /// Whether requests are under way; then the dialog cannot be closed.
    pub is_revoking: RwSignal<bool>,
    /// What was revoked last, for saying so.
    pub revoked: RwSignal<Vec<ApiKey>>,
}

impl RevokeHook {
    /// A closed confirmation that revokes on `platform`, tells `keys`, and takes what is revoked out
    /// of `selected`.
    #[must_use]
    pub fn new(platform: Platform, keys: KeysHook, selected: RwSignal<BTreeSet<String>>) -> Self {
        Self {
            platform,
            keys,
            selected,
            question: RwSignal::new(None),
            outcomes: RwSignal::new(BTreeMap::new()),
            is_revoking: RwSignal::new(false),
            revoked: RwSignal::new(Vec::new()),
        }
    }

    /// Asks about `keys`.
    pub fn ask(self, keys: Vec<ApiKey>) {
        self.open(Question { keys, is_leak: false });
    }

    /// Asks about a key that somebody else knows.
    pub fn ask_for_leak(self, key: ApiKey) {
        self.open(Question { keys: vec![key], is_leak: true });
    }

    fn open(self, question: Question) {
        if !question.keys.is_empty() && !self.is_revoking.get_untracked() {
            self.outcomes.set(BTreeMap::new());
            self.question.set(Some(question));
        }
    }

    /// Closes; not while requests are under way.
    pub fn cancel(self) {
        if !self.is_revoking.get_untracked() {
            self.question.set(None);
        }
    }

    /// Closes when everything that is asked about is gone already, revoked in another tab or by
    /// somebody else. Tracked.
    pub fn close_if_gone(self) {
        let Some((list, _)) = self.keys.loaded().filter(|(list, _)| list.unreadable == 0) else {
            return;
        };
        let Some(question) = self.question.get_untracked() else { return };
        let is_listed = |key: &ApiKey| list.keys.iter().any(|listed| listed.id == key.id);
        if !self.is_revoking.get_untracked() && !question.keys.iter().any(is_listed) {
            self.question.set(None);
            self.revoked.set(question.keys);
        }
    }

    /// The keys that failed; tracked.
    #[must_use]
    pub fn failed(self) -> Vec<ApiKey> {
        let keys = self.question.get().map(|question| question.keys).unwrap_or_default();
        self.outcomes.with(|outcomes| {
            let failed = |key: &ApiKey| matches!(outcomes.get(&key.id), Some(Outcome::Failed(_)));
            keys.into_iter().filter(failed).collect()
        })
    }

    /// Revokes what was asked about, once; after a failure, what failed.
    pub fn confirm(self) {
        let Some(question) = self.question.get_untracked() else { return };
        if self.is_revoking.get_untracked() {
            return;
        }
        self.is_revoking.set(true);
        let failed = untrack(|| self.failed());
        let keys = if failed.is_empty() { question.keys } else { failed };
        self.outcomes.update(|outcomes| {
            outcomes.extend(keys.iter().map(|key| (key.id.clone(), Outcome::Waiting)));
        });
        spawn_local(self.revoke_all(keys));
    }

    async fn revoke_all(self, keys: Vec<ApiKey>) {
        let asked = keys.len();
        let queue = Rc::new(RefCell::new(VecDeque::from(keys)));
        let workers = (0..IN_FLIGHT).map(|_| self.work_off(Rc::clone(&queue)));
        let revoked: Vec<_> = futures::future::join_all(workers).await.concat();
        // The page may be gone by now.
        self.is_revoking.try_set(false);
        if revoked.is_empty() {
            return;
        }
        let ids: Vec<_> = revoked.iter().map(|key| &*key.id).collect();
        self.selected.try_update(|selected| selected.retain(|id| !ids.contains(&&**id)));
        self.keys.revoked(&ids);
        self.keys.reload();
        if revoked.len() == asked {
            self.question.try_set(None);
            self.revoked.try_set(revoked);
        }
    }

    /// One of the requests under way: takes the next key until none is left.
    async fn work_off(self, queue: Rc<RefCell<VecDeque<ApiKey>>>) -> Vec<ApiKey> {
        let mut revoked = Vec::new();
        loop {
            let Some(key) = queue.borrow_mut().pop_front() else { return revoked };
            self.set(&key.id, Outcome::Revoking);
            match self.platform.revoke_key(&key.id).await {
                Ok(()) => {
                    self.set(&key.id, Outcome::Revoked);
                    revoked.push(key);
                }
                Err(error) => self.set(&key.id, Outcome::Failed(self.platform.words(&error))),
            }
        }
    }

    fn set(self, id: &str, outcome: Outcome) {
        self.outcomes.try_update(|outcomes| outcomes.insert(id.to_owned(), outcome));
    }
}
