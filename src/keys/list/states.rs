//! The list in all its states: loading, could not load, empty, nothing matches, rows, and rows of an
//! earlier load.

use leptos::{html, prelude::*};

use super::{
    pictures::{agent_and_key, magnifier},
    selection_bar::SelectionBar,
    summary::Summary,
    table::KeyTable,
    toolbar::Toolbar,
};
use crate::{
    clock,
    effect::on_change,
    failure_notice::FailureNotice,
    keys::{asked::Asked, hook::KeysHook, page::Hooks},
    platform::{NextStep, Platform, PlatformError},
    ui::{
        Built, Button, EmptyState, IntoBuilt as _, SkeletonTable, Variant,
        focus_page_heading_if_lost, nothing, part, visible,
    },
    words,
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
    let notice = FocusOfNotice { had_focus: StoredValue::new(false), try_again: NodeRef::new() };
    on_change(move || failure.track(), move |()| notice.pass_on());
    view! {
        {part(move || failure.get().map(|error| view! { <LoadFailure keys error notice/> }))}
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

/// What had the focus in a notice goes with it.
#[derive(Clone, Copy)]
struct FocusOfNotice {
    had_focus: StoredValue<bool>,
    /// The button of the notice that is there now.
    try_again: NodeRef<html::Button>,
}

impl FocusOfNotice {
    /// Notes whether the focus goes with the notice that is about to go.
    fn note(self) {
        let focused = document().active_element();
        let notice = focused.and_then(|element| element.closest("[role=alert]").ok().flatten());
        self.had_focus.try_set_value(notice.is_some());
    }

    /// Passes it on: to the next notice's button to try again, or to the heading.
    fn pass_on(self) {
        request_animation_frame(move || {
            if self.had_focus.try_update_value(std::mem::take) != Some(true) {
                return;
            }
            match self.try_again.try_get_untracked().flatten() {
                Some(button) if button.is_connected() => drop(button.focus()),
                _ => focus_page_heading_if_lost(),
            }
        });
    }
}

#[component]
fn LoadFailure(keys: KeysHook, error: PlatformError, notice: FocusOfNotice) -> Built {
    let words = expect_context::<Platform>().words(&error);
    let as_of = untrack(|| keys.loaded()).map(|(_, at)| clock::hour_and_minute(at));
    let as_of = as_of.map(|time| words::list::as_of(&time));
    let goes_on =
        (error == PlatformError::Offline).then(|| words::list::LOADED_WHEN_ONLINE.to_owned());
    let note =
        [as_of, goes_on].into_iter().flatten().reduce(|as_of, goes_on| as_of + ". " + &goes_on);
    let can_retry = words.next == NextStep::TryAgain;
    let busy = Signal::derive(move || keys.is_loading());
    on_cleanup(move || notice.note());
    view! {
        <FailureNotice words note on_due=Callback::new(move |()| keys.reload())>
            {can_retry
                .then(|| {
                    view! {
                        <Button
                            busy
                            node_ref=notice.try_again
                            on_click=move |()| keys.reload()
                        >
                            {words::ui::TRY_AGAIN}
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
        <EmptyState title=words::list::NO_KEYS_YET picture=agent_and_key()>
            <p>{words::list::NO_KEYS_YET_HINT}</p>
            <Button variant=Variant::Primary on_click=move |()| hooks.ask(Asked::Generate)>
                {words::list::GENERATE_NEW_KEY}
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
            "" => words::list::NO_MATCH_FILTER.to_owned(),
            search => words::list::no_match(&visible(search)),
        })
    });
    let clear = move |()| {
        list.clear();
        // The button goes with what it belongs to.
        focus_page_heading_if_lost();
    };
    view! {
        <EmptyState title picture=magnifier()>
            <Button on_click=clear>{words::list::CLEAR_SEARCH}</Button>
        </EmptyState>
    }
    .into_built()
}
