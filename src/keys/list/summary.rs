use leptos::prelude::*;

use super::ListHook;
use crate::ui::{Built, Button, Variant, follow_text, when};

/// Says when keys are due for rotation, and shows them.
#[component]
pub(super) fn Summary(list: ListHook) -> Built {
    let sentence = Memo::new(move |_| list.summary());
    when(
        move || sentence.with(Option::is_some),
        move || {
            view! {
                <p class="summary">
                    <Button variant=Variant::Link on_click=move |()| list.show_due()>
                        {follow_text(move || sentence.get().unwrap_or_default())}
                    </Button>
                </p>
            }
        },
    )
}
