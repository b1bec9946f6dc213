//! The page for paths that lead nowhere.

use leptos::prelude::*;

use crate::{
    routes,
    ui::{Built, IntoBuilt as _, Screen, use_page_title},
};

/// Says that there is nothing here, and the way back.
#[component]
pub fn NotFoundPage() -> Built {
    use_page_title("Page not found");
    view! {
        <Screen title="Page not found">
            <p>"There is nothing at this address."</p>
            <a href=routes::link(routes::API_KEYS) class="button button-primary">
                "Go to API Keys"
            </a>
        </Screen>
    }
    .into_built()
}
