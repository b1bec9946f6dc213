//! Check a key: what was pasted or dropped, what was found in it, and what the platform says.

use std::{collections::BTreeMap, sync::Arc};

use futures::future::{AbortHandle, abortable};
use leptos::{prelude::*, task::spawn_local};
use sentinel_api_types::ApiKey;
use zeroize::Zeroizing;

use crate::{
    keys::{
        hook::KeysHook,
        rules::finder::{Found, Scan, from_utf16, matches_prefix, scan, shown_start},
    },
    platform::{KeyProof, Platform},
};

/// Largest text that is looked through, in bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// How testing one of the values stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The platform is asked.
    Running,
    /// It answered, or did not.
    Ended(KeyProof),
}

/// The state of the dialog and what can be done in it.
#[derive(Clone, Copy)]
pub struct CheckHook {
    platform: Platform,
    keys: KeysHook,
    /// The text, for as long as the dialog is open: the found values are ranges of it.
    text: StoredValue<Zeroizing<Vec<u8>>, LocalStorage>,
    /// Whether the dialog is open.
    pub is_open: RwSignal<bool>,
    /// What was found in the text; `None` while there is none.
    pub scan: RwSignal<Option<Arc<Scan>>>,
    /// What the platform says of the found values, by their place.
    pub tests: RwSignal<BTreeMap<usize, Test>>,
    /// Ends the tests under way: an answer about an earlier text says nothing of this one, and their
    /// requests hold keys.
    testing: StoredValue<Vec<AbortHandle>>,
    /// Counts the texts: a file that was read too late must not take the place of a newer one.
    texts: StoredValue<u32>,
}

impl CheckHook {
    /// A closed dialog that tests on `platform` and knows the user's `keys`.
    #[must_use]
    pub fn new(platform: Platform, keys: KeysHook) -> Self {
        let testing = StoredValue::new(Vec::new());
        on_cleanup(move || end_all(testing));
        Self {
            platform,
            keys,
            testing,
            text: StoredValue::new_local(Zeroizing::default()),
            is_open: RwSignal::new(false),
            scan: RwSignal::new(None),
            tests: RwSignal::new(BTreeMap::new()),
            texts: StoredValue::new(0),
        }
    }

    /// Opens the dialog, empty.
    pub fn open(self) {
        self.is_open.set(true);
    }

    /// Closes the dialog and wipes the text.
    pub fn close(self) {
        self.is_open.set(false);
        self.clear();
    }

    /// Wipes the text and what was found in it.
    pub fn clear(self) {
        self.replace(Zeroizing::default(), None);
    }

    /// Looks through a text; a shorter one than before takes its place.
    pub fn look_through(self, text: Zeroizing<Vec<u8>>) {
        let text = match from_utf16(&text) {
            Some(utf8) => Zeroizing::new(utf8.as_bytes().to_vec()),
            None => text,
        };
        let found = (!text.trim_ascii().is_empty()).then(|| Arc::new(scan(&text)));
        self.replace(text, found);
    }

    /// Which text this is, counted from the first.
    #[must_use]
    pub fn text_number(self) -> Option<u32> {
        self.texts.try_get_value()
    }

    fn replace(self, text: Zeroizing<Vec<u8>>, found: Option<Arc<Scan>>) {
        end_all(self.testing);
        self.texts.update_value(|texts| *texts += 1);
        self.text.set_value(text);
        self.tests.set(BTreeMap::new());
        self.scan.set(found);
    }

    /// What of a found value may be shown.
    #[must_use]
    pub fn shown(self, found: &Found) -> String {
        self.with_value(found, |value| format!("{}…", shown_start(value))).unwrap_or_default()
    }

    /// Id and name of each key that a found value can belong to; `None` while the list is not known.
    /// Tracked.
    #[must_use]
    pub fn owners(self, found: &Found) -> Option<Vec<(String, String)>> {
        let (list, _) = self.keys.loaded()?;
        let of = |value: &str| {
            let is_owner = |key: &&ApiKey| {
                key.key_prefix.as_deref().is_some_and(|prefix| matches_prefix(value, prefix))
            };
            let owners = list.keys.iter().filter(is_owner);
            owners.map(|key| (key.id.clone(), key.name.clone())).collect()
        };
        Some(self.with_value(found, of).unwrap_or_default())
    }

    /// Asks the platform about the value at this place. Only this sends anything.
    pub fn test(self, place: usize, found: &Found) {
        let asked = self.with_value(found, |value| self.platform.prove(value));
        let Some((answer, handle)) = asked.map(abortable) else { return };
        self.testing.update_value(|testing| testing.push(handle));
        self.tests.update(|tests| drop(tests.insert(place, Test::Running)));
        spawn_local(async move {
            if let Ok(proof) = answer.await {
                self.tests.try_update(|tests| tests.insert(place, Test::Ended(proof)));
            }
        });
    }

    fn with_value<T>(self, found: &Found, read: impl FnOnce(&str) -> T) -> Option<T> {
        self.text.with_value(|text| {
            let value = str::from_utf8(text.get(found.range.clone())?).ok()?;
            Some(read(value))
        })
    }
}

fn end_all(testing: StoredValue<Vec<AbortHandle>>) {
    for test in testing.try_update_value(std::mem::take).unwrap_or_default() {
        test.abort();
    }
}
