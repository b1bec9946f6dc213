//! The page's dialogs and what belongs to them: a later part (`later.rs`).

use leptos::prelude::*;

use super::{
    absence::wipe_when_away,
    asked::Asked,
    check::{CheckDialog, CheckHook},
    connect::{ConnectHook, ConnectPanel},
    export::save,
    generate::{GenerateDialog, GenerateHook, restore_draft_when_listed},
    hook::KeysHook,
    interrupted::tell_when_interrupted,
    list::ListHook,
    page::Hooks,
    reveal::LeftOnClipboard,
    revoke::{RevokeDialog, RevokeHook},
    rotate::remember_while_listed,
    shortcuts::ShortcutHelp,
};
use crate::{
    effect::effect,
    platform::Platform,
    ui::{Built, IntoBuilt as _},
};

/// A handle to everything that the dialogs share.
#[derive(Clone, Copy)]
pub struct DialogHooks(StoredValue<Parts>);

/// The hooks themselves. Together they are too large to be copied into every closure.
#[derive(Clone, Copy)]
struct Parts {
    page: Hooks,
    generate: GenerateHook,
    revoke: RevokeHook,
    check: CheckHook,
}

impl DialogHooks {
    /// Closed dialogs of this page, for the keys on `platform`.
    #[must_use]
    pub fn new(page: Hooks, platform: Platform) -> Self {
        let (keys, list) = (page.keys(), page.list());
        Self(StoredValue::new(Parts {
            page,
            generate: GenerateHook::new(platform, keys, page.replaced(), &page.user_id()),
            revoke: RevokeHook::new(platform, keys, list.selected),
            check: CheckHook::new(platform, keys),
        }))
    }

    /// The keys.
    #[must_use]
    pub fn keys(self) -> KeysHook {
        self.0.with_value(|parts| parts.page.keys())
    }

    /// What is shown of them.
    #[must_use]
    pub fn list(self) -> ListHook {
        self.0.with_value(|parts| parts.page.list())
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

/// The dialogs, each of which is open when its hook says so. What was asked for already is done at once.
pub fn dialogs(page: Hooks) -> Built {
    let hooks = DialogHooks::new(page, expect_context::<Platform>());
    wipe_when_away(hooks);
    tell_when_interrupted(hooks);
    remember_while_listed(page.replaced(), hooks.keys());
    let connect = ConnectHook::new(hooks.keys(), &page.user_id());
    connect.follow_reveals(hooks.generate());
    connect.follow_tests(hooks.check());
    let shows_shortcuts = RwSignal::new(false);
    effect(move || {
        let Some(asked) = page.asked.get() else { return };
        page.asked.set(None);
        match asked {
            Asked::Generate => hooks.generate().open(),
            Asked::Rotate(key) => hooks.generate().rotate(key),
            Asked::Revoke(keys) => hooks.revoke().ask(keys),
            Asked::Check => hooks.check().open(),
            Asked::Export(format) => save(format, hooks.list()),
            Asked::Shortcuts => shows_shortcuts.set(true),
        }
    });
    // After what was asked for, which goes before.
    restore_draft_when_listed(hooks);
    view! {
        <ConnectPanel connect/>
        <LeftOnClipboard reveal=hooks.generate().reveal/>
        <GenerateDialog hooks/>
        <RevokeDialog hook=hooks.revoke()/>
        <CheckDialog hooks/>
        <ShortcutHelp is_open=shows_shortcuts/>
    }
    .into_built()
}
