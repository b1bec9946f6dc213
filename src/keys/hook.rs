//! What the API Keys page knows of the user's keys.

use std::{cmp::Reverse, collections::HashSet, sync::Arc};

use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};

use crate::{
    clock,
    platform::{KeyList, Platform, PlatformError},
};

/// The list as last loaded, and what went wrong since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The keys, newest first, and when they were loaded; `None` until a first load succeeds.
    pub loaded: Option<(Arc<KeyList>, Timestamp)>,
    /// Why the latest load failed, if it did. Rows loaded before stay.
    pub failure: Option<PlatformError>,
}

/// The page's keys and what can happen to them.
#[derive(Clone, Copy)]
pub struct KeysHook {
    listing: LocalResource<Listing>,
    loading: RwSignal<bool>,
    /// Id of the row to highlight: the key made last.
    pub highlighted: RwSignal<Option<String>>,
}

impl KeysHook {
    /// Starts loading the list.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        let loading = RwSignal::new(true);
        let last = StoredValue::new(None::<(Arc<KeyList>, Timestamp)>);
        let listing = LocalResource::new(move || async move {
            loading.try_set(true);
            let listing = match platform.list_keys().await {
                Ok(mut list) => {
                    list.keys.sort_by_key(|key| Reverse(key.created_at));
                    let loaded = Some((Arc::new(list), clock::now()));
                    last.try_set_value(loaded.clone());
                    Listing { loaded, failure: None }
                }
                Err(failure) => {
                    Listing { loaded: last.try_get_value().flatten(), failure: Some(failure) }
                }
            };
            loading.try_set(false);
            listing
        });
        Self { listing, loading, highlighted: RwSignal::new(None) }
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
    pub fn known_ids(self) -> Option<HashSet<String>> {
        let (list, _) = self.listing.try_get_untracked().flatten()?.loaded?;
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

    /// Takes a key that was just revoked away, and loads again.
    pub fn revoked(self, id: &str) {
        self.change(|keys| keys.retain(|key| key.id != id));
        self.reload();
    }

    fn change(self, change: impl FnOnce(&mut Vec<ApiKey>)) {
        self.listing.try_update(|listing| {
            if let Some((list, _)) = listing.as_mut().and_then(|listing| listing.loaded.as_mut()) {
                change(&mut Arc::make_mut(list).keys);
            }
        });
    }
}
