use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::{
    generate::{GenerateHook, Step},
    generate_form::GenerateForm,
    hook::KeysHook,
    key_row::row_id,
    reveal::Reveal,
    unknown_outcome::Verdict,
    unknown_outcome_view::UnknownOutcome,
};
use crate::ui::{Dialog, focus_by_id};

/// What the dialog shows. The form stays while its request is under way.
#[derive(Clone, PartialEq, Eq)]
enum Panel {
    Form,
    Reveal(ApiKey),
    Unknown(Verdict),
}

/// Generate New Key. It stands beside the list, so that a reload of the list cannot take it away.
#[component]
pub(super) fn GenerateDialog(hook: GenerateHook, keys: KeysHook) -> impl IntoView {
    let panel = Memo::new(move |_| match hook.step.get() {
        Step::Form | Step::Creating => Panel::Form,
        Step::Reveal(key) => Panel::Reveal(key),
        Step::Unknown(verdict) => Panel::Unknown(verdict),
    });
    let title = Signal::derive(move || match panel.get() {
        Panel::Form => "Generate New Key",
        Panel::Reveal(_) => "Copy your new key now",
        Panel::Unknown(_) => "No answer from the platform",
    });
    focus_new_row_after_closing(hook, keys);
    view! {
        <Show when=move || hook.is_open.get()>
            <Dialog title on_dismiss=Callback::new(move |()| hook.dismiss())>
                {move || match panel.get() {
                    Panel::Form => view! { <GenerateForm hook/> }.into_any(),
                    Panel::Reveal(key) => view! { <Reveal hook key/> }.into_any(),
                    Panel::Unknown(verdict) => view! { <UnknownOutcome hook verdict/> }.into_any(),
                }}
            </Dialog>
        </Show>
    }
}

fn focus_new_row_after_closing(hook: GenerateHook, keys: KeysHook) {
    Effect::new(move |made_before: Option<Option<String>>| {
        let made = keys.highlighted.get();
        if hook.is_open.get() {
            return made_before.flatten();
        }
        if let Some(id) = made.as_ref().filter(|_| made_before.flatten() != made) {
            focus_by_id(row_id(id));
        }
        made
    });
}
