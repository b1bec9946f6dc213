//! `/gallery`: every widget in each of its states, for whoever works on the console. Debug builds have it, such
//! as those of `cargo xtask dev`; a release build does not.

mod messages;
mod widgets;

use leptos::prelude::*;

use crate::ui::{Built, Children, IntoBuilt as _, use_page_title};
use messages::Messages;
use widgets::Widgets;

/// Where it is.
pub const PATH: &str = "/gallery";

/// The whole gallery.
#[component]
pub fn GalleryPage() -> Built {
    use_page_title("Gallery");
    view! {
        <section class="page">
            <header class="page-header">
                <div>
                    <h1 tabindex="-1">"Gallery"</h1>
                    <p class="muted">
                        "Every widget in each of its states. This page is not in a release build."
                    </p>
                </div>
            </header>
            <Widgets/>
            <Messages/>
        </section>
    }
    .into_built()
}

/// The states of one widget, side by side.
#[component]
fn Shelf(
    /// The widget's name in the code.
    name: &'static str,
    /// Its states.
    children: Children,
) -> Built {
    view! {
        <section class="token-part" aria-label=name>
            <h2>{name}</h2>
            <div class="reveal-actions">{children.build()}</div>
        </section>
    }
    .into_built()
}
