use leptos::prelude::*;
use leptos_router::components::A;

use crate::routes;

/// The settings pages; a top row on narrow screens.
#[component]
pub(super) fn SideNav() -> impl IntoView {
    view! {
        <nav class="side-nav" aria-label="Settings">
            <p class="side-nav-title" aria-hidden="true">
                "Settings"
            </p>
            <ul>
                <li>
                    <A href=routes::link(routes::API_KEYS)>"API Keys"</A>
                </li>
                <li>
                    <A href=routes::link(routes::SESSION_TOKEN)>"Session Token"</A>
                </li>
            </ul>
        </nav>
    }
}
