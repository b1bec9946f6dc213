//! When the list loads again by itself: the tab is looked at again, the browser is online again, or
//! another tab of the same user changed something.

use std::{mem::replace, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, VisibilityState};

use super::hook::KeysHook;
use crate::{clock, effect::on_change};

/// A list older than this is loaded again when the tab is looked at, in milliseconds.
const STALE_AFTER_MS: i64 = 30_000;

/// How long further changes are waited for before other tabs are told: several keys may be revoked.
const PAUSE: Duration = Duration::from_millis(300);

/// Keeps `keys` up to date, and tells the other tabs of `user_id` of each change made here.
pub(super) fn keep_fresh(keys: KeysHook, user_id: &str) {
    load_when_looked_at(keys);
    load_when_online(keys);
    // An old browser without channels misses the other tabs' changes until it is looked at.
    if let Ok(channel) = BroadcastChannel::new(&format!("sentinel-keys-{user_id}")) {
        follow_other_tabs(keys, channel);
    }
}

fn load_when_looked_at(keys: KeysHook) {
    let load = move || {
        let is_visible = document().visibility_state() == VisibilityState::Visible;
        let loaded_at = untrack(|| keys.loaded()).map(|(_, at)| at.as_millis());
        let is_stale = loaded_at.is_none_or(|at| clock::now().as_millis() - at > STALE_AFTER_MS);
        if is_visible && is_stale && !untrack(|| keys.is_loading()) {
            keys.reload();
        }
    };
    let focus = window_event_listener(leptos::ev::focus, move |_| load());
    let shown = window_event_listener_untyped("visibilitychange", move |_| load());
    on_cleanup(move || {
        focus.remove();
        shown.remove();
    });
}

/// Being offline ends by itself, so the list comes back by itself.
fn load_when_online(keys: KeysHook) {
    let handle = window_event_listener_untyped("online", move |_| {
        if untrack(|| keys.listing()).is_some_and(|listing| listing.failure.is_some()) {
            keys.reload();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The channel's name says whose keys changed; what changed is asked of the platform.
fn follow_other_tabs(keys: KeysHook, channel: BroadcastChannel) {
    let reload = Closure::<dyn Fn()>::new(move || keys.reload());
    channel.set_onmessage(Some(reload.as_ref().unchecked_ref()));
    let channel = StoredValue::new_local((channel, reload));
    let tell = move || {
        channel.try_with_value(|(channel, _)| {
            // A closed channel belongs to a page that is going away.
            let _ = channel.post_message(&JsValue::from_str("changed"));
        });
    };
    let pending = StoredValue::new(None::<TimeoutHandle>);
    on_change(
        move || keys.changes(),
        move |_| {
            let told_later = set_timeout_with_handle(tell, PAUSE).ok();
            if let Some(earlier) =
                pending.try_update_value(|slot| replace(slot, told_later)).flatten()
            {
                earlier.clear();
            }
        },
    );
    on_cleanup(move || {
        channel.try_with_value(|(channel, _)| {
            channel.set_onmessage(None);
            channel.close();
        });
    });
}
