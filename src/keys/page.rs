//! The page as a whole.

use leptos::prelude::*;

use super::{
    asked::Asked,
    hook::KeysHook,
    later_dialogs::LaterDialogs,
    list::{KeyListView, ListHook, keep_in_url, query_from_url},
    refresh::keep_fresh,
    rotate::ReplacedHook,
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
    words,
};

/// A handle to everything that the page's parts share.
#[derive(Clone, Copy)]
pub struct Hooks {
    parts: StoredValue<Parts>,
    /// What is asked of the later part, which takes it as soon as it is here.
    pub asked: RwSignal<Option<Asked>>,
}

/// The hooks themselves. Together they are too large to be copied into every closure of every row.
struct Parts {
    keys: KeysHook,
    list: ListHook,
    replaced: ReplacedHook,
    user_id: String,
}

impl Hooks {
    /// The page of `user_id` on `platform`, with the list as `query` asks for it.
    #[must_use]
    pub fn new(platform: Platform, user_id: &str, query: ListQuery) -> Self {
        let keys = KeysHook::new(platform);
        let parts = StoredValue::new(Parts {
            keys,
            list: ListHook::new(keys, clock::use_now(), query),
            replaced: ReplacedHook::of_user(user_id),
            user_id: user_id.to_owned(),
        });
        Self { parts, asked: RwSignal::new(None) }
    }

    /// The keys.
    #[must_use]
    pub fn keys(self) -> KeysHook {
        self.parts.with_value(|parts| parts.keys)
    }

    /// What is shown of them.
    #[must_use]
    pub fn list(self) -> ListHook {
        self.parts.with_value(|parts| parts.list)
    }

    /// What was replaced by what.
    #[must_use]
    pub fn replaced(self) -> ReplacedHook {
        self.parts.with_value(|parts| parts.replaced)
    }

    /// Whose keys they are.
    #[must_use]
    pub fn user_id(self) -> String {
        self.parts.with_value(|parts| parts.user_id.clone())
    }

    /// Asks for a dialog, or for what else comes later.
    pub fn ask(self, asked: Asked) {
        self.asked.set(Some(asked));
    }
}

/// Settings → API Keys.
#[component]
pub fn KeysPage() -> Built {
    use_page_title(words::list::PAGE);
    let docs_url = expect_context::<Config>().docs_url;
    let user = untrack(|| expect_context::<Session>().user());
    let user_id = user.map(|user| user.id).unwrap_or_default();
    let hooks = Hooks::new(expect_context::<Platform>(), &user_id, query_from_url());
    keep_in_url(hooks.list().query);
    keep_fresh(hooks.keys(), &user_id);
    let later = expect_context::<Later>();
    use_shortcuts(hooks);
    view! {
        <section class="page">
            <header class="page-header">
                <div>
                    <h1 tabindex="-1">{words::list::PAGE}</h1>
                    <p class="muted">
                        {words::list::PAGE_INTRO}
                        <a href=docs_url rel="noreferrer">
                            {words::list::DOCUMENTATION}
                        </a>
                    </p>
                </div>
                <div class="page-actions" on:pointerover=move |_| later.fetch()>
                    <Button on_click=move |()| hooks.ask(Asked::Check)>
                        {words::list::CHECK_A_KEY}
                    </Button>
                    <Button variant=Variant::Primary on_click=move |()| hooks.ask(Asked::Generate)>
                        {words::list::GENERATE_NEW_KEY}
                    </Button>
                </div>
            </header>
            <KeyListView hooks/>
            <LaterDialogs hooks/>
        </section>
    }
    .into_built()
}
