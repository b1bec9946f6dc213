//! The list in all its states: loading, could not load, empty, rows, and rows of an earlier load.

use std::sync::Arc;

use leptos::prelude::*;
use sentinel_api_types::Timestamp;

use super::{generate::GenerateHook, hook::KeysHook, key_table::KeyTable, revoke::RevokeHook};
use crate::{
    clock,
    platform::{KeyList, NextStep, Platform, PlatformError, Words},
    sign_in_button::SignInButton,
    ui::{Button, EmptyState, Notice, SkeletonTable, Tone, Variant, focus_page_heading_if_lost},
};

/// Which of the list's faces is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Loading,
    CouldNotLoad,
    Empty,
    Rows,
}

/// The list, with what went wrong above it.
#[component]
pub(super) fn KeyListView(
    keys: KeysHook,
    generate: GenerateHook,
    revoke: RevokeHook,
) -> impl IntoView {
    let list = Memo::new(move |_| keys.listing().and_then(|listing| listing.loaded));
    let failure = Memo::new(move |_| keys.listing().and_then(|listing| listing.failure));
    let face = Memo::new(move |_| match (list.get(), failure.get()) {
        (Some((list, _)), _) if list.keys.is_empty() && list.unreadable == 0 => Face::Empty,
        (Some(_), _) => Face::Rows,
        (None, Some(_)) => Face::CouldNotLoad,
        (None, None) => Face::Loading,
    });
    let rows = Memo::new(move |_| list.get().map(|(list, _)| list).unwrap_or_default());
    let retried = StoredValue::new(false);
    retry_when_online(keys, failure);
    Effect::new(move |_| {
        failure.track();
        // The button that was pressed goes with its notice.
        if retried.get_value() {
            retried.set_value(false);
            focus_page_heading_if_lost();
        }
    });
    view! {
        {move || {
            failure
                .get()
                .map(|error| view! { <LoadFailure keys error as_of=as_of(list) retried/> })
        }}
        {move || match face.get() {
            Face::Loading => view! { <SkeletonTable/> }.into_any(),
            Face::CouldNotLoad => ().into_any(),
            Face::Empty => view! { <NoKeys generate/> }.into_any(),
            Face::Rows => view! { <KeyTable rows keys revoke/> }.into_any(),
        }}
    }
}

type Loaded = Memo<Option<(Arc<KeyList>, Timestamp)>>;

fn as_of(list: Loaded) -> Option<String> {
    list.get_untracked().map(|(_, at)| clock::hour_and_minute(at))
}

/// Being offline ends by itself, so the list comes back by itself.
fn retry_when_online(keys: KeysHook, failure: Memo<Option<PlatformError>>) {
    let handle = window_event_listener_untyped("online", move |_| {
        if failure.try_get_untracked().flatten().is_some() {
            keys.reload();
        }
    });
    on_cleanup(move || handle.remove());
}

#[component]
fn LoadFailure(
    keys: KeysHook,
    error: PlatformError,
    as_of: Option<String>,
    /// Set when the user asks for another try.
    retried: StoredValue<bool>,
) -> impl IntoView {
    let Words { what, hint, next } = expect_context::<Platform>().words(&error);
    let action = match next {
        NextStep::SignIn => view! { <SignInButton/> }.into_any(),
        NextStep::TryAgain => {
            let busy = Signal::derive(move || keys.is_loading());
            view! {
                <Button
                    busy
                    on_click=move |()| {
                        retried.set_value(true);
                        keys.reload();
                    }
                >
                    "Try again"
                </Button>
            }
            .into_any()
        }
        NextStep::Edit | NextStep::Nothing => ().into_any(),
    };
    view! {
        <Notice tone=Tone::Danger title=what>
            <p>
                {hint} {as_of.map(|time| view! { <span>" Showing keys as of " {time}</span> })}
            </p>
            <p class="notice-actions">{action}</p>
        </Notice>
    }
}

#[component]
fn NoKeys(generate: GenerateHook) -> impl IntoView {
    view! {
        <EmptyState title="No API keys yet">
            <p>"An agent needs a key to report to the platform. Make one for each environment."</p>
            <Button variant=Variant::Primary on_click=move |()| generate.open()>
                "Generate New Key"
            </Button>
        </EmptyState>
    }
}
