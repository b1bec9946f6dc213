use leptos::prelude::*;

use crate::{
    keys::{
        generate::{GenerateHook, OldKey},
        reveal::{Activation, ActivationStatus},
    },
    platform::NextStep,
    sign_in_button::SignInButton,
    ui::{Button, Notice, Tone, Variant, focus_by_id, part, when},
};

/// The last step of a rotation: what becomes of the old key.
#[component]
pub(in crate::keys) fn OldKeyStep(
    hook: GenerateHook,
    /// The start of the old key.
    old: String,
    /// The start of the new key.
    new: String,
) -> impl IntoView {
    // What had the focus has gone with the step before.
    focus_by_id("dialog-title".to_owned());
    let state = hook.old_key;
    let is_revoking = Signal::derive(move || state.get() == OldKey::Revoking);
    let is_proven = move || matches!(hook.reveal.activation.state.get(), Activation::Active(_));
    view! {
        <p>"New key " <code class="mono">{new}</code></p>
        <ActivationStatus reveal=hook.reveal/>
        <p>
            <strong>"Old key: still active"</strong>
            " "
            <code class="mono">{old}</code>
        </p>
        <p>
            "Put the new key where the old one is used, then revoke the old one. \
            Agents that still use it will be rejected within about 30 seconds."
        </p>
        {when(
            move || !is_proven(),
            move || {
                view! {
                    <Notice tone=Tone::Warning title="The new key is not proven active">
                        <p>"If it does not work, revoking the old key stops your agents."</p>
                    </Notice>
                }
            },
        )}
        <Failure hook/>
        <div class="form-actions">
            <Button disabled=is_revoking on_click=move |()| hook.dismiss()>
                "Keep both for now"
            </Button>
            <Button variant=Variant::Danger busy=is_revoking on_click=move |()| hook.revoke_old()>
                "Revoke old key now"
            </Button>
        </div>
    }
}

#[component]
fn Failure(hook: GenerateHook) -> impl IntoView {
    part(move || match hook.old_key.get() {
        OldKey::Failed(words) => Some(view! {
            <Notice tone=Tone::Danger title=words.what>
                <p>{words.hint}</p>
                {(words.next == NextStep::SignIn).then(|| view! { <SignInButton/> })}
            </Notice>
        }),
        OldKey::Active | OldKey::Revoking => None,
    })
}
