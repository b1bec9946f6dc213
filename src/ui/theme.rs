use leptos::prelude::*;

/// Where `public/early.js`, which applies the theme before the first paint, finds the choice.
const STORAGE_KEY: &str = "sentinel-theme";
const CHOICES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// Chooses and remembers the theme.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let chosen = stored().unwrap_or_else(|| "system".to_owned());
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
            aria-label="Theme"
            on:change:target=|event| choose(&event.target().value())
        >
            {options}
        </select>
    }
}

fn choose(theme: &str) {
    let root = document().document_element();
    // Storage may be full or forbidden: then the choice holds for this page only.
    if theme == "system" {
        let _ = root.map(|root| root.remove_attribute("data-theme"));
        let _ = storage().map(|storage| storage.remove_item(STORAGE_KEY));
    } else {
        let _ = root.map(|root| root.set_attribute("data-theme", theme));
        let _ = storage().map(|storage| storage.set_item(STORAGE_KEY, theme));
    }
}

fn stored() -> Option<String> {
    storage()?.get_item(STORAGE_KEY).ok().flatten()
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
