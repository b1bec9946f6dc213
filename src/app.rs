//! The whole app: providers, shell and routes.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Redirect, Route, Router},
    path,
};

use crate::{
    config::{Config, ConfigError},
    history_steps::HistorySteps,
    keys::page::KeysPage,
    later::{Awaited, Fetch, Later},
    not_found::NotFoundPage,
    platform::Platform,
    routes,
    session::Session,
    shell::{Gate, Shell},
    ui::{Announcer, Screen, Toasts, part},
};

/// The app, or what is wrong with its configuration.
#[component]
pub fn App(
    /// The way to what the first screen does not need.
    fetch_later: Fetch,
) -> impl IntoView {
    match Config::read() {
        Ok(config) => view! { <Console config fetch_later/> }.into_any(),
        Err(error) => view! { <ConfigScreen error/> }.into_any(),
    }
}

#[component]
fn Console(config: Config, fetch_later: Fetch) -> impl IntoView {
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
                    <FlatRoutes fallback=NotFoundPage>
                        <Route path=path!("/") view=ToApiKeys/>
                        <Route path=path!("/settings") view=ToApiKeys/>
                        <Route path=path!("/settings/api-keys") view=KeysPage/>
                        <Route path=path!("/settings/session-token") view=LaterTokenPage/>
                    </FlatRoutes>
                </Gate>
            </Shell>
        </Router>
    }
}

#[component]
fn ToApiKeys() -> impl IntoView {
    view! { <Redirect path=routes::API_KEYS/> }
}

/// The Session Token page as soon as it is here.
#[component]
fn LaterTokenPage() -> impl IntoView {
    let later = expect_context::<Later>();
    part(move || match later.views() {
        Some(views) => (views.token_page)(),
        None => view! {
            <section class="page">
                <h1 tabindex="-1">"Session Token"</h1>
                <Awaited/>
            </section>
        }
        .into_any(),
    })
}

#[component]
fn ConfigScreen(error: ConfigError) -> impl IntoView {
    let ConfigError { meta, value, expected } = error;
    view! {
        <Screen title="This console is not configured correctly">
            <p>
                "The value of " <code>{meta}</code> " in " <code>"index.html"</code> " must be "
                {expected} ", but is " <code>{value}</code> "."
            </p>
            <p>"Correct it where the console is served, then reload this page."</p>
        </Screen>
    }
}
