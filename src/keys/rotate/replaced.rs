//! The memory of rotations that kept both keys: ids and times only, kept in this browser.

use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};

use crate::{
    effect::effect,
    keys::{hook::KeysHook, rules::replaced::ReplacedKeys},
    storage,
    ui::Toasts,
    words,
};

/// What was replaced by what, for one user in this browser.
#[derive(Clone, Copy)]
pub struct ReplacedHook {
    memory: RwSignal<ReplacedKeys>,
    /// Where it is kept.
    place: StoredValue<String>,
    /// Whether the browser keeps it. Without that it lasts as long as the page.
    pub is_kept: RwSignal<bool>,
}

impl ReplacedHook {
    /// What this browser remembers of the keys of `user_id`.
    #[must_use]
    pub fn of_user(user_id: &str) -> Self {
        let place = format!("sentinel-replaced-{user_id}");
        Self {
            memory: RwSignal::new(read(&place).unwrap_or_default()),
            place: StoredValue::new(place),
            is_kept: RwSignal::new(true),
        }
    }

    /// Remembers that the key `new_id` was made in the place of `old_id`.
    pub fn remember(self, old_id: &str, new_id: &str, at: Timestamp) {
        self.change(|memory| memory.remember(old_id, new_id, at));
    }

    /// Forgets what is no longer of use: the old key is gone.
    pub fn prune(self, keys: &[ApiKey]) {
        self.change(|memory| memory.prune(keys));
    }

    /// Changes what is kept by now: another tab may have changed it since this one read it.
    fn change(self, change: impl FnOnce(&mut ReplacedKeys)) {
        let kept = self.place.with_value(|place| read(place));
        let before = kept.unwrap_or_else(|| self.memory.get_untracked());
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            let json = after.to_json();
            self.is_kept.set(self.place.with_value(|place| storage::write(place, &json)));
        }
        if self.memory.with_untracked(|memory| *memory != after) {
            self.memory.set(after);
        }
    }

    /// The first characters of the key that took the place of `old_id`, and when; tracked.
    #[must_use]
    pub fn hint(self, old_id: &str, keys: &[ApiKey]) -> Option<(Option<String>, Timestamp)> {
        self.memory.with(|memory| {
            let (new, at) = memory.hint(old_id, keys)?;
            Some((new.key_prefix.clone(), at))
        })
    }
}

fn read(place: &str) -> Option<ReplacedKeys> {
    storage::read(place).map(|kept| ReplacedKeys::from_json(&kept))
}

/// Forgets of `replaced` what the list no longer holds, and says when the browser keeps nothing.
pub(in crate::keys) fn remember_while_listed(replaced: ReplacedHook, keys: KeysHook) {
    let toasts = expect_context::<Toasts>();
    effect(move || {
        // A key that could not be read is not gone.
        if let Some((list, _)) = keys.loaded().filter(|(list, _)| list.unreadable == 0) {
            replaced.prune(&list.keys);
        }
    });
    effect(move || {
        if !replaced.is_kept.get() {
            toasts.failure(words::rotation::REPLACED_NOT_KEPT);
        }
    });
}
