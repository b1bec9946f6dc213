use leptos::{prelude::*, task::spawn_local};

use super::{RevealHook, hook::OnClipboard};
use crate::{
    clipboard,
    ui::{Built, Button, Toasts, Variant, focus_page_heading_if_lost, when},
    words,
};

/// Offers to clear the clipboard while a key that was put away is still on it.
#[component]
pub(in crate::keys) fn LeftOnClipboard(reveal: RevealHook) -> Built {
    let toasts = expect_context::<Toasts>();
    let forget = move || {
        reveal.clipboard.set(OnClipboard::Nothing);
        // The button goes with what it stands in.
        focus_page_heading_if_lost();
    };
    let clear = move |()| {
        // Whatever is on it: reading it first would need a right that nobody should give for this.
        let started = clipboard::write("");
        spawn_local(async move {
            if clipboard::arrives(started).await {
                toasts.success(words::reveal::CLIPBOARD_CLEARED.to_owned());
            } else {
                toasts.failure(words::reveal::CLEAR_REFUSED);
            }
        });
        forget();
    };
    when(
        move || reveal.clipboard.get() == OnClipboard::KeyPutAway,
        move || {
            view! {
                <p class="left-on-clipboard" role="status">
                    <span>{words::reveal::STILL_ON_CLIPBOARD}</span>
                    <Button variant=Variant::Link on_click=clear>
                        {words::reveal::CLEAR_CLIPBOARD}
                    </Button>
                    <Button variant=Variant::Ghost on_click=move |()| forget()>
                        {words::ui::DISMISS}
                    </Button>
                </p>
            }
        },
    )
}
