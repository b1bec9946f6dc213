//! The search, filter and sort of the list in the page's address, so that a view can be linked and
//! survives a reload.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
    params::ParamsMap,
};

use crate::keys::rules::query::ListQuery;

/// How long the address waits for further changes. Browsers refuse more than a few changes a second.
const PAUSE: Duration = Duration::from_millis(350);

/// What the address asks for now.
#[must_use]
pub fn query_from_url() -> ListQuery {
    use_query_map().with_untracked(read)
}

fn read(params: &ParamsMap) -> ListQuery {
    ListQuery::from_params(&|name| params.get(name))
}

/// Writes each change of `query` into the address, and takes over what the address is changed to:
/// by the back button, or by a link to this page.
pub fn keep_in_url(query: RwSignal<ListQuery>) {
    let (params, path) = (use_query_map(), use_location().pathname.get_untracked());
    let navigate = use_navigate();
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(pending) = pending.try_update_value(Option::take).flatten() {
            pending.clear();
        }
    };
    Effect::watch(
        move || params.get(),
        move |params, _, _| {
            let asked = read(params);
            if query.with_untracked(|query| *query != asked) {
                stop();
                query.set(asked);
            }
        },
        false,
    );
    Effect::watch(
        move || query.get(),
        move |query, _, _| {
            stop();
            let (navigate, query, path) = (navigate.clone(), query.clone(), path.clone());
            let write = move || {
                if params.with_untracked(read) != query {
                    let options =
                        NavigateOptions { replace: true, scroll: false, ..Default::default() };
                    navigate(&address(&path, &query), options);
                }
            };
            pending.set_value(set_timeout_with_handle(write, PAUSE).ok());
        },
        false,
    );
    on_cleanup(stop);
}

fn address(path: &str, query: &ListQuery) -> String {
    let mut address = path.to_owned();
    for (place, (name, value)) in query.params().iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.push_str(&String::from(js_sys::encode_uri_component(value)));
    }
    address
}
