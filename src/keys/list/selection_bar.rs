use leptos::prelude::*;

use crate::{
    keys::page::Hooks,
    ui::{Button, Variant, focus_page_heading_if_lost},
};

/// What can be done with the selected keys; nothing while none is.
#[component]
pub(super) fn SelectionBar(hooks: Hooks) -> impl IntoView {
    let list = hooks.list;
    let count = Memo::new(move |_| list.selection().len());
    let clear = move |()| {
        list.select_all_matching(false);
        focus_page_heading_if_lost();
    };
    let revoke = move |()| hooks.revoke.ask(untrack(|| list.selection()));
    move || {
        (count.get() > 0).then(|| {
            view! {
                <div class="selection-bar" role="group" aria-label="Selected keys">
                    <span>{move || count.get()} " selected"</span>
                    <Button variant=Variant::Danger on_click=revoke>
                        {move || revoke_label(count.get())}
                    </Button>
                    <Show when=move || { count.get() < list.matches() }>
                        <Button
                            variant=Variant::Ghost
                            on_click=move |()| list.select_all_matching(true)
                        >
                            "Select all matching"
                        </Button>
                    </Show>
                    <Button variant=Variant::Ghost on_click=clear>
                        "Clear selection"
                    </Button>
                </div>
            }
        })
    }
}

/// `Revoke 12 keys`.
pub(in crate::keys) fn revoke_label(count: usize) -> String {
    if count == 1 { "Revoke key".to_owned() } else { format!("Revoke {count} keys") }
}
