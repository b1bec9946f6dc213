use leptos::prelude::*;

use super::rules::snippet::curl_check;
use crate::{
    platform::Platform,
    ui::{Built, CopyButton, IntoBuilt as _},
    words,
};

/// The command that proves a key from a terminal. It reads the key from the environment, so there is
/// no key in it.
#[component]
pub(super) fn CurlCommand() -> Built {
    let command = curl_check(&expect_context::<Platform>().url());
    let shown = command.clone();
    view! {
        <pre class="snippet" tabindex="0">
            {shown}
        </pre>
        <p>
            <CopyButton label=words::ui::COPY_COMMAND text=command/>
        </p>
    }
    .into_built()
}
