//! The list in all its states: loading, could not load, empty, nothing matches, rows, and rows of an
//! earlier load.

use leptos::prelude::*;

use super::{selection_bar::SelectionBar, summary::Summary, table::KeyTable, toolbar::Toolbar};
use crate::{
    clock,
    effect::effect,
    failure_notice::FailureNotice,
    keys::{asked::Asked, hook::KeysHook, page::Hooks},
    platform::{NextStep, Platform, PlatformError},
    ui::{
        Built, Button, EmptyState, IntoBuilt as _, SkeletonTable, Variant,
        focus_page_heading_if_lost, nothing, part, visible,
    },
};

/// Which of the list's faces is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Loading,
    CouldNotLoad,
    Empty,
    NoMatch,
    Rows,
}

/// The list, with what went wrong above it.
#[component]
pub(in crate::keys) fn KeyListView(hooks: Hooks) -> Built {
    let (keys, list) = (hooks.keys(), hooks.list());
    let failure = Memo::new(move |_| keys.listing().and_then(|listing| listing.failure));
    let face = Memo::new(move |_| match (keys.loaded(), failure.get()) {
        (Some((all, _)), _) if all.keys.is_empty() && all.unreadable == 0 => Face::Empty,
        (Some((all, _)), _) if list.matches() == 0 && !all.keys.is_empty() => Face::NoMatch,
        (Some(_), _) => Face::Rows,
        (None, Some(_)) => Face::CouldNotLoad,
        (None, None) => Face::Loading,
    });
    let has_keys = Memo::new(move |_| matches!(face.get(), Face::NoMatch | Face::Rows));
    let retried = StoredValue::new(false);
    effect(move || {
        failure.track();
        // The button that was pressed goes with its notice.
        if retried.get_value() {
            retried.set_value(false);
            focus_page_heading_if_lost();
        }
    });
    view! {
        {part(move || failure.get().map(|error| view! { <LoadFailure keys error retried/> }))}
        {part(move || {
            has_keys
                .get()
                .then(|| {
                    view! {
                        <Summary list/>
                        <Toolbar hooks/>
                        <SelectionBar hooks/>
                    }
                })
        })}
        {part(move || match face.get() {
            Face::Loading => view! { <SkeletonTable/> }.into_built(),
            Face::CouldNotLoad => nothing(),
            Face::Empty => view! { <NoKeys hooks/> }.into_built(),
            Face::NoMatch => view! { <NoMatch hooks/> }.into_built(),
            Face::Rows => view! { <KeyTable hooks/> }.into_built(),
        })}
    }
    .into_built()
}

#[component]
fn LoadFailure(
    keys: KeysHook,
    error: PlatformError,
    /// Set when the user asks for another try.
    retried: StoredValue<bool>,
) -> Built {
    let words = expect_context::<Platform>().words(&error);
    let as_of = untrack(|| keys.loaded()).map(|(_, at)| clock::hour_and_minute(at));
    let as_of = as_of.map(|time| format!("Showing keys as of {time}"));
    let goes_on = (error == PlatformError::Offline)
        .then(|| "The keys are loaded as soon as the browser is online again.".to_owned());
    let note =
        [as_of, goes_on].into_iter().flatten().reduce(|as_of, goes_on| as_of + ". " + &goes_on);
    let can_retry = words.next == NextStep::TryAgain;
    let busy = Signal::derive(move || keys.is_loading());
    let try_again = move |()| {
        retried.set_value(true);
        keys.reload();
    };
    view! {
        <FailureNotice words note on_due=Callback::new(move |()| keys.reload())>
            {can_retry
                .then(|| {
                    view! {
                        <Button busy on_click=try_again>
                            "Try again"
                        </Button>
                    }
                })}
        </FailureNotice>
    }
    .into_built()
}

#[component]
fn NoKeys(hooks: Hooks) -> Built {
    view! {
        <EmptyState title="No API keys yet">
            <p>"An agent needs a key to report to the platform. Make one for each environment."</p>
            <Button variant=Variant::Primary on_click=move |()| hooks.ask(Asked::Generate)>
                "Generate New Key"
            </Button>
        </EmptyState>
    }
    .into_built()
}

#[component]
fn NoMatch(hooks: Hooks) -> Built {
    let list = hooks.list();
    let title = Signal::derive(move || {
        list.query.with(|query| match query.search.trim() {
            "" => "No keys match this filter".to_owned(),
            search => format!("No keys match \"{}\"", visible(search)),
        })
    });
    let clear = move |()| {
        list.clear();
        // The button goes with what it belongs to.
        focus_page_heading_if_lost();
    };
    view! {
        <EmptyState title>
            <Button on_click=clear>"Clear search"</Button>
        </EmptyState>
    }
    .into_built()
}
