//! The one place a key's value lives in.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
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

    /// The key itself, for the moment in which something is made of it: a header, a snippet, a file,
    /// a comparison. Whatever holds it then must be wiped, too.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Starts putting the key on the clipboard; call it in the user's own gesture.
    ///
    /// # Errors
    /// With what the browser threw, when it has no clipboard here.
    pub fn copy(&self) -> Result<Promise, JsValue> {
        clipboard::write(&self.0)
    }
}

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsValue) -> Uint8Array;
}

/// The bytes of a JavaScript text that may hold a key. A `String` would be made in buffers that nobody
/// wipes, when the text is not ASCII alone.
#[must_use]
pub fn take_text(text: &JsValue) -> Zeroizing<Vec<u8>> {
    taken(&TextEncoder::new().encode(text))
}

/// The bytes of a JavaScript buffer that may hold a key; the browser's own copy is overwritten.
#[must_use]
pub fn take_bytes(buffer: &JsValue) -> Zeroizing<Vec<u8>> {
    taken(&Uint8Array::new(buffer))
}

fn taken(bytes: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let taken = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    taken
}
