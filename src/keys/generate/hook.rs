//! Generate New Key and Rotate as one state machine: `form → creating → reveal → closed`, with
//! `unknown outcome` beside it, and for a rotation `old key` before the end.

use leptos::{prelude::*, task::spawn_local};
use sentinel_api_types::{ApiKey, KeyName};

use super::step::{OldKey, Purpose, Step};
use crate::{
    clock,
    keys::{
        hook::KeysHook,
        reveal::RevealHook,
        rotate::ReplacedHook,
        rules::{
            same_name::same_named,
            unknown_outcome::{Verdict, verdict},
        },
    },
    platform::{Platform, PlatformError, Words},
    secret::Secret,
};

/// The state of the dialog and what can be done in it.
#[derive(Clone, Copy)]
pub struct GenerateHook {
    platform: Platform,
    keys: KeysHook,
    replaced: ReplacedHook,
    /// Whose keys they are, for what was typed to be kept while the user signs in again.
    pub(super) user_id: StoredValue<String>,
    /// The new key, once there is one.
    pub reveal: RevealHook,
    /// Whether the dialog is open.
    pub is_open: RwSignal<bool>,
    /// What the key is for.
    pub purpose: RwSignal<Purpose>,
    /// Where the dialog stands.
    pub step: RwSignal<Step>,
    /// The name as typed.
    pub name: RwSignal<String>,
    /// What is wrong with the name, or why the platform refused it.
    pub problem: RwSignal<Option<Words>>,
    /// What becomes of the old key, in the last step of a rotation.
    pub old_key: RwSignal<OldKey>,
    /// The key that a rotation revoked last, for saying so.
    pub revoked: RwSignal<Option<ApiKey>>,
}

impl GenerateHook {
    /// A closed dialog that makes keys of `user_id` on `platform` and tells `keys` and `replaced` of
    /// them.
    #[must_use]
    pub fn new(platform: Platform, keys: KeysHook, replaced: ReplacedHook, user_id: &str) -> Self {
        Self {
            platform,
            keys,
            replaced,
            user_id: StoredValue::new(user_id.to_owned()),
            reveal: RevealHook::new(platform),
            is_open: RwSignal::new(false),
            purpose: RwSignal::new(Purpose::New),
            step: RwSignal::new(Step::Form),
            name: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            old_key: RwSignal::new(OldKey::Active),
            revoked: RwSignal::new(None),
        }
    }

    /// Opens the form, empty.
    pub fn open(self) {
        self.open_for(Purpose::New);
    }

    /// Opens the form for a key in the place of `key`, with its name.
    pub fn rotate(self, key: ApiKey) {
        self.open_for(Purpose::Replace(key));
    }

    fn open_for(self, purpose: Purpose) {
        if !self.is_open.get_untracked() {
            self.reset();
            if let Purpose::Replace(key) = &purpose {
                self.name.set(key.name.clone());
            }
            self.purpose.set(purpose);
            self.is_open.set(true);
        }
    }

    /// The name of another key that the typed one could be taken for. While a key is being made nothing
    /// changes: the list then holds the new one itself.
    #[must_use]
    pub fn same_name(self) -> Memo<Option<String>> {
        Memo::new(move |before: Option<&Option<String>>| match self.step.get() {
            Step::Form => self.find_same_name(),
            _ => before.cloned().flatten(),
        })
    }

    fn find_same_name(self) -> Option<String> {
        let (list, _) = self.keys.loaded()?;
        let purpose = self.purpose.get();
        let is_other =
            |key: &&ApiKey| !matches!(&purpose, Purpose::Replace(old) if old.id == key.id);
        let name = self.name.get();
        same_named(&name, &list.keys).find(is_other).map(|key| key.name.clone())
    }

    /// Whether this key, which was to be replaced, was revoked elsewhere meanwhile; tracked.
    #[must_use]
    pub fn is_gone(self, old: &ApiKey) -> bool {
        self.keys.loaded().is_some_and(|(list, _)| {
            list.unreadable == 0 && !list.keys.iter().any(|key| key.id == old.id)
        })
    }

    /// Makes the key. Does nothing unless the form is there, so a second click makes no second key.
    pub fn submit(self) {
        if self.step.get_untracked() != Step::Form {
            return;
        }
        match KeyName::parse(&self.name.get_untracked()) {
            Ok(name) => {
                self.problem.set(None);
                self.step.set(Step::Creating);
                spawn_local(self.create(name));
            }
            Err(error) => {
                self.problem.set(Some(Words::edit(error.to_string())));
            }
        }
    }

