use leptos::prelude::*;

use super::{generate::Step, page::Hooks};
use crate::{absence::when_away_long, ui::Toasts};

/// Wipes a new key, and what is being checked, when nobody looked at the page for long.
pub(super) fn wipe_when_away(hooks: Hooks) {
    let toasts = expect_context::<Toasts>();
    when_away_long(move || {
        hooks.check().close();
        let generate = hooks.generate();
        if matches!(generate.step.get_untracked(), Step::Reveal(_) | Step::OldKey { .. }) {
            let is_lost = !generate.reveal.is_taken.get_untracked();
            generate.close();
            if is_lost {
                toasts.failure(
                    "The new key was wiped after 10 minutes in the background. Rotate it to get another.",
                );
            }
        }
    });
}
