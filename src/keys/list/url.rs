//! The search, filter and sort of the list in the page's address, so that a view can be linked and
//! survives a reload.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use web_sys::UrlSearchParams;

use crate::{
    effect::{effect, on_change},
    keys::rules::query::ListQuery,
};

/// How long the address waits for further changes. Browsers refuse more than a few changes a second.
const PAUSE: Duration = Duration::from_millis(350);

/// What the address asks for now.
#[must_use]
pub fn query_from_url() -> ListQuery {
    use_location().search.with_untracked(|search| read(search))
}

fn read(search: &str) -> ListQuery {
    ListQuery::from_params(&|name| param(search, name))
}

/// The decoded value of one parameter. The browser reads it: the router's own map decodes twice.
fn param(search: &str, name: &str) -> Option<String> {
    UrlSearchParams::new_with_str(search).ok()?.get(name)
}

/// Writes each change of `query` into the address, and takes over what the address is changed to:
/// by the back button, or by a link to this page.
pub fn keep_in_url(query: RwSignal<ListQuery>) {
    let (search, path) = (use_location().search, use_location().pathname.get_untracked());
    let navigate = use_navigate();
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || pending.try_update_value(Option::take).flatten().map(|timer| timer.clear());
    let path = StoredValue::new(path);
    let now = move || path.with_value(|path| query.with_untracked(|query| address(path, query)));
    let write_soon = move || {
        stop();
        let navigate = navigate.clone();
        let write = move || {
            // The path is that of the page, with the folder that the router would put before it.
            let options = NavigateOptions {
                resolve: false,
                replace: true,
                scroll: false,
                ..Default::default()
            };
            navigate(&now(), options);
        };
        after_pause(pending, write);
    };
    let write_later = write_soon.clone();
    effect(move || {
        let search = search.get();
        let asked = read(&search);
        // A link may hold a whole key. It was cut when it was read, and must go from the address.
        let holds_more = param(&search, "q").is_some_and(|search| search != asked.search);
        if query.with_untracked(|query| *query != asked) {
            stop();
            query.set(asked);
        }
        if holds_more {
            write_soon();
        }
    });
    let write_if_changed = move |query: ListQuery| {
        if search.with_untracked(|search| read(search)) != query {
            write_later();
        }
    };
    on_change(move || query.get(), write_if_changed);
    // What still waits when the page is left is written at once, past the router, which is already on
    // its way to another address.
    let write_now = move || {
        if stop().is_some() && path.with_value(|path| is_at(path)) {
            replace_address(&now());
        }
    };
    let leave = window_event_listener_untyped("pagehide", move |_| write_now());
    on_cleanup(move || {
        leave.remove();
        write_now();
    });
}

/// Calls `write` after the pause, but not while a dialog is open: it may have put an entry of its own
/// on top of the history.
fn after_pause(pending: StoredValue<Option<TimeoutHandle>>, write: impl Fn() + Clone + 'static) {
    let fire = move || {
        pending.try_set_value(None);
        match document().query_selector("dialog[open]") {
            Ok(Some(_)) => after_pause(pending, write.clone()),
            _ => write(),
        }
    };
    pending.try_set_value(set_timeout_with_handle(fire, PAUSE).ok());
}

fn is_at(path: &str) -> bool {
    window().location().pathname().is_ok_and(|here| here == path)
}

fn replace_address(address: &str) {
    let Ok(history) = window().history() else { return };
    let state = history.state().unwrap_or_default();
    // A browser that refuses forgets the search, and nothing else.
    let _ = history.replace_state_with_url(&state, "", Some(address));
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
