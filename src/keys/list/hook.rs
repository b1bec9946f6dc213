//! What the list shows of the keys: search, filter, sort and selection.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};
use zeroize::Zeroizing;

use crate::{
    keys::{
        hook::KeysHook,
        rules::{
            query::{Column, Filter, ListQuery, Sort, select},
            rotation,
            search_text::without_whole_key,
        },
    },
    platform::KeyList,
};

/// How many rows are on the page at first, and how many more each time the user asks.
pub const ROWS_AT_ONCE: usize = 200;

/// What is shown of the list, and what of it is selected.
#[derive(Clone, Copy)]
pub struct ListHook {
    /// The keys themselves.
    pub keys: KeysHook,
    /// This moment, as far as the page needs it: a minute may pass between two changes.
    pub now: Signal<Timestamp>,
    /// What is asked for.
    pub query: RwSignal<ListQuery>,
    /// Ids of the selected keys, also of those that are not shown now.
    pub selected: RwSignal<BTreeSet<String>>,
    list: Memo<Arc<KeyList>>,
    matching: Memo<Vec<usize>>,
    row_limit: RwSignal<usize>,
}

impl ListHook {
    /// Shows of `keys` what `query` asks for.
    #[must_use]
    pub fn new(keys: KeysHook, now: Signal<Timestamp>, query: ListQuery) -> Self {
        let query = RwSignal::new(query);
        let list = Memo::new(move |_| keys.loaded().map(|(list, _)| list).unwrap_or_default());
        let matching =
            Memo::new(move |_| query.with(|query| select(&list.get().keys, query, now.get())));
        let selected = RwSignal::new(BTreeSet::new());
        let row_limit = RwSignal::new(ROWS_AT_ONCE);
        Self { keys, now, query, selected, list, matching, row_limit }
    }

    /// Everything the platform listed; tracked.
    #[must_use]
    pub fn list(self) -> Arc<KeyList> {
        self.list.get()
    }

    /// How many keys match; tracked.
    #[must_use]
    pub fn matches(self) -> usize {
        self.matching.with(Vec::len)
    }

    /// The matching keys, in order; tracked.
    #[must_use]
    pub fn matching(self) -> Vec<ApiKey> {
        self.first_matching(usize::MAX)
    }

    /// The keys that have a row, in order; tracked.
    #[must_use]
    pub fn rows(self) -> Vec<ApiKey> {
        self.first_matching(self.row_limit.get())
    }

    fn first_matching(self, most: usize) -> Vec<ApiKey> {
        let list = self.list.get();
        self.matching.with(|matching| {
            let first = matching.iter().take(most);
            first.filter_map(|place| list.keys.get(*place).cloned()).collect()
        })
    }

    /// When this key was last used, as listed now; tracked.
    #[must_use]
    pub fn last_used_at(self, id: &str) -> Option<Timestamp> {
        self.list.get().keys.iter().find(|key| key.id == id)?.last_used_at
    }

    /// The key with this id, as listed now.
    #[must_use]
    pub fn find(self, id: &str) -> Option<ApiKey> {
        self.list.get_untracked().keys.iter().find(|key| key.id == id).cloned()
    }

    /// How many matching keys have no row yet; tracked.
    #[must_use]
    pub fn rows_left(self) -> usize {
        self.matches().saturating_sub(self.row_limit.get())
    }

    /// Gives [`ROWS_AT_ONCE`] more keys a row; the id of the first of them.
    pub fn show_more(self) -> Option<String> {
        let shown = self.row_limit.get_untracked();
        self.row_limit.set(shown + ROWS_AT_ONCE);
        untrack(|| self.rows()).get(shown).map(|key| key.id.clone())
    }

    /// Changes what is searched for. The text goes into the URL, so a whole key in it is cut to the
    /// characters that the list knows; then the text to show instead is given back.
    pub fn search(self, text: String) -> Option<String> {
        let text = Zeroizing::new(text);
        let shortened = without_whole_key(&text);
        let search = shortened.clone().unwrap_or_else(|| text.to_string());
        self.ask(|query| query.search = search);
        shortened
    }

    /// Changes which keys are shown.
    pub fn filter(self, filter: Filter) {
        self.ask(|query| query.filter = filter);
    }

    /// Shows every key that is due for rotation, whatever was searched for.
    pub fn show_due(self) {
        self.ask(|query| {
            query.search.clear();
            query.filter = Filter::Due;
        });
    }

    /// Sorts by `column`; by the same one again, the other way round.
    pub fn sort_by(self, column: Column) {
        self.ask(|query| query.sort = query.sort.pressed(column));
    }

    /// Sorts like this.
    pub fn sort(self, sort: Sort) {
        self.ask(|query| query.sort = sort);
    }

    /// Shows everything again, in the order chosen.
    pub fn clear(self) {
        self.ask(|query| {
            query.search.clear();
            query.filter = Filter::All;
        });
    }

    fn ask(self, change: impl FnOnce(&mut ListQuery)) {
        self.row_limit.set(ROWS_AT_ONCE);
        self.query.update(change);
    }

    /// Makes sure that the key with this id has a row, if it is there at all.
    pub fn make_visible(self, id: &str) {
        if self.find(id).is_some() && !untrack(|| self.rows()).iter().any(|key| key.id == id) {
            self.clear();
            let place = untrack(|| self.matching()).iter().position(|key| key.id == id);
            self.row_limit.update(|limit| *limit = (*limit).max(place.unwrap_or_default() + 1));
        }
    }

    /// How many keys of how many are due for rotation, in words; tracked.
    #[must_use]
    pub fn summary(self) -> Option<String> {
        rotation::summary(&self.list.get().keys, self.now.get())
    }

    /// Selects a key, or no longer.
    pub fn select(self, id: &str, is_selected: bool) {
        self.selected.update(|selected| {
            if is_selected {
                selected.insert(id.to_owned());
            } else {
                selected.remove(id);
            }
        });
    }

    /// How many of the matching keys are selected; tracked.
    #[must_use]
    pub fn selected_matches(self) -> usize {
        let list = self.list.get();
        self.selected.with(|selected| {
            let is_selected = |place: &&usize| {
                list.keys.get(**place).is_some_and(|key| selected.contains(&key.id))
            };
            self.matching.with(|matching| matching.iter().filter(is_selected).count())
        })
    }

    /// Selects every matching key, also those without a row, or none of them any longer. What is
    /// selected and does not match stays so.
    pub fn select_all_matching(self, are_selected: bool) {
        let ids = untrack(|| self.matching()).into_iter().map(|key| key.id);
        self.selected.update(|selected| {
            for id in ids {
                if are_selected {
                    selected.insert(id);
                } else {
                    selected.remove(&id);
                }
            }
        });
    }

    /// Selects nothing any longer.
    pub fn clear_selection(self) {
        self.selected.set(BTreeSet::new());
    }

    /// The selected keys that are still there; tracked.
    #[must_use]
    pub fn selection(self) -> Vec<ApiKey> {
        let list = self.list.get();
        self.selected.with(|selected| {
            if selected.is_empty() {
                return Vec::new();
            }
            let keys = list.keys.iter();
            keys.filter(|key| selected.contains(&key.id)).cloned().collect()
        })
    }
}
