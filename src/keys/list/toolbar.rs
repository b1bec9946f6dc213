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
    words,
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
            announcer.announce(words::list::WHOLE_KEY_CUT);
        }
    };
    view! {
        <input
            node_ref=field
            id=SEARCH
            type="search"
            class="search-field"
            aria-label=words::list::SEARCH
            placeholder=words::list::SEARCH_PLACEHOLDER
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
        Filter::All => words::list::ALL_KEYS,
        Filter::Due => words::rotation::DUE_FOR_ROTATION,
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
    view! { <Select label=words::list::SHOW options chosen on_choose=choose/> }.into_built()
}

/// The orders to choose where the columns' headings have no room.
const ORDERS: [(&str, Sort); 7] = [
    (words::list::NEWEST_FIRST, Sort { column: Column::Created, descending: true }),
    (words::list::OLDEST_FIRST, Sort { column: Column::Created, descending: false }),
    (words::list::BY_NAME, Sort { column: Column::Name, descending: false }),
    (words::list::BY_ENVIRONMENT, Sort { column: Column::Environment, descending: false }),
    (words::list::BY_KEY, Sort { column: Column::Key, descending: false }),
    (words::list::MOST_URGENT_ROTATION_FIRST, Sort { column: Column::Rotation, descending: false }),
    // The last one, because not every platform reports it.
    (words::list::LAST_USED_FIRST, Sort { column: Column::LastUsed, descending: true }),
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
            options.push(words::list::ANOTHER_ORDER);
        }
        options
    });
    let choose = Callback::new(move |place: usize| {
        if let Some((_, sort)) = ORDERS.get(place) {
            list.sort(*sort);
        }
    });
    view! {
        <Select
            label=words::list::SORT_BY
            class="sort-select"
            options
            chosen
            on_choose=choose
       />
    }
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
                let said = |(matches, all)| words::list::matching(matches, all);
                count.get().map(said).unwrap_or_default()
            })}
        </p>
    }
    .into_built()
}
