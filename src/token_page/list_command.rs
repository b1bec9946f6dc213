use leptos::prelude::*;

use super::{TokenHook, hook::Copied, value::MASK};
use crate::{
    keys::rules::snippet::curl_list,
    platform::Platform,
    ui::{Built, Button, IntoBuilt as _, follow_text},
    words,
};

/// A command that lists the keys: with the token masked on the screen, and the real one when copied.
#[component]
pub(super) fn ListCommand(hook: TokenHook) -> Built {
    let url = expect_context::<Platform>().url();
    let label = move || match hook.copied.get() {
        Some(Copied::Command) => words::ui::COPIED,
        _ => words::ui::COPY_COMMAND,
    };
    view! {
        <section class="token-part" aria-labelledby="token-command">
            <h2 id="token-command">{words::token::USE_IT}</h2>
            <pre class="snippet" tabindex="0" translate="no">
                {curl_list(&url, MASK).to_string()}
            </pre>
            <p>
                <Button on_click=move |()| hook.copy_command()>{follow_text(label)}</Button>
            </p>
        </section>
    }
    .into_built()
}
