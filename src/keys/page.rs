//! The page as a whole.

use leptos::prelude::*;

use super::{
    generate::GenerateHook, generate_dialog::GenerateDialog, hook::KeysHook, list::KeyListView,
    revoke::RevokeHook, revoke_dialog::RevokeDialog,
};
use crate::{
    config::Config,
    platform::Platform,
    ui::{Button, Variant, on_shortcut, use_page_title},
};

/// Settings → API Keys.
#[component]
pub fn KeysPage() -> impl IntoView {
    use_page_title("API Keys");
    let platform = expect_context::<Platform>();
    let docs_url = expect_context::<Config>().docs_url;
    let keys = KeysHook::new(platform);
    let generate = GenerateHook::new(platform, keys);
    let revoke = RevokeHook::new(platform, keys);
    on_shortcut("n", move || generate.open());
    view! {
        <section class="page">
            <header class="page-header">
                <div>
                    <h1 tabindex="-1">"API Keys"</h1>
                    <p class="muted">
                        "Long-lived credentials for the SDK, one for each environment. "
                        <a href=docs_url rel="noreferrer">
                            "Documentation"
                        </a>
                    </p>
                </div>
                <Button variant=Variant::Primary on_click=move |()| generate.open()>
                    "Generate New Key"
                </Button>
            </header>
            <KeyListView keys generate revoke/>
        </section>
        <GenerateDialog hook=generate keys/>
        <RevokeDialog hook=revoke/>
    }
}
