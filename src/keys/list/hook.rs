//! What the list shows of the keys: search, filter, sort and selection.

mod selection;

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};
use zeroize::Zeroizing;

use crate::{
    effect::on_change,
    keys::{
        hook::KeysHook,
        rules::{
            query::{Column, Filter, ListQuery, Sort, select},
            rotation,
            search_text::without_whole_key,
        },
    },
    platform::KeyList,
    ui::{Stretch, TableWindow},
};

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
    /// Id of the key whose row, with those beside it, stays in the page wherever the screen is: the one that has
    /// the focus.
    kept: RwSignal<Option<String>>,
    /// Which of the matching keys have a row in the page.
    pub window: TableWindow,
    shown: Memo<Vec<Stretch<ApiKey>>>,
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
        let kept = RwSignal::new(None::<String>);
        let window = TableWindow::default();
        let shown = Memo::new(move |_| {
            let list = list.get();
            matching.with(|matching| {
                let kept = kept.with(|kept| {
                    let kept = kept.as_ref()?;
                    let is_kept =
                        |at: &usize| list.keys.get(*at).is_some_and(|key| key.id == *kept);
                    matching.iter().position(is_kept)
                });
                let row = |place: usize| list.keys.get(*matching.get(place)?).cloned();
                window.stretches(matching.len(), kept, row)
            })
        });
        Self { keys, now, query, selected, list, matching, kept, window, shown }
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
        let list = self.list.get();
        self.matching.with(|matching| {
            matching.iter().filter_map(|place| list.keys.get(*place).cloned()).collect()
        })
    }

    /// The table from top to bottom: the keys that have a row in the page, and gaps; tracked.
    #[must_use]
    pub fn shown(self) -> Vec<Stretch<ApiKey>> {
        self.shown.get()
    }

    /// Keeps the window right when the rows stand in another order.
    pub fn follow_order(self) {
        on_change(move || self.matching.track(), move |()| self.window.reorder());
        let sort = Memo::new(move |_| self.query.with(|query| query.sort));
        on_change(move || sort.get(), move |_| self.window.show_first());
    }

    /// The place of the row of the key with this id among all that match, from 0; tracked.
    #[must_use]
    pub fn place(self, id: &str) -> Option<usize> {
        self.row(id).map(|(place, _)| place)
    }

    fn row(self, id: &str) -> Option<(usize, Option<Timestamp>)> {
        self.shown.with(|shown| {
            shown.iter().find_map(|part| match part {
                Stretch::Row(place, key) if key.id == id => Some((*place, key.last_used_at)),
                _ => None,
            })
        })
    }

    /// When the key of this row was last used, as listed now; tracked.
    #[must_use]
    pub fn last_used_at(self, id: &str) -> Option<Timestamp> {
        self.row(id)?.1
    }

    /// The key with this id, as listed now.
    #[must_use]
    pub fn find(self, id: &str) -> Option<ApiKey> {
        self.list.get_untracked().keys.iter().find(|key| key.id == id).cloned()
    }

    /// Changes what is searched for. The text goes into the URL, so a whole key in it is cut to the
    /// characters that the list knows; then the text to show instead is given back.
    pub fn search(self, text: String) -> Option<String> {
        let text = Zeroizing::new(text);
        let shortened = without_whole_key(&text);
        let search = shortened.clone().unwrap_or_else(|| text.to_string());
        self.query.update(|query| query.search = search);
        shortened
    }

    /// Changes which keys are shown.
    pub fn filter(self, filter: Filter) {
        self.query.update(|query| query.filter = filter);
    }

    /// Shows every key that is due for rotation, whatever was searched for.
    pub fn show_due(self) {
        self.query.update(|query| {
            query.search.clear();
            query.filter = Filter::Due;
        });
    }

    /// Sorts by `column`; by the same one again, the other way round.
    pub fn sort_by(self, column: Column) {
        self.query.update(|query| query.sort = query.sort.pressed(column));
    }

    /// Sorts like this.
    pub fn sort(self, sort: Sort) {
        self.query.update(|query| query.sort = sort);
    }

    /// Shows everything again, in the order chosen.
    pub fn clear(self) {
        self.query.update(|query| {
            query.search.clear();
            query.filter = Filter::All;
        });
    }

    /// Makes sure that the key with this id has a row in the page, if it is there at all.
    pub fn make_visible(self, id: &str) {
        if self.find(id).is_none() {
            return;
        }
        self.keep_row(id);
        if untrack(|| self.place(id)).is_none() {
            self.clear();
        }
    }

    /// Keeps the row of the key with this id in the page, and those beside it, whatever the screen shows: it has the
    /// focus, or is about to get it. One place at a time is kept.
    pub fn keep_row(self, id: &str) {
        if self.kept.with_untracked(|kept| kept.as_deref() != Some(id)) {
            self.kept.set(Some(id.to_owned()));
        }
    }

    /// How many keys of how many are due for rotation, in words; tracked.
    #[must_use]
    pub fn summary(self) -> Option<String> {
        rotation::summary(&self.list.get().keys, self.now.get())
    }
}
