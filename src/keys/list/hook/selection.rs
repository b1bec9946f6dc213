//! Which keys are selected, whatever the list shows of them.

use std::collections::BTreeSet;

use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::ListHook;

impl ListHook {
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
        let list = self.list.get_untracked();
        self.selected.update(|selected| {
            self.matching.with_untracked(|matching| {
                for key in matching.iter().filter_map(|place| list.keys.get(*place)) {
                    if are_selected {
                        selected.insert(key.id.clone());
                    } else {
                        selected.remove(&key.id);
                    }
                }
            });
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
