use leptos::prelude::*;

use super::{Built, Children, IntoBuilt as _};
use crate::words;

/// A state of the whole page: what is the matter, and what to do.
#[component]
pub fn Screen(
    /// The heading.
    title: &'static str,
    /// Explanation and actions.
    children: Children,
) -> Built {
    document().set_title(&words::shell::document_title(title));
    view! {
        <section class="screen">
            <h1 tabindex="-1">{title}</h1>
            {children.build()}
        </section>
    }
    .into_built()
}
