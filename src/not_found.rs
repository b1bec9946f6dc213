//! The page for paths that lead nowhere.

use leptos::prelude::*;

use crate::{
    routes,
    ui::{Built, IntoBuilt as _, Screen, use_page_title},
    words,
};

/// Says that there is nothing here, and the way back.
#[component]
pub fn NotFoundPage() -> Built {
    use_page_title(words::shell::PAGE_NOT_FOUND);
    view! {
        <Screen title=words::shell::PAGE_NOT_FOUND>
            <p>{words::shell::NOTHING_HERE}</p>
            <a href=routes::link(routes::API_KEYS) class="button button-primary">
                {words::shell::GO_TO_API_KEYS}
            </a>
        </Screen>
    }
    .into_built()
}
