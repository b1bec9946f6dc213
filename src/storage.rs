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

fn storage() -> Option<Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}
