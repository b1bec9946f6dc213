//! What surrounds every page: top bar, navigation, and the states of the visitor's session.

mod account_menu;
mod gate;
mod language_switch;
mod side_nav;
mod top_bar;

pub use gate::Gate;

use leptos::prelude::*;

use crate::{
    ui::{Built, Children, IntoBuilt as _, LiveRegion, ToastList},
    words,
};
use side_nav::SideNav;
use top_bar::TopBar;

/// Top bar, navigation and the page between them.
#[component]
pub fn Shell(children: Children) -> Built {
    view! {
        <a class="skip-link" href="#content" rel="external">
            {words::shell::SKIP_TO_CONTENT}
        </a>
        <TopBar/>
        <div class="layout">
            <SideNav/>
            <main class="content" id="content" tabindex="-1">
                {children.build()}
            </main>
        </div>
        <ToastList/>
        <LiveRegion/>
    }
    .into_built()
}
