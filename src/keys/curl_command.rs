use leptos::{prelude::*, task::spawn_local};

use super::rules::snippet::curl_check;
use crate::{
    clipboard,
    platform::Platform,
    ui::{Announcer, Button, Variant, follow},
};

/// The command that proves a key from a terminal. It reads the key from the environment, so there is
/// no key in it.
#[component]
pub(super) fn CurlCommand() -> impl IntoView {
    let announcer = expect_context::<Announcer>();
    let command = curl_check(&expect_context::<Platform>().url());
    let label = RwSignal::new("Copy command");
    let shown = command.clone();
    let copy = move |()| {
        let started = clipboard::write(&command);
        spawn_local(async move {
            let is_copied = clipboard::arrives(started).await;
            let outcome = if is_copied { "Copied" } else { "The browser refused to copy" };
            announcer.announce(outcome);
            label.try_set(outcome);
        });
    };
    view! {
        <pre class="snippet" tabindex="0">
            {shown}
        </pre>
        <p>
            <Button variant=Variant::Secondary on_click=copy>
                {follow(move || label.get())}
            </Button>
        </p>
    }
}
