//! Mounts the console in the place of the skeleton that `index.html` shows meanwhile.

use agent_sentinel_console::app::App;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

fn main() {
    let Some(place) = document().get_element_by_id("app") else { return };
    place.set_text_content(None);
    mount_to(place.unchecked_into(), App).forget();
}
