use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use crate::{
    clock,
    keys::{list::shown_prefix, rules::recent_use::was_recent},
    ui::{Built, IntoBuilt as _, Notice, Tone, VisibleText},
    words,
};

/// What helps to know a key again: prefix, age and last use.
#[component]
pub(super) fn KeyFacts(key: ApiKey) -> Built {
    let now = clock::now();
    let used_recently = key.last_used_at.filter(|at| was_recent(*at, now));
    view! {
        <dl class="facts">
            <dt>{words::list::NAME}</dt>
            <dd>
                <VisibleText text=key.name/>
            </dd>
            <dt>{words::list::KEY}</dt>
            <dd>
                <code class="mono">{shown_prefix(key.key_prefix.as_deref())}</code>
            </dd>
            <dt>{words::list::CREATED}</dt>
            <dd>{clock::relative(key.created_at, now)}</dd>
            {key
                .last_used_at
                .map(|at| {
                    view! {
                        <dt>{words::list::LAST_USED}</dt>
                        <dd>{clock::relative(at, now)}</dd>
                    }
                })}
        </dl>
        {used_recently
            .map(|at| {
                view! {
                    <Notice tone=Tone::Warning title=words::revoke::IN_USE>
                        <p>{words::revoke::was_last_used(&clock::relative(at, now))}</p>
                    </Notice>
                }
            })}
    }
    .into_built()
}
