//! The page for paths that lead nowhere.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    routes,
    ui::{Screen, use_page_title},
};

/// Says that there is nothing here, and the way back.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    use_page_title("Page not found");
    view! {
        <Screen title="Page not found">
            <p>"There is nothing at this address."</p>
            <A href=routes::link(routes::API_KEYS) attr:class="button button-primary">
                "Go to API Keys"
            </A>
        </Screen>
    }
}
