use leptos::prelude::*;

use super::language_switch::LanguageSwitch;
use crate::{
    routes::{self, Page},
    ui::{Built, IntoBuilt as _, follow},
    words,
};

/// The settings pages; a top row on narrow screens.
#[component]
pub(super) fn SideNav() -> Built {
    let here = routes::here();
    let current = move |page| follow(move || (here.get() == page).then_some("page"));
    view! {
        <nav class="side-nav" aria-label=words::shell::SETTINGS>
            <p class="side-nav-title" aria-hidden="true">
                {words::shell::SETTINGS}
            </p>
            <ul>
                <li>
                    <a href=routes::link(routes::API_KEYS) aria-current=current(Page::ApiKeys)>
                        {words::shell::API_KEYS}
                    </a>
                </li>
                <li>
                    <a
                        href=routes::link(routes::SESSION_TOKEN)
                        aria-current=current(Page::SessionToken)
                    >
                        {words::shell::SESSION_TOKEN}
                    </a>
                </li>
            </ul>
            <LanguageSwitch/>
        </nav>
    }
    .into_built()
}
