//! Pasting, dropping and choosing files, as the browser tells the page of them.

use js_sys::{Array, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, File};

#[wasm_bindgen(module = "/tests/browser/kit/browser.js")]
extern "C" {
    fn carried(text: Option<&str>, file: Option<&File>) -> DataTransfer;
    #[wasm_bindgen(js_name = pasteEvent)]
    fn paste_event(data: &DataTransfer) -> ClipboardEvent;
    #[wasm_bindgen(js_name = dragEvent)]
    fn drag_event(kind: &str, data: &DataTransfer) -> DragEvent;
}

/// A file of this name.
pub fn file(name: &str, content: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(content));
    File::new_with_u8_array_sequence(&parts, name).unwrap()
}

/// The browser is about to paste `text`.
pub fn pasting(text: &str) -> ClipboardEvent {
    paste_event(&carried(Some(text), None))
}

/// The browser is about to paste `file`.
pub fn pasting_file(file: &File) -> ClipboardEvent {
    paste_event(&carried(None, Some(file)))
}

/// What a file chooser would give.
pub fn chosen(file: &File) -> DataTransfer {
    carried(None, Some(file))
}

/// Drags `file` over the page and drops it; whether the page keeps the browser from opening it.
pub fn drop_on_page(file: &File) -> bool {
    let data = carried(None, Some(file));
    ["dragover", "drop"].into_iter().all(|kind| {
        let event = drag_event(kind, &data);
        window().document().unwrap().body().unwrap().dispatch_event(&event).unwrap();
        event.default_prevented()
    })
}
