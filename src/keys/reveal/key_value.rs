use leptos::prelude::*;

use super::{Copying, RevealHook};
use crate::{
    masked_secret::{MaskedSecret, SecretWords},
    ui::{Built, IntoBuilt as _},
};

/// Stands for the key on a screen that others may see.
pub(super) const MASK: &str = "as_••••••••••••••••••••••••";

const WORDS: SecretWords = SecretWords {
    name: "New key",
    hidden_name: "New key, hidden",
    mask: MASK,
    show: "Show key",
    hide: "Hide key",
};

/// The new key, masked until the user asks for it.
#[component]
pub(super) fn KeyValue(reveal: RevealHook) -> Built {
    let is_selected = Signal::derive(move || reveal.copying.get() == Copying::Failed);
    let show_in = Callback::new(move |node| {
        reveal.with_secret(|secret| secret.show_in(&node));
    });
    let on_copy = Callback::new(move |()| reveal.copied());
    view! { <MaskedSecret words=WORDS is_shown=reveal.is_shown is_selected show_in on_copy/> }
        .into_built()
}
