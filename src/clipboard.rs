//! The clipboard, absent on pages that are not served securely.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, DataTransfer};
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

/// Whether what was started arrives.
pub async fn arrives(started: Result<Promise, JsValue>) -> bool {
    match started {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// The text that is being pasted or dropped. It may hold a key, so it is wiped when dropped.
#[must_use]
pub fn text_of(data: &DataTransfer) -> Zeroizing<String> {
    Zeroizing::new(data.get_data("text/plain").unwrap_or_default())
}
