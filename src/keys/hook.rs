//! What the API Keys page knows of the user's keys.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
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
    listing: LocalResource<Listing>,
    /// What a failed load falls back to: the keys known so far.
    known: StoredValue<Loaded>,
    /// Counts the changes made here: a load that began before one brings back what was.
    changes: RwSignal<u32>,
    loading: RwSignal<bool>,
    /// Id of the row to highlight: the key made last.
    pub highlighted: RwSignal<Option<String>>,
}

impl KeysHook {
    /// Starts loading the list.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        let loading = RwSignal::new(true);
        let (known, changes) = (StoredValue::new(None), RwSignal::new(0));
        let request = StoredValue::new(None::<AbortHandle>);
        // What the resource waits for outlives the page; the request in it must not.
        on_cleanup(move || {
            if let Some(request) = request.try_update_value(Option::take).flatten() {
                request.abort();
            }
        });
        let listing = LocalResource::new(move || async move {
            loading.try_set(true);
            let changes_before = changes.try_get_untracked();
            let (answer, handle) = abortable(platform.list_keys());
            request.try_set_value(Some(handle));
            let Ok(answer) = answer.await else { return Listing::default() };
            let is_outdated = changes.try_get_untracked() != changes_before;
            let listing = match answer {
                // A change is followed by a load of its own.
                Ok(_) if is_outdated => {
                    Listing { loaded: known.try_get_value().flatten(), failure: None }
                }
                Ok(mut list) => {
                    list.keys.sort_by_key(|key| Reverse(key.created_at));
                    let loaded = Some((Arc::new(list), clock::now()));
                    known.try_set_value(loaded.clone());
                    Listing { loaded, failure: None }
                }
                Err(failure) => {
                    Listing { loaded: known.try_get_value().flatten(), failure: Some(failure) }
                }
            };
            loading.try_set(false);
            listing
        });
        Self { listing, known, changes, loading, highlighted: RwSignal::new(None) }
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
        self.listing.refetch();
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
