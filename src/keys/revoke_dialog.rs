use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};

use super::revoke::RevokeHook;
use crate::{
    clock,
    platform::NextStep,
    sign_in_button::SignInButton,
    ui::{Button, Dialog, Notice, Toasts, Tone, Variant, VisibleText, focus_page_heading, visible},
};

const MS_PER_DAY: i64 = 86_400_000;

/// Asks before a key is revoked, and says afterwards that it is.
#[component]
pub(super) fn RevokeDialog(hook: RevokeHook) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    Effect::new(move |_| {
        if let Some(key) = hook.revoked.get() {
            toasts.success(format!("“{}” was revoked", visible(&key.name)));
            // The button that opened the dialog went with its row.
            focus_page_heading();
        }
    });
    move || hook.target.get().map(|key| view! { <Confirmation hook key/> })
}

#[component]
fn Confirmation(hook: RevokeHook, key: ApiKey) -> impl IntoView {
    let title = format!("Revoke \"{}\"?", visible(&key.name));
    let problem = move || {
        hook.problem.get().map(|words| {
            view! {
                <Notice tone=Tone::Danger title=words.what>
                    <p>{words.hint}</p>
                    {(words.next == NextStep::SignIn).then(|| view! { <SignInButton/> })}
                </Notice>
            }
        })
    };
    let confirm_text = move || match hook.problem.get() {
        Some(words) if words.next == NextStep::TryAgain => "Try again",
        _ => "Revoke key",
    };
    view! {
        <Dialog title role="alertdialog" on_dismiss=Callback::new(move |()| hook.cancel())>
            <KeyFacts key/>
            <p>
                "Agents using this key will be rejected within about 30 seconds. This cannot be undone."
            </p>
            {problem}
            <div class="form-actions">
                <Button autofocus=true disabled=hook.is_revoking on_click=move |()| hook.cancel()>
                    "Cancel"
                </Button>
                <Button variant=Variant::Danger busy=hook.is_revoking on_click=move |()| hook.confirm()>
                    {confirm_text}
                </Button>
            </div>
        </Dialog>
    }
}

/// What helps to know the key again: prefix, age and last use.
#[component]
fn KeyFacts(key: ApiKey) -> impl IntoView {
    let now = clock::now();
    let used_recently = key.last_used_at.filter(|at| is_recent(*at, now));
    view! {
        <dl class="facts">
            <dt>"Name"</dt>
            <dd>
                <VisibleText text=key.name/>
            </dd>
            <dt>"Key"</dt>
            <dd>
                <code class="mono">{key.key_prefix.map_or("–".to_owned(), |start| start + "…")}</code>
            </dd>
            <dt>"Created"</dt>
            <dd>{clock::relative(key.created_at, now)}</dd>
            {key
                .last_used_at
                .map(|at| {
                    view! {
                        <dt>"Last used"</dt>
                        <dd>{clock::relative(at, now)}</dd>
                    }
                })}
        </dl>
        {used_recently
            .map(|at| {
                view! {
                    <Notice tone=Tone::Warning title="This key is in use">
                        <p>"It was last used " {clock::relative(at, now)} "."</p>
                    </Notice>
                }
            })}
    }
}

fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    now.as_millis() - at.as_millis() < MS_PER_DAY
}
