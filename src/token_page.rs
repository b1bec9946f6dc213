//! Settings → Session Token: a token for scripts that call the platform's API as the user (product
//! design, section 9).

mod actions;
mod claims;
mod claims_view;
mod form;
mod hook;
mod list_command;
mod value;

use leptos::prelude::*;

pub use claims::Claims;
pub use hook::{TokenHook, TokenState};

use crate::{
    absence::{when_away_long, when_left},
    effect::effect,
    failure_notice::FailureNotice,
    platform::{NextStep, Platform},
    routes,
    session::Session,
    ui::{
        Built, Button, IntoBuilt as _, focus_page_heading_if_lost, nothing, part, use_page_title,
        when,
    },
    words,
};
use actions::TokenActions;
use claims_view::ClaimsView;
use form::TemplateForm;
use list_command::ListCommand;
use value::TokenValue;

/// The page, as an entry of the later part (`later.rs`).
pub fn token_page() -> Built {
    view! { <TokenPage/> }.into_built()
}

/// Shows what a fresh session token is worth, and copies it.
#[component]
fn TokenPage() -> Built {
    use_page_title(words::shell::SESSION_TOKEN);
    let hook = TokenHook::new(expect_context::<Session>(), expect_context::<Platform>());
    hook.ask();
    ask_when_online(hook);
    // Nobody needs a token for so long.
    when_away_long(move || hook.expire());
    when_left(move || hook.expire(), || ());
    // What had the focus may go with a failure, or with the token.
    effect(move || {
        hook.failure.track();
        hook.state.track();
        focus_page_heading_if_lost();
    });
    view! {
        <section class="page">
            <header class="page-header">
                <div>
                    <h1 tabindex="-1">{words::shell::SESSION_TOKEN}</h1>
                    <p class="muted">
                        {words::token::INTRODUCTION}
                        <a href=routes::link(routes::API_KEYS)>
                            {words::token::INTRODUCTION_API_KEY}
                        </a> {words::token::INTRODUCTION_END}
                    </p>
                </div>
            </header>
            <Failure hook/>
            <div class="token">
                <TokenValue hook/>
                <TokenActions hook/>
            </div>
            {part(move || match hook.state.get() {
                TokenState::Fresh { claims, .. } => {
                    view! { <ClaimsView claims/> }.into_built()
                }
                _ => nothing(),
            })}
            {when(
                move || matches!(hook.state.get(), TokenState::Fresh { .. }),
                move || view! { <ListCommand hook/> },
            )}
            <TemplateForm hook/>
        </section>
    }
    .into_built()
}

/// Being offline ends by itself.
fn ask_when_online(hook: TokenHook) {
    let handle = window_event_listener_untyped("online", move |_| {
        if hook.failure.get_untracked().is_some() {
            hook.ask();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Why there is no token, unless it is for the template's field to say.
#[component]
fn Failure(hook: TokenHook) -> Built {
    // The same failure again leaves the notice, and with it the button that was pressed.
    let failure = Memo::new(move |_| hook.failure.get());
    part(move || {
        let words = failure.get().filter(|words| words.next != NextStep::Edit)?;
        let can_try_again = words.next == NextStep::TryAgain;
        Some(view! {
            <FailureNotice words>
                {can_try_again
                    .then(|| {
                        view! {
                            <Button on_click=move |()| hook.ask()>{words::ui::TRY_AGAIN}</Button>
                        }
                    })}
            </FailureNotice>
        })
    })
}
