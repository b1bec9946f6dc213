use leptos::{html, prelude::*};

use super::{Built, IntoBuilt as _, follow, follow_text};
use crate::effect::effect;

/// A labelled line of text with a hint before, and an error after, something is wrong.
#[component]
pub fn TextField(
    /// The accessible name.
    label: &'static str,
    /// The rule, shown before it is broken.
    hint: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> Built {
    let input = NodeRef::<html::Input>::new();
    effect(move || {
        // Whoever has to type or to correct the text can do so at once.
        if let Some(input) = input.get().filter(|_| error.get().is_some() || autofocus) {
            let _ = input.focus();
        }
    });
    let has_error = move || error.with(Option::is_some);
    view! {
        <div class="field">
            <label for="field-input">{label}</label>
            <input
                node_ref=input
                id="field-input"
                type="text"
                autofocus=autofocus
                autocomplete="off"
                spellcheck="false"
                aria-describedby="field-error field-hint"
                aria-invalid=follow(move || has_error().then_some("true"))
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
           />
            <p id="field-error" class="field-error" aria-live="polite">
                {follow_text(move || error.get().unwrap_or_default())}
            </p>
            <p id="field-hint" class="field-hint">
                {hint}
            </p>
        </div>
    }
    .into_built()
}
