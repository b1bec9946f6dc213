//! Handing the user a file that is made here.

use std::time::Duration;

use js_sys::{Array, Uint8Array};
use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the file's address stays valid: some browsers read it only after the click.
const ADDRESS_LASTS: Duration = Duration::from_secs(1);

/// Downloads `content` as a file of this name and media type. The browser's copy that passes through
/// JavaScript is overwritten and the address of the file taken back: it may hold a key.
///
/// # Errors
/// With what the browser threw.
pub fn download(name: &str, media_type: &str, content: &[u8]) -> Result<(), JsValue> {
    let bytes = Uint8Array::from(content);
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options)?;
    bytes.fill(0, 0, bytes.length());
    let url = Url::create_object_url_with_blob(&blob)?;
    let link =
        leptos::prelude::document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Taking back an address cannot fail.
    set_timeout(move || drop(Url::revoke_object_url(&url)), ADDRESS_LASTS);
    Ok(())
}
