//! A session that ends, or becomes another user's, while a new key is made or can be seen.

use leptos::prelude::*;

use super::{generate::Step, page::Hooks};
use crate::ui::Toasts;

/// Says what became of a new key when the page goes away under it. The key is wiped with the page. No
/// name is said: whoever sees the words may be somebody else.
pub(super) fn tell_when_interrupted(hooks: Hooks) {
    let toasts = expect_context::<Toasts>();
    on_cleanup(move || {
        let generate = hooks.generate();
        if !generate.is_at_risk() {
            return;
        }
        toasts.failure(match generate.step.get_untracked() {
            Step::Reveal(_) => {
                "Your session changed before the new key was copied, so the key was wiped. Rotate it to get another."
            }
            _ => {
                "Your session changed while a key was made. If it is in the list, nobody has seen it: revoke it."
            }
        });
    });
}
