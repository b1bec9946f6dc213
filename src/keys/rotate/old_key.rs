use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use crate::{
    failure_notice::FailureNotice,
    keys::{
        generate::{GenerateHook, OldKey},
        list::shown_prefix,
        reveal::{Activation, ActivationStatus},
    },
    ui::{
        Built, Button, IntoBuilt as _, Notice, Tone, Variant, focus_by_id, follow_text, part, when,
    },
    words,
};

/// The last step of a rotation: what becomes of the old key.
#[component]
pub(in crate::keys) fn OldKeyStep(
    hook: GenerateHook,
    /// The key that was replaced.
    old: ApiKey,
    /// The start of the key in its place.
    new: String,
) -> Built {
    // What had the focus has gone with the step before.
    focus_by_id("dialog-title".to_owned());
    let start = shown_prefix(old.key_prefix.as_deref());
    // Not each load of the list is followed, but only what it changes.
    let is_gone = Memo::new(move |_| hook.is_gone(&old));
    let state = move || {
        if is_gone.get() { words::rotate::OLD_KEY_REVOKED } else { words::rotate::OLD_KEY_ACTIVE }
    };
    view! {
        <p>{words::rotate::NEW_KEY_BEFORE_PREFIX} <code class="mono">{new}</code></p>
        <ActivationStatus reveal=hook.reveal/>
        <p>
            <strong>{follow_text(state)}</strong>
            " "
            <code class="mono">{start}</code>
        </p>
        {part(move || {
            if is_gone.get() {
                view! { <Gone hook/> }
            } else {
                view! { <StillActive hook/> }
            }
        })}
    }
    .into_built()
}

/// Another tab, or somebody else, was faster.
#[component]
fn Gone(hook: GenerateHook) -> Built {
    view! {
        <div class="form-actions">
            <Button variant=Variant::Primary on_click=move |()| hook.dismiss()>
                {words::ui::DONE}
            </Button>
        </div>
    }
    .into_built()
}

#[component]
fn StillActive(hook: GenerateHook) -> Built {
    let state = hook.old_key;
    let is_revoking = Signal::derive(move || state.get() == OldKey::Revoking);
    let is_proven = move || matches!(hook.reveal.activation.state.get(), Activation::Active(_));
    view! {
        <p>{words::rotate::REPLACE_THEN_REVOKE}</p>
        {when(
            move || !is_proven(),
            move || {
                view! {
                    <Notice tone=Tone::Warning title=words::rotate::NOT_PROVEN>
                        <p>{words::rotate::NOT_PROVEN_RISK}</p>
                    </Notice>
                }
            },
        )}
        <Failure hook/>
        <div class="form-actions">
            <Button disabled=is_revoking on_click=move |()| hook.dismiss()>
                {words::rotate::KEEP_BOTH}
            </Button>
            <Button variant=Variant::Danger busy=is_revoking on_click=move |()| hook.revoke_old()>
                {words::rotate::REVOKE_OLD}
            </Button>
        </div>
    }
    .into_built()
}

#[component]
fn Failure(hook: GenerateHook) -> Built {
    part(move || match hook.old_key.get() {
        OldKey::Failed(words) => Some(view! { <FailureNotice words/> }),
        OldKey::Active | OldKey::Revoking => None,
    })
}
