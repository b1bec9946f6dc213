use leptos::prelude::*;
use sentinel_api_types::Timestamp;

use crate::{
    clock,
    platform::{NextStep, Words},
    sign_in_button::SignInButton,
    ui::{Built, Children, CopyButton, IntoBuilt as _, Notice, Tone, follow_text},
    words::failures,
};

/// What went wrong, and what helps: signing in, waiting, or telling somebody the details.
#[component]
pub fn FailureNotice(
    /// The failure.
    words: Words,
    /// Called when the platform may be asked again, after it asked to be left alone.
    #[prop(optional, into)]
    on_due: Option<Callback<()>>,
    /// Called before the page is left for the sign-in page.
    #[prop(optional, into)]
    before_sign_in: Option<Callback<()>>,
    /// What else there is to say.
    #[prop(optional_no_strip)]
    note: Option<String>,
    /// Other actions that help here.
    #[prop(optional)]
    children: Option<Children>,
) -> Built {
    let Words { what, hint, next, wait_until, details } = words;
    view! {
        <Notice tone=Tone::Danger title=what>
            <p>{hint} {wait_until.map(|until| view! { <Countdown until on_due/> })}</p>
            {note.map(|note| view! { <p>{note}</p> })}
            <div class="notice-actions">
                {children.map(Children::build)}
                {(next == NextStep::SignIn).then(|| view! { <SignInButton before_sign_in/> })}
                {details.map(|text| view! { <CopyButton label=failures::COPY_DETAILS text/> })}
            </div>
        </Notice>
    }
    .into_built()
}

/// Counts the seconds down until the platform may be asked again. A timer is not announced at each tick.
#[component]
fn Countdown(until: Timestamp, on_due: Option<Callback<()>>) -> Built {
    let left = clock::use_seconds_until(until, move || {
        if let Some(on_due) = on_due {
            on_due.try_run(());
        }
    });
    let by_itself = on_due.is_some();
    let words = move || match left.get() {
        0 => failures::again_now(by_itself),
        seconds @ ..clock::SHOWN_IN_MINUTES => failures::again_in_seconds(by_itself, seconds),
        seconds => failures::again_in_minutes(by_itself, seconds / 60),
    };
    view! { <span role="timer">{follow_text(words)}</span> }.into_built()
}
