use leptos::{html, prelude::*};

use super::{
    ListHook,
    row::{KeyRow, focus_row},
};
use crate::{
    keys::{page::Hooks, rules::query::Column},
    ui::{Button, Variant, follow, when},
};

/// The keys as a table; on narrow screens each row is a card with the same roles.
#[component]
pub(super) fn KeyTable(hooks: Hooks) -> impl IntoView {
    let list = hooks.list();
    let shows_last_use = Memo::new(move |_| list.list().reports_last_use);
    let unreadable = Memo::new(move |_| list.list().unreadable);
    view! {
        <table class="table" role="table" aria-label="API keys">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="select-cell">
                        <SelectAll list/>
                    </th>
                    <Heading list column=Column::Name label="Name"/>
                    <Heading list column=Column::Key label="Key"/>
                    <Heading list column=Column::Environment label="Environment"/>
                    <Heading list column=Column::Created label="Created"/>
                    {when(
                        move || shows_last_use.get(),
                        move || {
                            view! { <Heading list column=Column::LastUsed label="Last used"/> }
                        },
                    )}
                    <Heading list column=Column::Rotation label="Rotation"/>
                    <th role="columnheader" scope="col">
                        <span class="visually-hidden">"Actions"</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For each=move || list.rows() key=|key| (key.id.clone(), key.name.clone()) let:key>
                    <KeyRow key shows_last_use hooks/>
                </For>
            </tbody>
        </table>
        <ShowMore list/>
        {when(
            move || { unreadable.get() > 0 },
            move || {
                view! {
                    <p class="muted">
                        {follow(move || unreadable.get())}
                        " more could not be read: the platform described them in a way this console does not understand."
                    </p>
                }
            },
        )}
    }
}

/// A column's heading, which sorts by it.
#[component]
fn Heading(list: ListHook, column: Column, label: &'static str) -> impl IntoView {
    let direction = move || {
        let sort = list.query.with(|query| query.sort);
        (sort.column == column).then_some(if sort.descending { "descending" } else { "ascending" })
    };
    view! {
        <th role="columnheader" scope="col" aria-sort=follow(direction)>
            <button type="button" class="sort" on:click=move |_| list.sort_by(column)>
                {label}
            </button>
        </th>
    }
}

/// Selects everything that matches, also what has no row.
#[component]
fn SelectAll(list: ListHook) -> impl IntoView {
    let checkbox = NodeRef::<html::Input>::new();
    let counts = Memo::new(move |_| (list.selected_matches(), list.matches()));
    Effect::new(move |_| {
        let (selected, all) = counts.get();
        if let Some(checkbox) = checkbox.get() {
            checkbox.set_checked(selected == all && all > 0);
            checkbox.set_indeterminate(selected > 0 && selected < all);
        }
    });
    view! {
        <label class="check-target">
            <input
                node_ref=checkbox
                type="checkbox"
                aria-label="Select all matching"
                on:change:target=move |event| list.select_all_matching(event.target().checked())
           />
            <span class="narrow-only" aria-hidden="true">
                "Select all matching"
            </span>
        </label>
    }
}

#[component]
fn ShowMore(list: ListHook) -> impl IntoView {
    let left = Memo::new(move |_| list.rows_left());
    // The reader goes on where the new rows begin; the button may go with the last of them.
    let show_more = move |()| {
        if let Some(first) = list.show_more() {
            focus_row(&first);
        }
    };
    view! {
        {when(
            move || { left.get() > 0 },
            move || {
                view! {
                    <p class="show-more">
                        <Button variant=Variant::Secondary on_click=show_more>
                            "Show more"
                        </Button>
                        <span class="muted">{follow(move || left.get())} " more keys"</span>
                    </p>
                }
            },
        )}
    }
}
