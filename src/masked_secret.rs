use leptos::{html, prelude::*};
use web_sys::Node;

use crate::{
    effect::effect,
    ui::{Built, Button, IntoBuilt as _, Variant, follow, follow_text, select_text},
};

/// What a masked secret is called on the screen.
#[derive(Clone, Copy)]
pub struct SecretWords {
    /// Its accessible name, while it is shown.
    pub name: &'static str,
    /// The same while it is masked.
    pub hidden_name: &'static str,
    /// What stands for it; says nothing of its length.
    pub mask: &'static str,
    /// What the button says that shows it.
    pub show: &'static str,
    /// What the button says that masks it again.
    pub hide: &'static str,
}

/// A secret on a screen that others may see: masked until asked for. Its text is written past the
/// reactive system, so that no signal keeps it.
#[component]
pub fn MaskedSecret(
    /// What it is called.
    words: SecretWords,
    /// Whether it is shown.
    is_shown: RwSignal<bool>,
    /// Whether it is selected, to be copied by hand.
    #[prop(into)]
    is_selected: Signal<bool>,
    /// Writes it into the page.
    show_in: Callback<Node>,
    /// Called when it was copied by hand.
    #[prop(optional, into)]
    on_copy: Option<Callback<()>>,
) -> Built {
    let value = NodeRef::<html::Code>::new();
    effect(move || {
        let (Some(node), is_shown) = (value.get(), is_shown.get()) else { return };
        if is_shown {
            show_in.run((*node).clone().into());
        } else {
            node.set_text_content(Some(words.mask));
        }
        if is_selected.get() {
            select_text(&node);
        }
    });
    let copied_by_hand = move |_| {
        if let Some(on_copy) = on_copy.filter(|_| is_shown.get_untracked()) {
            on_copy.run(());
        }
    };
    let toggle = move |()| is_shown.update(|is_shown| *is_shown = !*is_shown);
    let name = move || if is_shown.get() { words.name } else { words.hidden_name };
    view! {
        <div class="key-value">
            <div role="group" class="key-text" aria-label=follow(name)>
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
                {follow_text(move || if is_shown.get() { words.hide } else { words.show })}
            </Button>
        </div>
    }
    .into_built()
}
