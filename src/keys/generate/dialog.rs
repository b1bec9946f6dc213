use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::{
    GenerateHook, Purpose, Step, form::GenerateForm, leaving::guard_leaving,
    unknown_outcome::UnknownOutcome,
};
use crate::{
    effect::effect,
    keys::{
        dialogs::DialogHooks,
        list::{focus_row, shown_prefix},
        reveal::Reveal,
        revoke::say_revoked,
        rotate::OldKeyStep,
        rules::unknown_outcome::Verdict,
    },
    ui::{Built, Dialog, IntoBuilt as _, Toasts, part, visible, when},
    words,
};

/// What the dialog shows. The form stays while its request is under way.
#[derive(Clone, PartialEq, Eq)]
enum Panel {
    Form,
    Reveal(ApiKey),
    OldKey(ApiKey, ApiKey),
    Unknown(Verdict),
}

/// Generate New Key and Rotate. It stands beside the list, so that a reload of the list cannot take
/// it away.
#[component]
pub(in crate::keys) fn GenerateDialog(hooks: DialogHooks) -> Built {
    let hook = hooks.generate();
    let panel = Memo::new(move |_| match hook.step.get() {
        Step::Form | Step::Creating => Panel::Form,
        Step::Reveal(key) => Panel::Reveal(key),
        Step::OldKey { old, new } => Panel::OldKey(old, new),
        Step::Unknown(verdict) => Panel::Unknown(verdict),
    });
    let title = Signal::derive(move || match (panel.get(), hook.purpose.get()) {
        (Panel::Form | Panel::OldKey(..), Purpose::Replace(old)) => {
            words::generate::rotate(&visible(&old.name))
        }
        (Panel::Form | Panel::OldKey(..), Purpose::New) => words::list::GENERATE_NEW_KEY.to_owned(),
        (Panel::Reveal(_), _) => words::generate::COPY_NOW.to_owned(),
        (Panel::Unknown(_), _) => {
            let is_answer = hook.problem.get().is_some_and(|problem| problem.details.is_some());
            let title = if is_answer {
                words::generate::UNREADABLE_ANSWER
            } else {
                words::generate::NO_ANSWER
            };
            title.to_owned()
        }
    });
    focus_new_row_after_closing(hooks);
    say_what_was_revoked(hook);
    view! {
        {when(
            move || hook.is_open.get(),
            move || {
                guard_leaving(hook);
                view! {
                    <Dialog title on_dismiss=Callback::new(move |()| hook.dismiss())>
                        {part(move || match panel.get() {
                            Panel::Form => view! { <GenerateForm hook/> },
                            Panel::Reveal(key) => view! { <RevealStep hook key/> },
                            Panel::OldKey(old, new) => {
                                let new = shown_prefix(new.key_prefix.as_deref());
                                view! { <OldKeyStep hook old new/> }
                            }
                            Panel::Unknown(verdict) => {
                                view! { <UnknownOutcome hook verdict/> }
                            }
                        })}
                    </Dialog>
                }
            },
        )}
    }
    .into_built()
}

#[component]
fn RevealStep(hook: GenerateHook, key: ApiKey) -> Built {
    let is_rotation = untrack(|| hook.purpose.get()) != Purpose::New;
    view! {
        <Reveal
            reveal=hook.reveal
            key
            leave_label=if is_rotation { words::generate::NEXT_OLD_KEY } else { words::ui::DONE }
            on_leave=Callback::new(move |()| hook.dismiss())
            on_lose=Callback::new(move |()| hook.close())
       />
    }
    .into_built()
}

fn focus_new_row_after_closing(hooks: DialogHooks) {
    let mut made_before = None;
    effect(move || {
        let made = hooks.keys().highlighted.get();
        if hooks.generate().is_open.get() {
            return;
        }
        if let Some(id) = made.as_ref().filter(|_| made_before != made) {
            hooks.list().make_visible(id);
            focus_row(id);
        }
        made_before = made;
    });
}

fn say_what_was_revoked(hook: GenerateHook) {
    let toasts = expect_context::<Toasts>();
    effect(move || {
        if let Some(key) = hook.revoked.get() {
            say_revoked(toasts, &[key]);
        }
    });
}
