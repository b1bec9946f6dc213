use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::hook::{Outcome, RevokeHook};
use crate::{
    keys::list::shown_prefix,
    platform::NextStep,
    sign_in_button::SignInButton,
    ui::{Built, IntoBuilt as _, VisibleText, follow, follow_text, when},
    words,
};

/// How many keys are named; more nobody reads.
const MOST_NAMED: usize = 100;

/// How far revoking went.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Progress {
    has_begun: bool,
    revoked: usize,
    failed: usize,
}

/// The names of the keys, and how far revoking them went.
#[component]
pub(super) fn SeveralKeys(hook: RevokeHook, keys: Vec<ApiKey>) -> Built {
    let count = keys.len();
    let progress = Memo::new(move |_| {
        hook.outcomes.with(|outcomes| {
            let are = |wanted: fn(&&Outcome) -> bool| outcomes.values().filter(wanted).count();
            Progress {
                has_begun: !outcomes.is_empty(),
                revoked: are(|outcome| **outcome == Outcome::Revoked),
                failed: are(|outcome| matches!(outcome, Outcome::Failed(_))),
            }
        })
    });
    let said = move || {
        let Progress { revoked, failed, .. } = progress.get();
        words::revoke::progress(revoked, count, failed)
    };
    let settled = move || (progress.get().revoked + progress.get().failed).to_string();
    let more = count.saturating_sub(MOST_NAMED);
    let named = keys.into_iter().take(MOST_NAMED);
    let items = named.map(|key| view! { <KeyItem hook key/> }).collect_view();
    let needs_sign_in = move || {
        let is_refused = |outcome: &Outcome| matches!(outcome, Outcome::Failed(words) if words.next == NextStep::SignIn);
        hook.outcomes.with(|outcomes| outcomes.values().any(is_refused))
    };
    view! {
        <ul class="key-list" tabindex="0" aria-label=words::revoke::KEYS_TO_REVOKE>
            {items}
            {(more > 0).then(|| view! { <li>{words::revoke::and_more(more)}</li> })}
        </ul>
        {when(
            move || progress.get().has_begun,
            move || {
                view! {
                    <div class="progress">
                        <progress
                            aria-label=words::revoke::PROGRESS
                            max=count.to_string()
                            prop:value=follow(settled)
                        ></progress>
                        <span role="status">{follow_text(said)}</span>
                    </div>
                }
            },
        )}
        {when(needs_sign_in, move || view! { <SignInButton/> })}
    }
    .into_built()
}

#[component]
fn KeyItem(hook: RevokeHook, key: ApiKey) -> Built {
    let id = key.id;
    let outcome = Memo::new(move |_| hook.outcomes.with(|outcomes| outcomes.get(&id).cloned()));
    let said = move || match outcome.get() {
        None => String::new(),
        Some(Outcome::Waiting) => words::revoke::WAITING.to_owned(),
        Some(Outcome::Revoking) => words::revoke::REVOKING.to_owned(),
        Some(Outcome::Revoked) => words::revoke::REVOKED.to_owned(),
        Some(Outcome::Failed(words)) => words.what,
    };
    let class = move || match outcome.get() {
        Some(Outcome::Failed(_)) => "outcome outcome-failed",
        _ => "outcome",
    };
    view! {
        <li>
            <span>
                <VisibleText text=key.name/>
                " "
                <code class="mono muted">{shown_prefix(key.key_prefix.as_deref())}</code>
            </span>
            <span class=follow(class)>{follow_text(said)}</span>
        </li>
    }
    .into_built()
}
