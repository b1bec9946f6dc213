//! The page's dialogs: a later part (`later.rs`), and what stands for it until it is here.

use leptos::prelude::*;

use super::{
    check::CheckDialog, generate::GenerateDialog, generate::Purpose, hook::KeysHook, page::Hooks,
    revoke::RevokeDialog, shortcuts::ShortcutHelp,
};
use crate::{
    effect::effect,
    later::{Awaited, Later},
    ui::{Built, Button, Dialog, IntoBuilt as _, part},
};

/// The dialogs themselves, each of which is open when its hook says so.
pub fn dialogs(hooks: Hooks, shows_help: RwSignal<bool>) -> Built {
    view! {
        <GenerateDialog hooks/>
        <RevokeDialog hook=hooks.revoke()/>
        <CheckDialog hooks/>
        <ShortcutHelp is_open=shows_help/>
    }
    .into_built()
}

/// The dialogs as soon as they are here. What is opened sooner says what it waits for.
#[component]
pub(super) fn LaterDialogs(hooks: Hooks, shows_help: RwSignal<bool>) -> Built {
    let later = expect_context::<Later>();
    fetch_when_listed(later, hooks.keys());
    let opening = Memo::new(move |_| Opening::of(hooks, shows_help));
    part(move || match later.views() {
        Some(views) => (views.dialogs)(hooks, shows_help),
        None => part(move || {
            opening.get().map(|opening| view! { <OpeningDialog hooks shows_help opening/> })
        })
        .into_built(),
    })
}

/// The first screen comes first; then what its buttons lead to.
fn fetch_when_listed(later: Later, keys: KeysHook) {
    effect(move || {
        if keys.listing().is_some() {
            later.fetch_after_paint();
        }
    });
}

/// Which dialog is open and not here yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Generate,
    Rotate,
    Check,
    Revoke,
    Help,
}

impl Opening {
    /// Tracked.
    fn of(hooks: Hooks, shows_help: RwSignal<bool>) -> Option<Self> {
        let generate = hooks.generate();
        let is_rotation = move || generate.purpose.get() != Purpose::New;
        let all = [
            (Self::Rotate, generate.is_open.get() && is_rotation()),
            (Self::Generate, generate.is_open.get()),
            (Self::Check, hooks.check().is_open.get()),
            (Self::Revoke, hooks.revoke().question.with(Option::is_some)),
            (Self::Help, shows_help.get()),
        ];
        all.into_iter().find_map(|(opening, is_open)| is_open.then_some(opening))
    }

    fn title(self) -> &'static str {
        match self {
            Self::Generate => "Generate New Key",
            Self::Rotate => "Rotate a key",
            Self::Check => "Check a key",
            Self::Revoke => "Revoke",
            Self::Help => "Keyboard shortcuts",
        }
    }
}

/// What was opened before its dialog is here.
#[component]
fn OpeningDialog(hooks: Hooks, shows_help: RwSignal<bool>, opening: Opening) -> Built {
    let generate = hooks.generate();
    let close = Callback::new(move |()| match opening {
        Opening::Generate | Opening::Rotate => generate.close(),
        Opening::Check => hooks.check().close(),
        Opening::Revoke => hooks.revoke().cancel(),
        Opening::Help => shows_help.set(false),
    });
    let keep_draft = Callback::new(move |()| {
        if generate.holds_a_name() {
            generate.keep_draft();
        }
    });
    view! {
        <Dialog title=opening.title() on_dismiss=close>
            <Awaited before_reload=keep_draft/>
            <div class="form-actions">
                <Button autofocus=true on_click=close>
                    "Close"
                </Button>
            </div>
        </Dialog>
    }
    .into_built()
}
