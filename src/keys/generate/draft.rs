//! What was typed when the session turned out to have ended: signing in leaves the page, and coming
//! back the form is there again. A name is no secret; it is kept for this tab only, and for its user:
//! another one who signs in finds nothing, and takes it away.

use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::{GenerateHook, Purpose};
use crate::{effect::effect, keys::dialogs::DialogHooks, storage};

/// Where it is kept: the user's id, the id of the key to be replaced if any, and the name, in lines.
const PLACE: &str = "sentinel-draft";

/// Keeps a `name` that `user_id` typed, for a key in the place of `replaced` if there is one.
pub(in crate::keys) fn keep_draft(user_id: &str, replaced: Option<&ApiKey>, name: &str) {
    let replaced = replaced.map_or("", |key| &key.id);
    storage::keep_in_tab(PLACE, &[user_id, replaced, name].join("\n"));
}

impl GenerateHook {
    /// Keeps what is in the form until the user is back.
    pub fn keep_draft(self) {
        let purpose = self.purpose.get_untracked();
        let replaced = match &purpose {
            Purpose::New => None,
            Purpose::Replace(old) => Some(old),
        };
        let name = self.name.get_untracked();
        self.user_id.with_value(|user| keep_draft(user, replaced, &name));
    }

    /// Opens the form with what was kept, unless something else is open or the key that was to be
    /// replaced is gone.
    pub fn restore_draft(self, keys: &[ApiKey]) {
        if self.is_open.get_untracked() {
            return;
        }
        let Some(draft) = storage::take_from_tab(PLACE) else { return };
        let mut lines = draft.splitn(3, '\n');
        let [user, replaced, name] = [(); 3].map(|()| lines.next().unwrap_or_default());
        if self.user_id.with_value(|own| own != user) {
            return;
        }
        match keys.iter().find(|key| key.id == replaced) {
            Some(old) => self.rotate(old.clone()),
            None if replaced.is_empty() => self.open(),
            None => return,
        }
        self.name.set(name.to_owned());
    }
}

/// Restores what was kept as soon as the keys are there and no dialog is open.
pub(in crate::keys) fn restore_draft_when_listed(hooks: DialogHooks) {
    effect(move || {
        let Some((list, _)) = hooks.keys().loaded() else { return };
        let is_other_open = untrack(|| {
            hooks.check().is_open.get() || hooks.revoke().question.with(Option::is_some)
        });
        if !is_other_open {
            hooks.generate().restore_draft(&list.keys);
        }
    });
}
