use leptos::prelude::*;

use super::{TokenHook, TokenState, hook::Copied};
use crate::{
    effect::effect,
    ui::{Announcer, Built, Button, IntoBuilt as _, Variant, follow_text},
    words,
};

/// Copies the token while it works, and gets another. They stay while tokens come and go, so that the
/// focus does, too.
#[component]
pub(super) fn TokenActions(hook: TokenHook) -> Built {
    let announcer = expect_context::<Announcer>();
    effect(move || match hook.copied.get() {
        Some(Copied::Refused) => announcer.announce(words::ui::COPY_REFUSED),
        Some(_) => announcer.announce(words::ui::COPIED),
        None => {}
    });
    effect(move || {
        if matches!(hook.state.get(), TokenState::Fresh { .. }) {
            announcer.announce(words::token::FRESH_IS_READY);
        }
    });
    let is_absent = Signal::derive(move || !matches!(hook.state.get(), TokenState::Fresh { .. }));
    let label = move || match hook.copied.get() {
        Some(Copied::Token) => words::ui::COPIED,
        _ => words::token::COPY,
    };
    view! {
        <div class="reveal-actions">
            <Button variant=Variant::Primary disabled=is_absent on_click=move |()| hook.copy()>
                {follow_text(label)}
            </Button>
            <Button busy=hook.is_asking on_click=move |()| hook.ask()>
                {words::token::GET_FRESH}
            </Button>
        </div>
    }
    .into_built()
}
