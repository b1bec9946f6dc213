use leptos::{html, prelude::*};

use super::{ListHook, export_menu::ExportMenu};
use crate::{
    effect::effect,
    keys::{
        page::Hooks,
        rules::{
            environment::{Environment, environment},
            query::{Column, Filter, Sort},
        },
    },
    ui::{Announcer, Built, IntoBuilt as _, Select, focus_present, follow_text},
};

/// Id of the search field.
const SEARCH: &str = "search";

/// Moves the focus to the search field, before the next letter is typed.
pub(in crate::keys) fn focus_search() {
    focus_present(SEARCH);
}

/// Search, filter, order and export.
#[component]
pub(super) fn Toolbar(hooks: Hooks) -> Built {
    let list = hooks.list();
    view! {
        <div class="toolbar" role="search">
            <Search list/>
            <FilterSelect list/>
            <SortSelect list/>
            <ExportMenu hooks/>
        </div>
        <MatchCount list/>
    }
    .into_built()
}

#[component]
fn Search(list: ListHook) -> Built {
    let announcer = expect_context::<Announcer>();
    let field = NodeRef::<html::Input>::new();
    // The field writes while it is typed in, and follows when the search is changed elsewhere.
    effect(move || {
        let search = list.query.with(|query| query.search.clone());
        if let Some(field) = field.get().filter(|field| field.value() != search) {
            field.set_value(&search);
        }
    });
    let input = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        if list.search(event.target().value()).is_some() {
            announcer.announce("A whole key was cut to its first characters");
        }
    };
    view! {
        <input
            node_ref=field
            id=SEARCH
            type="search"
            class="search-field"
            aria-label="Search"
            placeholder="Search name or key"
            autocomplete="off"
            spellcheck="false"
            aria-keyshortcuts="/"
            on:input:target=input
       />
    }
    .into_built()
}

/// The filters that find something, and the chosen one.
fn filters(list: ListHook) -> Vec<Filter> {
    let mut present = [false; Environment::ALL.len()];
    for known in list.list().keys.iter().filter_map(|key| environment(&key.name)) {
        present[known as usize] = true;
    }
    let mut filters = vec![Filter::All, Filter::Due];
    let environments = Environment::ALL.into_iter().zip(present).filter(|(_, present)| *present);
    filters.extend(environments.map(|(environment, _)| Filter::Environment(environment)));
    let chosen = list.query.with(|query| query.filter);
    if !filters.contains(&chosen) {
        filters.push(chosen);
    }
    filters
}

fn label(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "All keys",
        Filter::Due => "Due for rotation",
        Filter::Environment(environment) => environment.label(),
    }
}

#[component]
fn FilterSelect(list: ListHook) -> Built {
    let filters = Memo::new(move |_| filters(list));
    let options = Signal::derive(move || filters.get().into_iter().map(label).collect::<Vec<_>>());
    let chosen = Signal::derive(move || {
        let filter = list.query.with(|query| query.filter);
        filters.get().iter().position(|other| *other == filter).unwrap_or_default()
    });
    let choose = Callback::new(move |place: usize| {
        list.filter(filters.get_untracked().get(place).copied().unwrap_or(Filter::All));
    });
    view! { <Select label="Show" options chosen on_choose=choose/> }.into_built()
}

/// The orders to choose where the columns' headings have no room.
const ORDERS: [(&str, Sort); 7] = [
    ("Newest first", Sort { column: Column::Created, descending: true }),
    ("Oldest first", Sort { column: Column::Created, descending: false }),
    ("By name", Sort { column: Column::Name, descending: false }),
    ("By environment", Sort { column: Column::Environment, descending: false }),
    ("By key", Sort { column: Column::Key, descending: false }),
    ("Most urgent rotation first", Sort { column: Column::Rotation, descending: false }),
    // The last one, because not every platform reports it.
    ("Last used first", Sort { column: Column::LastUsed, descending: true }),
];

#[component]
fn SortSelect(list: ListHook) -> Built {
    let chosen = Signal::derive(move || {
        let sort = list.query.with(|query| query.sort);
        ORDERS.iter().position(|(_, order)| *order == sort).unwrap_or(ORDERS.len())
    });
    let options = Signal::derive(move || {
        let mut options: Vec<_> = ORDERS.iter().map(|(label, _)| *label).collect();
        if !list.list().reports_last_use && chosen.get() < ORDERS.len() - 1 {
            options.pop();
        }
        if chosen.get() == ORDERS.len() {
            options.push("Another order");
        }
        options
    });
    let choose = Callback::new(move |place: usize| {
        if let Some((_, sort)) = ORDERS.get(place) {
            list.sort(*sort);
        }
    });
    view! { <Select label="Sort by" class="sort-select" options chosen on_choose=choose/> }
        .into_built()
}

/// How many keys match, while not all are shown.
#[component]
fn MatchCount(list: ListHook) -> Built {
    let count = Memo::new(move |_| {
        let (matches, all) = (list.matches(), list.list().keys.len());
        (matches < all).then_some((matches, all))
    });
    view! {
        <p class="visually-hidden" role="status">
            {follow_text(move || {
                let words = |(matches, all)| format!("{matches} of {all} keys match");
                count.get().map(words).unwrap_or_default()
            })}
        </p>
    }
    .into_built()
}
