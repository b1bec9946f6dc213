use leptos::prelude::*;

use super::{RevealHook, key_value::MASK};
use crate::{
    keys::rules::snippet::{SnippetFor, SnippetKind, snippet},
    platform::Platform,
    ui::{Announcer, Built, Button, IntoBuilt as _, Tabs, follow_text},
    words,
};

/// Ready snippets: with the key masked on the screen, and the real one when copied.
#[component]
pub(super) fn UseIt(reveal: RevealHook, name: StoredValue<String>) -> Built {
    let announcer = expect_context::<Announcer>();
    let url = expect_context::<Platform>().url();
    let chosen = RwSignal::new(0_usize);
    // Which snippet was to be copied last, and whether that worked.
    let copied = RwSignal::new(None::<(SnippetKind, bool)>);
    let kind = move || SnippetKind::ALL.get(chosen.get()).copied().unwrap_or(SnippetKind::Python);
    let shown = move || {
        let target = SnippetFor { platform_url: &url, name: &name.get_value() };
        // The mask is no secret.
        snippet(kind(), &target, MASK).to_string()
    };
    let copy = move |()| {
        let kind = untrack(kind);
        let done = Callback::new(move |is_copied: bool| {
            announcer.announce(if is_copied { words::ui::COPIED } else { words::ui::COPY_REFUSED });
            copied.try_set(Some((kind, is_copied)));
        });
        reveal.copy_snippet(kind, &name.get_value(), done);
    };
    let label = move || match copied.get() {
        Some((copied, true)) if copied == kind() => words::ui::COPIED,
        Some((refused, false)) if refused == kind() => words::ui::COPY_REFUSED,
        _ => words::reveal::COPY_SNIPPET,
    };
    view! {
        <section class="use-it" aria-labelledby="use-it">
            <h3 id="use-it">{words::reveal::USE_IT}</h3>
            <Tabs label=words::reveal::SNIPPETS names=SnippetKind::ALL.map(SnippetKind::label).to_vec() chosen>
                <pre class="snippet" tabindex="0" translate="no">
                    {follow_text(shown)}
                </pre>
                <Button on_click=copy>{follow_text(label)}</Button>
            </Tabs>
        </section>
    }
    .into_built()
}
