//! The clipboard, absent on pages that are not served securely.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Clipboard, ClipboardEvent};
use zeroize::Zeroizing;

/// Starts writing `text`; call it in the user's own gesture.
///
/// # Errors
/// When the browser offers no clipboard here.
pub fn write(text: &str) -> Result<Promise, JsValue> {
    let navigator = leptos::prelude::window().navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let clipboard = clipboard.dyn_into::<Clipboard>()?;
    Ok(clipboard.write_text(text))
}

/// The text that is being pasted. It may hold a key, so it is wiped when dropped.
#[must_use]
pub fn pasted_text(event: &ClipboardEvent) -> Zeroizing<String> {
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
    Zeroizing::new(text.unwrap_or_default())
}
