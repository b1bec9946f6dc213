//! The page's single letters, and the help that names them (product design, section 10).

use leptos::prelude::*;

use super::{asked::Asked, list::focus_search, page::Hooks};
use crate::ui::{Built, Button, Dialog, IntoBuilt as _, on_shortcut, when};

/// Key and what it does, as the help shows it.
const HELP: [(&str, &str); 5] = [
    ("n", "Generate New Key"),
    ("/", "Search"),
    ("c", "Check a key"),
    ("?", "This help"),
    ("Esc", "Close a dialog"),
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
                    <Dialog title="Keyboard shortcuts" on_dismiss=close>
                        <dl class="facts">{HELP.map(row)}</dl>
                        <p class="muted">
                            "Letters do nothing while you type or a dialog is open."
                        </p>
                        <div class="form-actions">
                            <Button autofocus=true on_click=close>
                                "Close"
                            </Button>
                        </div>
                    </Dialog>
                }
            },
        )}
    }
    .into_built()
}
