//! The page as a whole.

use leptos::prelude::*;

use super::{
    absence::wipe_when_away,
    check::CheckHook,
    dialogs::LaterDialogs,
    generate::{GenerateHook, restore_draft_when_listed},
    hook::KeysHook,
    interrupted::tell_when_interrupted,
    list::{KeyListView, ListHook, keep_in_url, query_from_url},
    refresh::keep_fresh,
    reveal::LeftOnClipboard,
    revoke::RevokeHook,
    rotate::{ReplacedHook, remember_while_listed},
    rules::query::ListQuery,
    shortcuts::use_shortcuts,
};
use crate::{
    clock,
    config::Config,
    later::Later,
    platform::Platform,
    session::Session,
    ui::{Built, Button, IntoBuilt as _, Variant, use_page_title},
};

/// A handle to everything that the page's parts share.
#[derive(Clone, Copy)]
pub struct Hooks(StoredValue<Parts>);

/// The hooks themselves. Together they are too large to be copied into every closure of every row.
#[derive(Clone, Copy)]
struct Parts {
    keys: KeysHook,
    list: ListHook,
    replaced: ReplacedHook,
    generate: GenerateHook,
    revoke: RevokeHook,
    check: CheckHook,
}

impl Hooks {
    /// The page of `user_id` on `platform`, with the list as `query` asks for it.
    #[must_use]
    pub fn new(platform: Platform, user_id: &str, query: ListQuery) -> Self {
        let keys = KeysHook::new(platform);
        let list = ListHook::new(keys, clock::use_now(), query);
        let replaced = ReplacedHook::of_user(user_id);
        Self(StoredValue::new(Parts {
            keys,
            list,
            replaced,
            generate: GenerateHook::new(platform, keys, replaced, user_id),
            revoke: RevokeHook::new(platform, keys, list.selected),
            check: CheckHook::new(platform, keys),
        }))
    }

    /// The keys.
    #[must_use]
    pub fn keys(self) -> KeysHook {
        self.0.with_value(|parts| parts.keys)
    }

    /// What is shown of them.
    #[must_use]
    pub fn list(self) -> ListHook {
        self.0.with_value(|parts| parts.list)
    }

    /// What was replaced by what.
    #[must_use]
    pub fn replaced(self) -> ReplacedHook {
        self.0.with_value(|parts| parts.replaced)
    }

    /// Generate New Key and Rotate.
    #[must_use]
    pub fn generate(self) -> GenerateHook {
        self.0.with_value(|parts| parts.generate)
    }

    /// Revoke.
    #[must_use]
    pub fn revoke(self) -> RevokeHook {
        self.0.with_value(|parts| parts.revoke)
    }

    /// Check a key.
    #[must_use]
    pub fn check(self) -> CheckHook {
        self.0.with_value(|parts| parts.check)
    }
}

/// Settings → API Keys.
#[component]
pub fn KeysPage() -> Built {
    use_page_title("API Keys");
    let docs_url = expect_context::<Config>().docs_url;
    let user = untrack(|| expect_context::<Session>().user());
    let user_id = user.map(|user| user.id).unwrap_or_default();
    let hooks = Hooks::new(expect_context::<Platform>(), &user_id, query_from_url());
    keep_in_url(hooks.list().query);
    keep_fresh(hooks.keys(), &user_id);
    remember_while_listed(hooks.replaced(), hooks.keys());
    wipe_when_away(hooks);
    tell_when_interrupted(hooks);
    restore_draft_when_listed(hooks.generate(), hooks.keys());
    let later = expect_context::<Later>();
    let shows_help = RwSignal::new(false);
    use_shortcuts(hooks, shows_help);
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
                <div class="page-actions" on:pointerover=move |_| later.fetch()>
                    <Button on_click=move |()| hooks.check().open()>"Check a key"</Button>
                    <Button variant=Variant::Primary on_click=move |()| hooks.generate().open()>
                        "Generate New Key"
                    </Button>
                </div>
            </header>
            <LeftOnClipboard reveal=hooks.generate().reveal/>
            <KeyListView hooks/>
        </section>
        <LaterDialogs hooks shows_help/>
    }
    .into_built()
}
