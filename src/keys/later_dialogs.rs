//! What stands for the dialogs until they are here.

use leptos::prelude::*;

use super::{asked::Asked, generate::keep_draft, hook::KeysHook, page::Hooks};
use crate::{
    effect::effect,
    later::{Awaited, Later},
    ui::{Built, Button, Dialog, IntoBuilt as _, part},
    words,
};

/// The dialogs as soon as they are here. What is asked of them sooner says what it waits for.
#[component]
pub(super) fn LaterDialogs(hooks: Hooks) -> Built {
    let later = expect_context::<Later>();
    fetch_when_listed(later, hooks.keys());
    let opening =
        move || part(move || hooks.asked.get().map(|asked| view! { <Opening hooks asked/> }));
    part(move || later.views().map_or_else(opening, |views| (views.dialogs)(hooks)))
}

/// The first screen comes first; then what its buttons lead to.
fn fetch_when_listed(later: Later, keys: KeysHook) {
    effect(move || {
        if keys.listing().is_some() {
            later.fetch_after_paint();
        }
    });
}

/// A dialog that was asked for and is not here yet.
#[component]
fn Opening(hooks: Hooks, asked: Asked) -> Built {
    let close = Callback::new(move |()| hooks.asked.set(None));
    let title = asked.title();
    let keep = Callback::new(move |()| {
        if let Asked::Rotate(old) = &asked {
            keep_draft(&hooks.user_id(), Some(old), &old.name);
        }
    });
    view! {
        <Dialog title on_dismiss=close>
            <Awaited before_reload=keep/>
            <div class="form-actions">
                <Button autofocus=true on_click=close>
                    {words::ui::CLOSE}
                </Button>
            </div>
        </Dialog>
    }
    .into_built()
}
