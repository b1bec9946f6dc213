//! What the API Keys page knows of the user's keys.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use futures::future::{AbortHandle, abortable};
use leptos::{prelude::*, task::spawn_local};
use sentinel_api_types::{ApiKey, Timestamp};

use crate::{
    clock,
    platform::{KeyList, Platform, PlatformError},
};

/// The keys, newest first, and when they were loaded; `None` until a first load succeeds.
pub type Loaded = Option<(Arc<KeyList>, Timestamp)>;

/// The list as last loaded, and what went wrong since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// What is known of the keys.
    pub loaded: Loaded,
    /// Why the latest load failed, if it did. Rows loaded before stay.
    pub failure: Option<PlatformError>,
}

/// The page's keys and what can happen to them.
#[derive(Clone, Copy)]
pub struct KeysHook {
    platform: Platform,
    listing: RwSignal<Option<Listing>>,
    /// What a failed load falls back to: the keys known so far.
    known: StoredValue<Loaded>,
    /// Counts the changes made here: a load that began before one brings back what was.
    changes: RwSignal<u32>,
    loading: RwSignal<bool>,
    /// The load under way.
    request: StoredValue<Option<AbortHandle>>,
    /// Id of the row to highlight: the key made last.
    pub highlighted: RwSignal<Option<String>>,
}

impl KeysHook {
    /// Starts loading the list.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        let hook = Self {
            platform,
            listing: RwSignal::new(None),
            known: StoredValue::new(None),
            changes: RwSignal::new(0),
            loading: RwSignal::new(true),
            request: StoredValue::new(None),
            highlighted: RwSignal::new(None),
        };
        hook.reload();
        // The request must not outlive the page.
        on_cleanup(move || hook.under_way(None));
        hook
    }

    /// The list; `None` while the first load runs. Tracked.
    #[must_use]
    pub fn listing(self) -> Option<Listing> {
        self.listing.get()
    }

    /// Whether a load is under way. Tracked.
    #[must_use]
    pub fn is_loading(self) -> bool {
        self.loading.get()
    }

    /// Loads again; rows stay on the screen meanwhile.
    pub fn reload(self) {
        // Without a page nobody waits for it.
        if self.loading.try_set(true).is_some() {
            return;
        }
        let changes_before = self.changes.try_get_untracked();
        let (answer, handle) = abortable(self.platform.list_keys());
        self.under_way(Some(handle));
        spawn_local(async move {
            let Ok(answer) = answer.await else { return };
            let is_outdated = self.changes.try_get_untracked() != changes_before;
            let failure = match answer {
                // A change is followed by a load of its own.
                Ok(_) if is_outdated => None,
                Ok(mut list) => {
                    list.keys.sort_by_key(|key| Reverse(key.created_at));
                    self.known.try_set_value(Some((Arc::new(list), clock::now())));
                    None
                }
                Err(failure) => Some(failure),
            };
            let loaded = self.known.try_get_value().flatten();
            self.listing.try_set(Some(Listing { loaded, failure }));
            self.loading.try_set(false);
        });
    }

    /// Ends the load under way for `load`, whose answer will be newer, or for none.
    fn under_way(self, load: Option<AbortHandle>) {
        let before = self.request.try_update_value(|request| std::mem::replace(request, load));
        if let Some(before) = before.flatten() {
            before.abort();
        }
    }

    /// The ids known now; `None` when no list was ever loaded.
    #[must_use]
    pub fn known_ids(self) -> Option<BTreeSet<String>> {
        let (list, _) = self.known.try_get_value().flatten()?;
        Some(list.keys.iter().map(|key| key.id.clone()).collect())
    }

    /// Puts a key that was just made on top, highlighted, and loads again.
    pub fn created(self, key: ApiKey) {
        self.highlighted.try_set(Some(key.id.clone()));
        self.change(|keys| {
            keys.retain(|other| other.id != key.id);
            keys.insert(0, key);
        });
        self.reload();
    }

    /// Takes keys that were just revoked away. Load again afterwards.
    pub fn revoked(self, ids: &[&str]) {
        self.change(|keys| keys.retain(|key| !ids.contains(&&*key.id)));
    }

    /// How many changes were made here. Tracked.
    #[must_use]
    pub fn changes(self) -> u32 {
        self.changes.get()
    }

    /// The keys known now, and when they were loaded; tracked.
    #[must_use]
    pub fn loaded(self) -> Loaded {
        self.listing.get().and_then(|listing| listing.loaded)
    }

    fn change(self, change: impl FnOnce(&mut Vec<ApiKey>)) {
        self.changes.try_update(|changes| *changes += 1);
        self.known.try_update_value(|known| {
            if let Some((list, _)) = known {
                change(&mut Arc::make_mut(list).keys);
            }
        });
        let loaded = self.known.try_get_value().flatten();
        self.listing.try_update(|listing| {
            if let Some(listing) = listing {
                listing.loaded = loaded;
            }
        });
    }
}
