use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::hook::{Outcome, RevokeHook};
use crate::{
    keys::list::shown_prefix,
    ui::{VisibleText, follow, when},
};

/// The names of the keys, and how far revoking them went.
#[component]
pub(super) fn SeveralKeys(hook: RevokeHook, keys: Vec<ApiKey>) -> impl IntoView {
    let count = keys.len();
    let done = Memo::new(move |_| {
        hook.outcomes.with(|outcomes| {
            let is_done =
                |outcome: &&Outcome| matches!(outcome, Outcome::Revoked | Outcome::Failed(_));
            outcomes.values().filter(is_done).count()
        })
    });
    let has_begun = Memo::new(move |_| hook.outcomes.with(|outcomes| !outcomes.is_empty()));
    let items = keys.into_iter().map(|key| view! { <KeyItem hook key/> }).collect_view();
    view! {
            <ul class="key-list" tabindex="0" aria-label="Keys to revoke">
                {items}
            </ul>
            {when(move || has_begun.get(), move || {
    view! {
                <div class="progress">
                    <progress aria-label="Revoked" max=count.to_string() prop:value=move || done.get().to_string()></progress>
                    <span role="status">{follow(move || done.get())} " of " {count}</span>
                </div>
    }
    })}
        }
}

#[component]
fn KeyItem(hook: RevokeHook, key: ApiKey) -> impl IntoView {
    let id = key.id;
    let outcome = Memo::new(move |_| hook.outcomes.with(|outcomes| outcomes.get(&id).cloned()));
    let words = move || match outcome.get() {
        None => String::new(),
        Some(Outcome::Waiting) => "waiting".to_owned(),
        Some(Outcome::Revoking) => "revoking…".to_owned(),
        Some(Outcome::Revoked) => "revoked".to_owned(),
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
            <span class=follow(class)>{follow(words)}</span>
        </li>
    }
}
