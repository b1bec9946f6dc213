use leptos::{html, prelude::*};

use super::{Copying, RevealHook};
use crate::ui::{Button, Variant, follow, select_text};

/// Stands for the key on a screen that others may see; says nothing of its length.
pub(super) const MASK: &str = "as_••••••••••••••••••••••••";

/// The key's text, written past the reactive system so that no signal keeps it.
#[component]
pub(super) fn KeyValue(reveal: RevealHook) -> impl IntoView {
    let value = NodeRef::<html::Code>::new();
    Effect::new(move |_| {
        let (Some(node), is_shown) = (value.get(), reveal.is_shown.get()) else { return };
        if is_shown {
            reveal.with_secret(|secret| secret.show_in(&node));
        } else {
            node.set_text_content(Some(MASK));
        }
        if reveal.copying.get() == Copying::Failed {
            select_text(&node);
        }
    });
    let copied_by_hand = move |_| {
        if reveal.is_shown.get_untracked() {
            reveal.copied();
        }
    };
    let toggle = move |()| reveal.is_shown.update(|is_shown| *is_shown = !*is_shown);
    view! {
        <div class="key-value">
            <div
                role="group"
                class="key-text"
                aria-label=follow(move || {
                    if reveal.is_shown.get() { "New key" } else { "New key, hidden" }
                })
            >
                <code
                    node_ref=value
                    class="mono ph-no-capture"
                    translate="no"
                    spellcheck="false"
                    data-sentry-mask=""
                    data-dd-privacy="mask"
                    on:copy=copied_by_hand
                ></code>
            </div>
            <Button variant=Variant::Ghost on_click=toggle>
                {follow(move || if reveal.is_shown.get() { "Hide key" } else { "Show key" })}
            </Button>
        </div>
    }
}
