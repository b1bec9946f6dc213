use leptos::prelude::*;

use crate::{
    routes::{self, Page},
    ui::{Built, IntoBuilt as _, follow},
};

/// The settings pages; a top row on narrow screens.
#[component]
pub(super) fn SideNav() -> Built {
    let here = routes::here();
    let current = move |page| follow(move || (here.get() == page).then_some("page"));
    view! {
        <nav class="side-nav" aria-label="Settings">
            <p class="side-nav-title" aria-hidden="true">
                "Settings"
            </p>
            <ul>
                <li>
                    <a href=routes::link(routes::API_KEYS) aria-current=current(Page::ApiKeys)>
                        "API Keys"
                    </a>
                </li>
                <li>
                    <a
                        href=routes::link(routes::SESSION_TOKEN)
                        aria-current=current(Page::SessionToken)
                    >
                        "Session Token"
                    </a>
                </li>
            </ul>
        </nav>
    }
    .into_built()
}
