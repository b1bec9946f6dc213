//! Mounts the console in the place of the skeleton that `index.html` shows meanwhile.

use std::time::Duration;

use agent_sentinel_console::{app::App, later::Fetch};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

fn main() {
    // A task of its own: the browser has just been busy for as long with making the wasm ready.
    set_timeout(mount, Duration::ZERO);
}

fn mount() {
    // In a browser that is too old there stands why (public/early.js).
    let place = document().query_selector(":root:not(.too-old) #app");
    let Ok(Some(place)) = place else { return };
    place.set_text_content(None);
    mount_to(place.unchecked_into(), || view! { <App fetch_later=fetch_later()/> }).forget();
}

#[cfg(not(feature = "split"))]
fn fetch_later() -> Fetch {
    agent_sentinel_console::later::at_hand()
}

#[cfg(feature = "split")]
fn fetch_later() -> Fetch {
    use agent_sentinel_console::later::Missing;

    std::rc::Rc::new(|| Box::pin(async { split::later().await.map_err(|_| Missing) }))
}

/// The later part in a wasm of its own. What only this function leads to is cut out of the built wasm
/// (`crates/xtask/src/console/split.rs`).
#[cfg(feature = "split")]
mod split {
    #![expect(
        clippy::unnecessary_wraps,
        reason = "the macro adds the error, and needs room for it"
    )]

    use agent_sentinel_console::later::{self, Views};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(later, fallible)]
    pub(super) fn later() -> Result<Views, SplitLoaderError> {
        Ok(later::views())
    }
}
