use leptos::prelude::*;
use leptos_router::components::A;

use super::account_menu::AccountMenu;
use crate::{config::Config, routes, ui::ThemeSwitch};

/// Product name, the platform's host, theme and account.
#[component]
pub(super) fn TopBar() -> impl IntoView {
    let host = expect_context::<Config>().platform_host().to_owned();
    view! {
        <header class="top-bar">
            <A href=routes::link(routes::API_KEYS) attr:class="brand">
                "Agent Sentinel"
            </A>
            <span class="environment" title="The platform this console talks to">
                {host}
            </span>
            <div class="top-bar-end">
                <ThemeSwitch/>
                <AccountMenu/>
            </div>
        </header>
    }
}
