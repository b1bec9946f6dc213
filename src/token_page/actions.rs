use leptos::prelude::*;

use super::{TokenHook, TokenState, hook::Copied};
use crate::{
    effect::effect,
    ui::{Announcer, Built, Button, IntoBuilt as _, Variant, follow_text},
};

/// Copies the token while it works, and gets another. They stay while tokens come and go, so that the
/// focus does, too.
#[component]
pub(super) fn TokenActions(hook: TokenHook) -> Built {
    let announcer = expect_context::<Announcer>();
    effect(move || match hook.copied.get() {
        Some(Copied::Refused) => announcer.announce("The browser refused to copy"),
        Some(_) => announcer.announce("Copied"),
        None => {}
    });
    effect(move || {
        if matches!(hook.state.get(), TokenState::Fresh { .. }) {
            announcer.announce("A fresh token is ready");
        }
    });
    let is_absent = Signal::derive(move || !matches!(hook.state.get(), TokenState::Fresh { .. }));
    let label = move || match hook.copied.get() {
        Some(Copied::Token) => "Copied",
        _ => "Copy session token",
    };
    view! {
        <div class="reveal-actions">
            <Button variant=Variant::Primary disabled=is_absent on_click=move |()| hook.copy()>
                {follow_text(label)}
            </Button>
            <Button busy=hook.is_asking on_click=move |()| hook.ask()>
                "Get a fresh token"
            </Button>
        </div>
    }
    .into_built()
}
