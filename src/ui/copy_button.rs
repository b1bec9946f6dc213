use leptos::{prelude::*, task::spawn_local};

use super::{Announcer, Built, Button, IntoBuilt as _, follow_text};
use crate::{clipboard, words::ui};

/// Puts a text that is no secret on the clipboard, and says whether that worked.
#[component]
pub fn CopyButton(
    /// What the button says before.
    label: &'static str,
    /// What is copied.
    text: String,
) -> Built {
    let announcer = expect_context::<Announcer>();
    let label = RwSignal::new(label);
    let copy = move |()| {
        let started = clipboard::write(&text);
        spawn_local(async move {
            let is_copied = clipboard::arrives(started).await;
            let outcome = if is_copied { ui::COPIED } else { ui::COPY_REFUSED };
            announcer.announce(outcome);
            label.try_set(outcome);
        });
    };
    view! { <Button on_click=copy>{follow_text(move || label.get())}</Button> }.into_built()
}
