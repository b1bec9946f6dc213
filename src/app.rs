//! The whole app: providers, shell and routes.

use leptos::prelude::*;
use leptos_router::{
    components::{Redirect, Router},
    hooks::use_location,
    location::{BrowserUrl, LocationProvider as _},
};

use crate::{
    config::{Config, ConfigError},
    effect::effect,
    history_steps::HistorySteps,
    keys::page::KeysPage,
    later::{Awaited, Fetch, Later},
    not_found::NotFoundPage,
    platform::Platform,
    routes::{self, Page},
    session::Session,
    shell::{Gate, Shell},
    ui::{Announcer, Built, IntoBuilt as _, Screen, Toasts, part},
    words,
};

/// The app, or what is wrong with its configuration.
#[component]
pub fn App(
    /// The way to what the first screen does not need.
    fetch_later: Fetch,
) -> Built {
    match Config::read() {
        Ok(config) => view! { <Console config fetch_later/> },
        Err(error) => view! { <ConfigScreen error/> },
    }
    .into_built()
}

#[component]
fn Console(config: Config, fetch_later: Fetch) -> Built {
    HistorySteps::provide();
    Later::provide(fetch_later);
    let session = Session::start();
    provide_context(session);
    provide_context(Platform::new(config.clone(), session));
    let base = config.base_path.clone();
    provide_context(config);
    Toasts::provide(Announcer::provide());
    view! {
        <Router base>
            <Shell>
                <Gate>
                    <Pages/>
                </Gate>
            </Shell>
        </Router>
    }
    .into_built()
}

/// The page that the address leads to. The router's own routes would be a renderer for each page.
#[component]
fn Pages() -> Built {
    let path = use_location().pathname;
    let page = routes::here();
    let address = expect_context::<BrowserUrl>();
    // The address follows the page that a link has led to.
    effect(move || {
        path.track();
        address.ready_to_complete();
    });
    part(move || match page.get() {
        Page::Start => view! { <Redirect path=routes::API_KEYS/> }.into_built(),
        Page::ApiKeys => view! { <KeysPage/> }.into_built(),
        Page::SessionToken => view! { <LaterTokenPage/> }.into_built(),
        #[cfg(debug_assertions)]
        Page::Gallery => view! { <crate::gallery::GalleryPage/> }.into_built(),
        Page::NotFound => view! { <NotFoundPage/> }.into_built(),
    })
}

/// The Session Token page as soon as it is here.
#[component]
fn LaterTokenPage() -> Built {
    let later = expect_context::<Later>();
    part(move || match later.views() {
        Some(views) => (views.token_page)(),
        None => view! {
            <section class="page">
                <h1 tabindex="-1">{words::shell::SESSION_TOKEN}</h1>
                <Awaited/>
            </section>
        }
        .into_built(),
    })
}

#[component]
fn ConfigScreen(error: ConfigError) -> Built {
    let ConfigError { meta, value, expected } = error;
    view! {
        <Screen title=words::shell::MISCONFIGURED>
            <p>
                {words::shell::CONFIG_VALUE_OF} <code>{meta}</code> {words::shell::CONFIG_IN}
                <code>"index.html"</code> {words::shell::CONFIG_MUST_BE} {expected}
                {words::shell::CONFIG_BUT_IS} <code>{value}</code> {words::shell::CONFIG_END}
            </p>
            <p>{words::shell::CONFIG_HINT}</p>
        </Screen>
    }
    .into_built()
}
