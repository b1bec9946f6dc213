use leptos::{ev::SubmitEvent, prelude::*};

use super::{GenerateHook, Purpose, Step};
use crate::{
    failure_notice::FailureNotice,
    platform::NextStep,
    ui::{
        Built, Button, IntoBuilt as _, TextField, Variant, focus_by_id, follow_text, part, visible,
    },
    words,
};

const SUGGESTIONS: [&str; 4] = ["production-agent", "staging-agent", "dev-agent", "ci"];

/// Asks for the new key's name.
#[component]
pub(super) fn GenerateForm(hook: GenerateHook) -> Built {
    let is_creating = Signal::derive(move || hook.step.get() == Step::Creating);
    let name_error = Signal::derive(move || {
        hook.problem.get().filter(|problem| problem.next == NextStep::Edit).map(|words| words.what)
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        hook.submit();
    };
    let is_rotation = untrack(|| hook.purpose.get()) != Purpose::New;
    let submit_label = move || {
        let can_try_again =
            hook.problem.get().is_some_and(|problem| problem.next == NextStep::TryAgain);
        if can_try_again { words::ui::TRY_AGAIN } else { words::generate::GENERATE }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Failure hook/>
            {is_rotation
                .then(|| {
                    view! {
                        <p>
                            {words::generate::ABOUT_ROTATION}
                        </p>
                    }
                })}
            <TextField
                label=words::list::NAME
                hint=words::generate::NAME_HINT
                value=hook.name
                error=name_error
                autofocus=true
           />
            <SameName hook/>
            {(!is_rotation).then(|| view! { <Suggestions hook/> })}
            <div class="form-actions">
                <Button disabled=is_creating on_click=move |()| hook.dismiss()>
                    {words::ui::CANCEL}
                </Button>
                <Button variant=Variant::Primary submit=true busy=is_creating>
                    {follow_text(submit_label)}
                </Button>
            </div>
        </form>
    }
    .into_built()
}

#[component]
fn Suggestions(hook: GenerateHook) -> Built {
    let suggestion = |name: &'static str| {
        // Enter then generates, instead of choosing once more.
        let choose = move |()| {
            hook.name.set(name.to_owned());
            focus_by_id("field-input".to_owned());
        };
        view! {
            <Button variant=Variant::Chip on_click=choose>
                {name}
            </Button>
        }
    };
    view! {
        <div class="suggestions" role="group" aria-label=words::generate::SUGGESTIONS>
            {SUGGESTIONS.map(suggestion)}
        </div>
    }
    .into_built()
}

/// Warns of a name that another key has, or could be taken for.
#[component]
fn SameName(hook: GenerateHook) -> Built {
    let same = hook.same_name();
    view! {
        <p class="field-warning" role="status">
            {follow_text(move || {
                let warning = |name: String| words::generate::already_named(&visible(&name));
                same.get().map(warning).unwrap_or_default()
            })}
        </p>
    }
    .into_built()
}

/// Why the platform made no key, unless it is for the name field to say.
#[component]
fn Failure(hook: GenerateHook) -> Built {
    part(move || {
        let words = hook.problem.get().filter(|problem| problem.next != NextStep::Edit)?;
        let keep = Callback::new(move |()| hook.keep_draft());
        Some(view! { <FailureNotice words before_sign_in=keep/> })
    })
}
