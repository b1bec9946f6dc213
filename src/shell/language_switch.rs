use leptos::prelude::*;

use crate::{
    storage,
    ui::{Built, IntoBuilt as _, Toasts, nothing},
    words,
};

/// Where the page, which chooses the language before anything else arrives, finds the choice
/// (`crates/xtask/src/console/choose_language.js`).
const STORAGE_KEY: &str = "sentinel-language";

/// Languages as those who speak them call them.
const NAMES: [(&str, &str); 2] = [("en", "English"), ("de", "Deutsch")];

/// Chooses and remembers the language, which is a console of its own. Nothing where there is only one, as in a
/// build for developers.
#[component]
pub(super) fn LanguageSwitch() -> Built {
    let toasts = expect_context::<Toasts>();
    let root = document().document_element();
    let available = root.and_then(|root| root.get_attribute("data-languages")).unwrap_or_default();
    if !available.contains(' ') {
        return nothing();
    }
    let is_available = |(tag, _): &(&str, &str)| available.split(' ').any(|other| other == *tag);
    let option = |(tag, name)| {
        view! {
            <option value=tag lang=tag selected=tag == words::LANGUAGE>
                {name}
            </option>
        }
    };
    let choose = move |tag: &str| {
        if storage::write(STORAGE_KEY, tag) {
            // A failed reload leaves everything as it is.
            let _ = window().location().reload();
        } else {
            toasts.failure(words::shell::LANGUAGE_NOT_KEPT);
        }
    };
    let options = NAMES.into_iter().filter(is_available).map(option).collect_view();
    view! {
        <select
            class="select"
            aria-label=words::shell::CHOOSE_LANGUAGE
            on:change:target=move |event| choose(&event.target().value())
        >
            {options}
        </select>
    }
    .into_built()
}
