use leptos::prelude::*;

use super::{dialogs::DialogHooks, generate::Step};
use crate::{
    absence::{when_away_long, when_left},
    ui::Toasts,
    words,
};

/// Wipes a new key, and what is being checked, when nobody looked at the page for long, or when it is left.
pub(super) fn wipe_when_away(hooks: DialogHooks) {
    let toasts = expect_context::<Toasts>();
    when_away_long(move || {
        hooks.check().close();
        put_away(hooks, toasts, words::list::WIPED_WHEN_AWAY);
    });
    let wipe = move || {
        hooks.check().close();
        hooks.generate().reveal.wipe_key();
    };
    when_left(wipe, move || {
        put_away(hooks, toasts, words::list::WIPED_WHEN_LEFT);
    });
}

/// Ends a reveal; `words` say what became of a key that nobody took.
fn put_away(hooks: DialogHooks, toasts: Toasts, words: &str) {
    let generate = hooks.generate();
    if matches!(generate.step.get_untracked(), Step::Reveal(_) | Step::OldKey { .. }) {
        let is_lost = !generate.reveal.is_taken.get_untracked();
        generate.close();
        if is_lost {
            toasts.failure(words);
        }
    }
}
