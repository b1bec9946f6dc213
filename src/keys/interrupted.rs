//! A session that ends, or becomes another user's, while a new key is made or can be seen.

use leptos::prelude::*;

use super::{dialogs::DialogHooks, generate::Step};
use crate::{session::Session, ui::Toasts, words};

/// Says what became of a new key when the page goes away under it. The key is wiped with the page. No
/// name is said: whoever sees the words may be somebody else. What was typed when the session ended is
/// kept for its user.
pub(super) fn tell_when_interrupted(hooks: DialogHooks) {
    let (toasts, session) = (expect_context::<Toasts>(), expect_context::<Session>());
    on_cleanup(move || {
        let generate = hooks.generate();
        if generate.holds_a_name() && untrack(|| session.user()).is_none() {
            generate.keep_draft();
        }
        if !generate.is_at_risk() {
            return;
        }
        toasts.failure(match generate.step.get_untracked() {
            Step::Reveal(_) => words::list::WIPED_WITH_SESSION,
            _ => words::list::MADE_WITHOUT_SESSION,
        });
    });
}
