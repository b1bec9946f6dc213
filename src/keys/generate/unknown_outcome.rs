use leptos::prelude::*;

use super::hook::GenerateHook;
use crate::{
    keys::rules::unknown_outcome::Verdict,
    ui::{
        Built, Button, CopyButton, IntoBuilt as _, Spinner, Variant, VisibleText, focus_by_id,
        nothing,
    },
};

/// Says what became of a create whose answer never arrived, and lets the user decide.
#[component]
pub(super) fn UnknownOutcome(hook: GenerateHook, verdict: Verdict) -> Built {
    // What had the focus has gone with the panel before.
    focus_by_id("dialog-title".to_owned());
    let details = untrack(|| hook.problem.get()).and_then(|problem| problem.details);
    let details = details.map(|text| {
        view! {
            <p>
                <CopyButton label="Copy details" text/>
            </p>
        }
    });
    let (said, actions) = match verdict {
        Verdict::Checking => {
            let looking = view! {
                <p role="status">
                    <Spinner/>
                    "Looking whether the key was made…"
                </p>
            };
            (looking.into_built(), nothing())
        }
        Verdict::Created(key) => {
            let replace = move |()| hook.replace_lost(key.id.clone());
            let created = view! {
                <p role="alert">
                    "\"" <VisibleText text=key.name/>
                    "\" was created, but its key never reached this browser. Revoke it and generate another?"
                </p>
            };
            let ways = view! {
                <div class="form-actions">
                    <Button on_click=move |()| hook.close()>"Keep it"</Button>
                    <Button variant=Variant::Danger on_click=replace>
                        "Revoke and generate another"
                    </Button>
                </div>
            };
            (created.into_built(), ways.into_built())
        }
        Verdict::NotCreated => {
            let said = view! { <p role="alert">"Nothing was created. Try again"</p> };
            (said.into_built(), view! { <Ways hook/> }.into_built())
        }
        Verdict::CannotTell => {
            let said = view! {
                <p role="alert">
                    "Nobody can say yet whether the key was made. Look for its name in the list before you generate another."
                </p>
            };
            (said.into_built(), view! { <Ways hook/> }.into_built())
        }
    };
    view! {
        {said}
        {details}
        {actions}
    }
    .into_built()
}

#[component]
fn Ways(hook: GenerateHook) -> Built {
    view! {
        <div class="form-actions">
            <Button on_click=move |()| hook.close()>"Close"</Button>
            <Button variant=Variant::Primary on_click=move |()| hook.try_again()>
                "Try again"
            </Button>
        </div>
    }
    .into_built()
}
