use leptos::prelude::*;

use super::{Copying, RevealHook};
use crate::{
    masked_secret::{MaskedSecret, SecretWords},
    ui::{Built, IntoBuilt as _},
    words,
};

/// Stands for the key on a screen that others may see.
pub(super) const MASK: &str = "as_••••••••••••••••••••••••";

const WORDS: SecretWords = SecretWords {
    name: words::reveal::NEW_KEY,
    hidden_name: words::reveal::NEW_KEY_HIDDEN,
    mask: MASK,
    show: words::reveal::SHOW_KEY,
    hide: words::reveal::HIDE_KEY,
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
