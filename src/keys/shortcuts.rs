//! The page's single letters, and the help that names them (product design, section 10).

use leptos::prelude::*;

use super::{asked::Asked, list::focus_search, page::Hooks};
use crate::{
    ui::{Built, Button, Dialog, IntoBuilt as _, on_shortcut, when},
    words,
};

/// Key and what it does, as the help shows it.
const HELP: [(&str, &str); 5] = [
    ("n", words::list::GENERATE_NEW_KEY),
    ("/", words::list::SEARCH),
    ("c", words::list::CHECK_A_KEY),
    ("?", words::list::THIS_HELP),
    ("Esc", words::list::CLOSE_A_DIALOG),
];

/// Listens for the page's single letters.
pub(super) fn use_shortcuts(hooks: Hooks) {
    on_shortcut("n", move || hooks.ask(Asked::Generate));
    on_shortcut("/", focus_search);
    on_shortcut("c", move || hooks.ask(Asked::Check));
    on_shortcut("?", move || hooks.ask(Asked::Shortcuts));
}

/// What the single letters do.
#[component]
pub(super) fn ShortcutHelp(is_open: RwSignal<bool>) -> Built {
    let close = Callback::new(move |()| is_open.set(false));
    let row = |(key, act)| {
        view! {
            <dt>
                <kbd>{key}</kbd>
            </dt>
            <dd>{act}</dd>
        }
    };
    view! {
        {when(
            move || is_open.get(),
            move || {
                view! {
                    <Dialog title=words::list::KEYBOARD_SHORTCUTS on_dismiss=close>
                        <dl class="facts">{HELP.map(row)}</dl>
                        <p class="muted">
                            {words::list::WHEN_LETTERS_REST}
                        </p>
                        <div class="form-actions">
                            <Button autofocus=true on_click=close>
                                {words::ui::CLOSE}
                            </Button>
                        </div>
                    </Dialog>
                }
            },
        )}
    }
    .into_built()
}
