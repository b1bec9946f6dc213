use leptos::prelude::*;

use super::account_menu::AccountMenu;
use crate::{
    config::Config,
    routes,
    ui::{Built, IntoBuilt as _, ThemeSwitch},
    words,
};

/// Product name, the platform's host, theme and account.
#[component]
pub(super) fn TopBar() -> Built {
    let host = expect_context::<Config>().platform_host().to_owned();
    view! {
        <header class="top-bar">
            <a href=routes::link(routes::API_KEYS) class="brand">
                {words::shell::PRODUCT}
            </a>
            <span class="environment" title=words::shell::HOST_TOOLTIP>
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
