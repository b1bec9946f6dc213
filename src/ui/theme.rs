use leptos::prelude::*;

use super::{Built, IntoBuilt as _};

use crate::{storage, words};

/// Where `public/early.js`, which applies the theme before the first paint, finds the choice.
const STORAGE_KEY: &str = "sentinel-theme";
const CHOICES: [(&str, &str); 3] = [
    ("system", words::ui::THEME_SYSTEM),
    ("light", words::ui::THEME_LIGHT),
    ("dark", words::ui::THEME_DARK),
];

/// Chooses and remembers the theme.
#[component]
pub fn ThemeSwitch() -> Built {
    let chosen = storage::read(STORAGE_KEY).unwrap_or_else(|| "system".to_owned());
    let options = CHOICES.map(|(value, label)| {
        view! {
            <option value=value selected=value == chosen>
                {label}
            </option>
        }
    });
    view! {
        <select
            class="select"
            aria-label=words::ui::THEME
            on:change:target=|event| choose(&event.target().value())
        >
            {options}
        </select>
    }
    .into_built()
}

fn choose(theme: &str) {
    let root = document().document_element();
    // Where nothing can be kept the choice holds for this page only.
    if theme == "system" {
        let _ = root.map(|root| root.remove_attribute("data-theme"));
        storage::remove(STORAGE_KEY);
    } else {
        let _ = root.map(|root| root.set_attribute("data-theme", theme));
        let _ = storage::write(STORAGE_KEY, theme);
    }
}
