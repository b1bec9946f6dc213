use leptos::prelude::*;
use sentinel_api_types::Timestamp;

use super::Shelf;
use crate::{
    clock,
    failure_notice::FailureNotice,
    platform::{Platform, PlatformError},
    ui::{Announcer, Built, Button, EmptyState, IntoBuilt as _, Notice, Toasts, Tone, nothing},
};

/// For how long the platform of the gallery wants to be left alone, in milliseconds.
const WAIT_MS: i64 = 90_000;

/// What is said to the user.
#[component]
pub(super) fn Messages() -> Built {
    let (toasts, announcer) = (expect_context::<Toasts>(), expect_context::<Announcer>());
    view! {
        <Shelf name="Notice">
            <Notice tone=Tone::Success title="It went well">
                <p>"What to do now."</p>
            </Notice>
            <Notice tone=Tone::Warning title="It needs care">
                <p>"What to do now."</p>
            </Notice>
            <Notice tone=Tone::Danger title="It failed">
                <p>"What to do now."</p>
            </Notice>
        </Shelf>
        <Shelf name="FailureNotice">{failures()}</Shelf>
        <Shelf name="Toasts, Announcer">
            <Button on_click=move |()| toasts.success("It went well".to_owned())>"Success"</Button>
            <Button on_click=move |()| toasts.failure("It failed")>"Failure"</Button>
            <Button on_click=move |()| announcer.announce("Only heard")>"Announce"</Button>
        </Shelf>
        <Shelf name="EmptyState">
            <EmptyState title="Nothing here" picture=nothing()>
                <p>"What to do now."</p>
            </EmptyState>
        </Shelf>
        <Shelf name="Tags">
            <span class="tag">"Hint"</span>
            <span class="tag tag-warning">"Due soon"</span>
            <span class="tag tag-danger">"Due"</span>
        </Shelf>
    }
    .into_built()
}

/// A failure of each kind, in the words that users meet.
fn failures() -> Vec<Built> {
    let platform = expect_context::<Platform>();
    let until = Timestamp::from_millis(clock::now().as_millis() + WAIT_MS);
    let unreadable = PlatformError::Unreadable {
        status: 200,
        path: "/api/v1/api-keys/".to_owned(),
        excerpt: "<html>".to_owned(),
    };
    [
        PlatformError::Offline,
        PlatformError::Unreachable,
        PlatformError::TimedOut,
        PlatformError::NotAccepted(None),
        PlatformError::SessionEnded,
        PlatformError::SignInUnreachable,
        PlatformError::Forbidden,
        PlatformError::NotFound,
        PlatformError::Conflict(None),
        PlatformError::TooManyRequests { until },
        PlatformError::Server(502),
        unreadable,
    ]
    .map(|error| {
        let words = platform.words(&error);
        view! { <FailureNotice words note=None/> }.into_built()
    })
    .into()
}
