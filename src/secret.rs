//! The one place a key's value lives in.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use web_sys::Node;
use zeroize::Zeroizing;

use crate::clipboard;

/// A whole API key. Wiped when dropped; cannot be cloned, printed or serialised.
pub struct Secret(Zeroizing<Box<str>>);

impl Secret {
    /// Copies `key`, the only copy there will be.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(Zeroizing::new(key.into()))
    }

    /// Shows the key as the text of `node`, past anything reactive that would keep it.
    pub fn show_in(&self, node: &Node) {
        node.set_text_content(Some(&self.0));
    }

    /// Starts putting the key on the clipboard; call it in the user's own gesture.
    ///
    /// # Errors
    /// With what the browser threw, when it has no clipboard here.
    pub fn copy(&self) -> Result<Promise, JsValue> {
        clipboard::write(&self.0)
    }
}
