use leptos::prelude::*;

use super::ListHook;
use crate::ui::{Button, Variant, part};

/// Says when keys are due for rotation, and shows them.
#[component]
pub(super) fn Summary(list: ListHook) -> impl IntoView {
    let sentence = Memo::new(move |_| list.summary());
    part(move || {
        sentence.get().map(|sentence| {
            view! {
                <p class="summary">
                    <Button variant=Variant::Link on_click=move |()| list.show_due()>
                        {sentence}
                    </Button>
                </p>
            }
        })
    })
}
