use std::sync::Arc;

use leptos::prelude::*;

use super::{hook::KeysHook, key_row::KeyRow, revoke::RevokeHook};
use crate::platform::KeyList;

/// The keys as a table; on narrow screens each row is a card with the same roles.
#[component]
pub(super) fn KeyTable(
    rows: Memo<Arc<KeyList>>,
    keys: KeysHook,
    revoke: RevokeHook,
) -> impl IntoView {
    let shows_last_use = Memo::new(move |_| rows.get().reports_last_use);
    let unreadable = Memo::new(move |_| rows.get().unreadable);
    let key_rows = move || rows.get().keys.clone();
    view! {
        <table class="table" role="table" aria-label="API keys">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">
                        "Name"
                    </th>
                    <th role="columnheader" scope="col">
                        "Key"
                    </th>
                    <th role="columnheader" scope="col">
                        "Created"
                    </th>
                    <Show when=move || shows_last_use.get()>
                        <th role="columnheader" scope="col">
                            "Last used"
                        </th>
                    </Show>
                    <th role="columnheader" scope="col">
                        <span class="visually-hidden">"Actions"</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For
                    each=key_rows
                    key=|key| (key.id.clone(), key.name.clone(), key.last_used_at)
                    let:key
                >
                    <KeyRow key shows_last_use keys revoke/>
                </For>
            </tbody>
        </table>
        <Show when=move || { unreadable.get() > 0 }>
            <p class="muted">
                {move || unreadable.get()}
                " more could not be read: the platform described them in a way this console does not understand."
            </p>
        </Show>
    }
}
