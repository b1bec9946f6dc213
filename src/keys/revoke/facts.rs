use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};

use crate::{
    clock,
    keys::list::shown_prefix,
    ui::{Notice, Tone, VisibleText},
};

const MS_PER_DAY: i64 = 86_400_000;

/// What helps to know a key again: prefix, age and last use.
#[component]
pub(super) fn KeyFacts(key: ApiKey) -> impl IntoView {
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
                <code class="mono">{shown_prefix(key.key_prefix.as_deref())}</code>
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
