//! The clipboard, absent on pages that are not served securely.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, DataTransfer};
use zeroize::Zeroizing;

use crate::secret::take_text;

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

#[wasm_bindgen]
extern "C" {
    type Transfer;
    #[wasm_bindgen(method, js_name = getData)]
    fn text(this: &Transfer, format: &str) -> JsValue;
}

/// The text that is being pasted or dropped. It may hold a key, so it is wiped when dropped.
#[must_use]
pub fn text_of(data: &DataTransfer) -> Zeroizing<Vec<u8>> {
    take_text(&data.unchecked_ref::<Transfer>().text("text/plain"))
}

/// The text that was typed into a field, likewise.
#[must_use]
pub fn text_in(field: &JsValue) -> Zeroizing<Vec<u8>> {
    take_text(&Reflect::get(field, &"value".into()).unwrap_or_default())
}
