use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::{
    facts::KeyFacts,
    hook::{Outcome, Question, RevokeHook},
    several::SeveralKeys,
};
use crate::{
    effect::effect,
    failure_notice::FailureNotice,
    keys::list::revoke_label,
    ui::{
        Built, Button, Dialog, IntoBuilt as _, Notice, Toasts, Tone, Variant, focus_page_heading,
        follow_text, part, visible,
    },
    words,
};

/// Asks before keys are revoked, and says afterwards that they are.
#[component]
pub(in crate::keys) fn RevokeDialog(hook: RevokeHook) -> Built {
    let toasts = expect_context::<Toasts>();
    effect(move || {
        let revoked = hook.revoked.get();
        if revoked.is_empty() {
            return;
        }
        say_revoked(toasts, &revoked);
        // The button that opened the dialog went with its row.
        if untrack(|| hook.question.get()).is_none() {
            focus_page_heading();
        }
    });
    effect(move || hook.close_if_gone());
    // The same dialog stays while its request is under way.
    let question = Memo::new(move |_| hook.question.get());
    part(move || question.get().map(|question| view! { <Confirmation hook question/> }))
}

/// Says that `keys`, at least one, were revoked.
pub(in crate::keys) fn say_revoked(toasts: Toasts, keys: &[ApiKey]) {
    toasts.success(match keys {
        [key] => words::revoke::was_revoked(&visible(&key.name)),
        keys => words::revoke::were_revoked(keys.len()),
    });
}

#[component]
fn Confirmation(hook: RevokeHook, question: Question) -> Built {
    let Question { keys, is_leak } = question;
    let count = keys.len();
    let title = match &keys[..] {
        [key] => words::revoke::revoke_named(&visible(&key.name)),
        _ => words::revoke::revoke_keys(count),
    };
    let failed = Memo::new(move |_| hook.failed().len());
    let confirm_text = move || match failed.get() {
        0 => revoke_label(count),
        _ if count == 1 => words::ui::TRY_AGAIN.to_owned(),
        _ => words::revoke::RETRY_FAILED.to_owned(),
    };
    let subject = match <[_; 1]>::try_from(keys) {
        Ok([key]) => {
            let id = key.id.clone();
            view! {
                <KeyFacts key/>
                {is_leak.then(|| view! { <LeakAdvice/> })}
                <OneFailure hook id/>
            }
            .into_built()
        }
        Err(keys) => view! { <SeveralKeys hook keys/> }.into_built(),
    };
    let consequence =
        if count == 1 { words::revoke::CONSEQUENCE } else { words::revoke::CONSEQUENCE_OF_SEVERAL };
    view! {
        <Dialog
            title
            role="alertdialog"
            described_by="consequence"
            on_dismiss=Callback::new(move |()| hook.cancel())
        >
            {subject}
            <p id="consequence">{consequence}</p>
            <div class="form-actions">
                <Button autofocus=true disabled=hook.is_revoking on_click=move |()| hook.cancel()>
                    {follow_text(move || {
                        if failed.get() > 0 && count > 1 { words::ui::CLOSE } else { words::ui::CANCEL }
                    })}
                </Button>
                <Button
                    variant=Variant::Danger
                    busy=hook.is_revoking
                    on_click=move |()| hook.confirm()
                >
                    {follow_text(confirm_text)}
                </Button>
            </div>
        </Dialog>
    }
    .into_built()
}

/// Why the one key was not revoked.
#[component]
fn OneFailure(hook: RevokeHook, id: String) -> Built {
    let problem = Memo::new(move |_| {
        hook.outcomes.with(|outcomes| match outcomes.get(&id) {
            Some(Outcome::Failed(words)) => Some(words.clone()),
            _ => None,
        })
    });
    part(move || problem.get().map(|words| view! { <FailureNotice words/> }))
}

/// What else a leak asks for.
#[component]
fn LeakAdvice() -> Built {
    view! {
        <Notice tone=Tone::Danger title=words::revoke::KEY_LEAKED>
            <p>{words::revoke::LEAK_ADVICE}</p>
        </Notice>
    }
    .into_built()
}