    async fn create(self, name: KeyName) {
        let (before, sent_at) = (self.keys.known_ids(), clock::now());
        match self.platform.create_key(name.clone()).await {
            Ok((key, secret)) => self.show(key, secret),
            Err(error) if error.outcome_is_unknown() => {
                self.problem.try_set(Some(self.platform.words(&error)));
                self.step.try_set(Step::Unknown(Verdict::Checking));
                let verdict = match self.platform.list_keys().await {
                    Ok(after) => verdict(before.as_ref(), &after.keys, name.as_str(), sent_at),
                    Err(_) => Verdict::CannotTell,
                };
                self.keys.reload();
                self.step.try_set(Step::Unknown(verdict));
            }
            Err(error) => self.back_to_form(Some(&error)),
        }
    }

    fn show(self, key: ApiKey, secret: Secret) {
        if self.reveal.take_in(secret) {
            self.keys.created(key.clone());
            self.step.try_set(Step::Reveal(key));
        }
    }

    /// Back to the form with the name kept.
    fn back_to_form(self, error: Option<&PlatformError>) {
        self.problem.try_set(error.map(|error| self.platform.words(error)));
        self.step.try_set(Step::Form);
    }

    /// After an unknown outcome that turned out as no key: the form again.
    pub fn try_again(self) {
        self.back_to_form(None);
    }

    /// After an unknown outcome that made a key nobody has: revokes it, then makes another.
    pub fn replace_lost(self, id: String) {
        let Ok(name) = KeyName::parse(&self.name.get_untracked()) else { return };
        self.problem.set(None);
        self.step.set(Step::Creating);
        spawn_local(async move {
            match self.platform.revoke_key(&id).await {
                Ok(()) => {
                    self.keys.revoked(&[&id]);
                    self.keys.reload();
                    self.create(name).await;
                }
                Err(error) => self.back_to_form(Some(&error)),
            }
        });
    }

    /// Whether a name was typed that may have no key yet: a create that is under way is refused when the
    /// session is over. If it was not, the form warns of the key that has the name.
    #[must_use]
    pub fn holds_a_name(self) -> bool {
        let has_name = self.name.try_with_untracked(|name| !name.trim().is_empty());
        let is_form = matches!(self.step.try_get_untracked(), Some(Step::Form | Step::Creating));
        self.is_open.try_get_untracked() == Some(true) && is_form && has_name == Some(true)
    }

    /// Whether leaving the page now would lose a key.
    #[must_use]
    pub fn is_at_risk(self) -> bool {
        match self.step.try_get_untracked() {
            Some(Step::Creating | Step::Unknown(Verdict::Checking)) => true,
            Some(Step::Reveal(_)) => self.reveal.is_taken.try_get_untracked() == Some(false),
            _ => false,
        }
    }

    /// Closes, or goes to the last step of a rotation, if nothing is lost by it; asks when the key
    /// would be. In that last step, both keys are kept.
    pub fn dismiss(self) {
        match self.step.get_untracked() {
            Step::Creating | Step::Unknown(Verdict::Checking) => {}
            Step::Reveal(new) => {
                if self.reveal.may_leave() {
                    self.leave_reveal(new);
                }
            }
            Step::OldKey { .. } if self.old_key.get_untracked() == OldKey::Revoking => {}
            Step::OldKey { .. } | Step::Form | Step::Unknown(_) => self.close(),
        }
    }

    fn leave_reveal(self, new: ApiKey) {
        match self.purpose.get_untracked() {
            Purpose::New => self.close(),
            Purpose::Replace(old) => {
                // From now on both are there; revoking the old one forgets it again.
                self.replaced.remember(&old.id, &new.id, clock::now());
                self.step.set(Step::OldKey { old, new });
            }
        }
    }

    /// The last step of a rotation: revokes the old key, once.
    pub fn revoke_old(self) {
        let Step::OldKey { old, .. } = self.step.get_untracked() else { return };
        if self.old_key.get_untracked() == OldKey::Revoking {
            return;
        }
        self.old_key.set(OldKey::Revoking);
        spawn_local(async move {
            match self.platform.revoke_key(&old.id).await {
                Ok(()) => {
                    self.keys.revoked(&[&old.id]);
                    self.keys.reload();
                    self.revoked.try_set(Some(old));
                    self.close();
                }
                Err(error) => {
                    self.old_key.try_set(OldKey::Failed(self.platform.words(&error)));
                }
            }
        });
    }

    /// Closes and wipes the key.
    pub fn close(self) {
        self.is_open.try_set(false);
        self.reset();
    }

    fn reset(self) {
        self.reveal.wipe();
        self.purpose.try_set(Purpose::New);
        self.step.try_set(Step::Form);
        self.name.try_set(String::new());
        self.problem.try_set(None);
        self.old_key.try_set(OldKey::Active);
    }
}
