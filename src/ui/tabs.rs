use leptos::{ev::KeyboardEvent, prelude::*};

use super::{Built, Children, IntoBuilt as _, focus_by_id, follow};

/// Tabs over one panel (ARIA Authoring Practices, "Tabs with automatic activation"): the arrow keys,
/// Home and End choose; Tab leads into the panel.
#[component]
pub fn Tabs(
    /// The accessible name of the row of tabs.
    label: &'static str,
    /// The tabs' names.
    names: Vec<&'static str>,
    /// The place of the chosen one.
    chosen: RwSignal<usize>,
    /// The panel, which shows what belongs to the chosen one.
    children: Children,
) -> Built {
    let last = names.len().saturating_sub(1);
    let choose_by_key = move |event: KeyboardEvent| {
        let now = chosen.get_untracked();
        let next = match &*event.key() {
            "ArrowRight" => {
                if now == last {
                    0
                } else {
                    now + 1
                }
            }
            "ArrowLeft" => now.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        chosen.set(next);
        focus_by_id(tab_id(next));
    };
    let tab = |(place, name)| {
        let is_chosen = move || chosen.get() == place;
        view! {
            <button
                type="button"
                role="tab"
                id=tab_id(place)
                class="tab"
                aria-selected=follow(move || if is_chosen() { "true" } else { "false" })
                aria-controls="tab-panel"
                tabindex=follow(move || if is_chosen() { "0" } else { "-1" })
                on:click=move |_| chosen.set(place)
            >
                {name}
            </button>
        }
    };
    view! {
        <div role="tablist" class="tabs" aria-label=label on:keydown=choose_by_key>
            {names.into_iter().enumerate().map(tab).collect_view()}
        </div>
        <div
            role="tabpanel"
            id="tab-panel"
            class="tab-panel"
            aria-labelledby=follow(move || tab_id(chosen.get()))
        >
            {children.build()}
        </div>
    }
    .into_built()
}

fn tab_id(place: usize) -> String {
    format!("tab-{place}")
}
