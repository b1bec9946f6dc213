use leptos::prelude::*;

use super::hook::GenerateHook;
use crate::{
    keys::rules::unknown_outcome::Verdict,
    ui::{
        Built, Button, CopyButton, IntoBuilt as _, Spinner, Variant, VisibleText, focus_by_id,
        nothing,
    },
    words,
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
                <CopyButton label=words::failures::COPY_DETAILS text/>
            </p>
        }
    });
    let (said, actions) = match verdict {
        Verdict::Checking => {
            let looking = view! {
                <p role="status">
                    <Spinner/>
                    {words::generate::LOOKING}
                </p>
            };
            (looking.into_built(), nothing())
        }
        Verdict::Created(key) => {
            let replace = move |()| hook.replace_lost(key.id.clone());
            let created = view! {
                <p role="alert">
                    {words::generate::CREATED_BEFORE_NAME} <VisibleText text=key.name/>
                    {words::generate::CREATED_AFTER_NAME}
                </p>
            };
            let ways = view! {
                <div class="form-actions">
                    <Button on_click=move |()| hook.close()>{words::generate::KEEP_IT}</Button>
                    <Button variant=Variant::Danger on_click=replace>
                        {words::generate::REVOKE_AND_GENERATE}
                    </Button>
                </div>
            };
            (created.into_built(), ways.into_built())
        }
        Verdict::NotCreated => {
            let said = view! { <p role="alert">{words::generate::NOT_CREATED}</p> };
            (said.into_built(), view! { <Ways hook/> }.into_built())
        }
        Verdict::CannotTell => {
            let said = view! {
                <p role="alert">
                    {words::generate::CANNOT_TELL}
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
            <Button on_click=move |()| hook.close()>{words::ui::CLOSE}</Button>
            <Button variant=Variant::Primary on_click=move |()| hook.try_again()>
                {words::ui::TRY_AGAIN}
            </Button>
        </div>
    }
    .into_built()
}
