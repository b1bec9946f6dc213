use leptos::prelude::*;

use crate::{
    keys::{asked::Asked, page::Hooks},
    ui::{Built, Button, Variant, focus_page_heading_if_lost, follow_text, when},
    words,
};

/// What can be done with the selected keys; nothing while none is.
#[component]
pub(super) fn SelectionBar(hooks: Hooks) -> Built {
    let list = hooks.list();
    let count = Memo::new(move |_| list.selection().len());
    let all_selected = Signal::derive(move || list.selected_matches() == list.matches());
    let clear = move |()| {
        list.clear_selection();
        focus_page_heading_if_lost();
    };
    let revoke = move |()| hooks.ask(Asked::Revoke(untrack(|| list.selection())));
    when(
        move || count.get() > 0,
        move || {
            view! {
                <div class="selection-bar" role="group" aria-label=words::list::SELECTED_KEYS>
                    <span>{follow_text(move || words::list::selected(count.get()))}</span>
                    <Button variant=Variant::Danger on_click=revoke>
                        {follow_text(move || revoke_label(count.get()))}
                    </Button>
                    <Button
                        variant=Variant::Ghost
                        disabled=all_selected
                        on_click=move |()| list.select_all_matching(true)
                    >
                        {words::list::SELECT_ALL_MATCHING}
                    </Button>
                    <Button variant=Variant::Ghost on_click=clear>
                        {words::list::CLEAR_SELECTION}
                    </Button>
                </div>
            }
        },
    )
}

/// `Revoke 12 keys`.
pub(in crate::keys) fn revoke_label(count: usize) -> String {
    words::list::revoke_keys(count)
}
