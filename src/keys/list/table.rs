use leptos::{html, prelude::*};
use sentinel_api_types::ApiKey;

use super::{
    ListHook,
    row::{KeyRow, key_of_row},
};
use crate::{
    effect::effect,
    keys::{page::Hooks, rules::query::Column},
    ui::{Built, IntoBuilt as _, follow, follow_text, when},
    words,
};

/// The keys as a table; on narrow screens each row is a card with the same roles. Of a long one only
/// what is near the screen is in the page.
#[component]
pub(super) fn KeyTable(hooks: Hooks) -> Built {
    let list = hooks.list();
    let keep_focused = move |event: leptos::ev::FocusEvent| {
        if let Some(id) = key_of_row(event.target()) {
            list.keep_row(&id);
        }
    };
    let shows_last_use = Memo::new(move |_| list.list().reports_last_use);
    let unreadable = Memo::new(move |_| list.list().unreadable);
    list.follow_order();
    let key = |key: &ApiKey| (key.id.clone(), key.name.clone());
    let row =
        move |key: &ApiKey| view! { <KeyRow key=key.clone() shows_last_use hooks/> }.into_built();
    let columns = move || 7 + usize::from(shows_last_use.get_untracked());
    list.window.fill(columns, move || list.shown(), key, row);
    view! {
        <table
            class="table"
            role="table"
            aria-label=words::list::TABLE
            aria-rowcount=follow(move || (list.matches() + 1).to_string())
        >
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1">
                    <th role="columnheader" scope="col" class="select-cell">
                        <SelectAll list/>
                    </th>
                    <Heading list column=Column::Name label=words::list::NAME/>
                    <Heading list column=Column::Key label=words::list::KEY/>
                    <Heading list column=Column::Environment label=words::list::ENVIRONMENT/>
                    <Heading list column=Column::Created label=words::list::CREATED/>
                    {when(
                        move || shows_last_use.get(),
                        move || {
                            view! {
                                <Heading
                                    list
                                    column=Column::LastUsed
                                    label=words::list::LAST_USED
                               />
                            }
                        },
                    )}
                    <Heading list column=Column::Rotation label=words::list::ROTATION/>
                    <th role="columnheader" scope="col">
                        <span class="visually-hidden">{words::list::ACTIONS}</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup" node_ref=list.window.body on:focusin=keep_focused></tbody>
        </table>
        {when(
            move || { unreadable.get() > 0 },
            move || {
                view! {
                    <p class="muted">
                        {follow_text(move || words::list::unreadable(unreadable.get()))}
                    </p>
                }
            },
        )}
    }
    .into_built()
}

/// A column's heading, which sorts by it.
#[component]
fn Heading(list: ListHook, column: Column, label: &'static str) -> Built {
    let direction = move || {
        let sort = list.query.with(|query| query.sort);
        (sort.column == column).then_some(if sort.descending { "descending" } else { "ascending" })
    };
    let width = match column {
        Column::Name => "name-head",
        Column::Key => "narrow-head",
        Column::Rotation => "wide-head",
        Column::Environment => "environment-head",
        Column::Created | Column::LastUsed => "",
    };
    view! {
        <th role="columnheader" scope="col" class=width aria-sort=follow(direction)>
            <button type="button" class="sort" on:click=move |_| list.sort_by(column)>
                {label}
            </button>
        </th>
    }
    .into_built()
}

/// Selects everything that matches, also what has no row.
#[component]
fn SelectAll(list: ListHook) -> Built {
    let checkbox = NodeRef::<html::Input>::new();
    let counts = Memo::new(move |_| (list.selected_matches(), list.matches()));
    effect(move || {
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
                aria-label=words::list::SELECT_ALL_MATCHING
                on:change:target=move |event| list.select_all_matching(event.target().checked())
           />
            <span class="narrow-only" aria-hidden="true">
                {words::list::SELECT_ALL_MATCHING}
            </span>
        </label>
    }
    .into_built()
}
