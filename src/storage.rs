//! What this browser keeps between visits. Storage may be full or forbidden; nothing secret goes in.

use web_sys::Storage;

/// The text kept under `name`.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps `text` under `name`; false when the browser does not.
#[must_use]
pub fn write(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Forgets what is kept under `name`.
pub fn remove(name: &str) {
    // What cannot be removed was never kept.
    let _ = storage().map(|storage| storage.remove_item(name));
}

/// Keeps `text` under `name` for this tab, over a visit to another page.
pub fn keep_in_tab(name: &str, text: &str) {
    // A browser that keeps nothing costs the user what was typed, and the way to a first report.
    let _ = tab_storage().map(|storage| storage.set_item(name, text));
}

/// Takes what this tab kept under `name`.
#[must_use]
pub fn take_from_tab(name: &str) -> Option<String> {
    let storage = tab_storage()?;
    let text = storage.get_item(name).ok().flatten()?;
    storage.remove_item(name).ok()?;
    Some(text)
}

fn tab_storage() -> Option<Storage> {
    leptos::prelude::window().session_storage().ok().flatten()
}

fn storage() -> Option<Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}
