use leptos::prelude::*;

use super::account_menu::AccountMenu;
use crate::{
    config::Config,
    routes,
    ui::{Built, IntoBuilt as _, ThemeSwitch},
};

/// Product name, the platform's host, theme and account.
#[component]
pub(super) fn TopBar() -> Built {
    let host = expect_context::<Config>().platform_host().to_owned();
    view! {
        <header class="top-bar">
            <a href=routes::link(routes::API_KEYS) class="brand">
                "Agent Sentinel"
            </a>
            <span class="environment" title="The platform this console talks to">
                {host}
            </span>
            <div class="top-bar-end">
                <ThemeSwitch/>
                <AccountMenu/>
            </div>
        </header>
    }
    .into_built()
}
