use leptos::prelude::*;
use zeroize::Zeroizing;

use super::RevealHook;
use crate::{
    clipboard::{text_in, text_of},
    keys::rules::paste_back::PasteBack,
    ui::{Announcer, Built, IntoBuilt as _, follow, follow_text},
    words,
};

/// `Paste back to verify`: compares what was stored elsewhere with the key. What is pasted is never
/// put into the page.
#[component]
pub(super) fn PasteBackCheck(reveal: RevealHook) -> Built {
    let announcer = expect_context::<Announcer>();
    let outcome = RwSignal::new(None::<PasteBack>);
    let compare = move |stored: Zeroizing<Vec<u8>>| {
        let compared = reveal.compare(str::from_utf8(&stored).unwrap_or_default());
        if let Some(compared) = &compared {
            announcer.announce(compared.words());
        }
        outcome.set(compared);
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        event.prevent_default();
        if let Some(data) = event.clipboard_data() {
            compare(text_of(&data));
        }
    };
    let input = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        compare(text_in(&event.target()));
    };
    let class = move || match outcome.get() {
        Some(PasteBack::Matches) => "said said-success",
        Some(_) => "said said-danger",
        None => "said",
    };
    view! {
        <div class="field paste-back">
            <label for="paste-back">{words::reveal::PASTE_BACK}</label>
            <input
                id="paste-back"
                type="password"
                autocomplete="off"
                spellcheck="false"
                class="ph-no-capture"
                data-sentry-mask=""
                data-dd-privacy="mask"
                placeholder=words::reveal::PASTE_STORED
                aria-describedby="paste-back-outcome"
                on:paste=paste
                on:input:target=input
           />
            <p id="paste-back-outcome" class=follow(class)>
                {follow_text(move || outcome.get().map(PasteBack::words).unwrap_or_default())}
            </p>
        </div>
    }
    .into_built()
}
