use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};

use super::{hook::KeysHook, revoke::RevokeHook};
use crate::{
    clock,
    ui::{Button, Variant, VisibleText, visible},
};

/// The id of a key's row in the document.
#[must_use]
pub(super) fn row_id(key_id: &str) -> String {
    format!("key-{key_id}")
}

/// One key.
#[component]
pub(super) fn KeyRow(
    key: ApiKey,
    shows_last_use: Memo<bool>,
    keys: KeysHook,
    revoke: RevokeHook,
) -> impl IntoView {
    let id = key.id.clone();
    let is_new = move || keys.highlighted.with(|new| new.as_deref() == Some(&*id));
    let last_used_at = key.last_used_at;
    let to_revoke = StoredValue::new(key.clone());
    let revoke_label = format!("Revoke {}", visible(&key.name));
    view! {
        <tr role="row" id=row_id(&key.id) tabindex="-1" class:is-new=is_new>
            <td role="cell" data-label="Name" class="key-name">
                <VisibleText text=key.name/>
            </td>
            <td role="cell" data-label="Key">
                <code class="mono">{key.key_prefix.map_or("–".to_owned(), |start| start + "…")}</code>
            </td>
            <td role="cell" data-label="Created">
                <Time at=key.created_at/>
            </td>
            <Show when=move || shows_last_use.get()>
                <td role="cell" data-label="Last used">
                    {match last_used_at {
                        Some(at) => view! { <Time at/> }.into_any(),
                        None => view! { <span class="muted">"Never"</span> }.into_any(),
                    }}
                </td>
            </Show>
            <td role="cell" class="row-actions">
                <Button
                    variant=Variant::Ghost
                    label=revoke_label
                    on_click=move |()| {
                        if let Some(key) = to_revoke.try_get_value() {
                            revoke.ask(key);
                        }
                    }
                >
                    "Revoke"
                </Button>
            </td>
        </tr>
    }
}

/// A relative time with the exact local one in its tooltip.
#[component]
fn Time(at: Timestamp) -> impl IntoView {
    view! {
        <time datetime=at.to_string() title=clock::exact(at)>
            {clock::relative(at, clock::now())}
        </time>
    }
}
