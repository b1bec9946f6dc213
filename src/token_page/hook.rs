//! The token that the page holds, and what can be done with it.

use js_sys::Promise;
use leptos::{prelude::*, task::spawn_local};
use sentinel_api_types::Timestamp;
use wasm_bindgen::JsValue;
use web_sys::Node;

use super::Claims;
use crate::{
    clerk::TokenError,
    clipboard, clock,
    keys::rules::snippet::curl_list,
    platform::{Platform, Words},
    secret::Secret,
    session::Session,
    words,
};

/// What the clipboard made of a text.
type Started = Result<Promise, JsValue>;

/// Whether there is a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenState {
    /// None yet.
    None,
    /// One that works.
    Fresh {
        /// What it says, when it can be read.
        claims: Option<Claims>,
        /// When it ends, by the browser's clock, when it says so.
        ends_at: Option<Timestamp>,
    },
    /// The one that was there has ended, and was wiped.
    Expired,
}

/// How copying went, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The token is on the clipboard.
    Token,
    /// The command is.
    Command,
    /// The browser refused.
    Refused,
}

/// A session token for the user's scripts. It is wiped when it ends and when the page goes.
#[derive(Clone, Copy)]
pub struct TokenHook {
    session: Session,
    platform: Platform,
    secret: StoredValue<Option<Secret>, LocalStorage>,
    /// Counts the tokens: what was started with one says nothing of the next.
    number: StoredValue<u32>,
    /// Whether there is a token.
    pub state: RwSignal<TokenState>,
    /// Whether one is being asked for.
    pub is_asking: RwSignal<bool>,
    /// Why the last one did not come.
    pub failure: RwSignal<Option<Words>>,
    /// Name of the JWT template to ask with; empty for the session's own token.
    pub template: RwSignal<String>,
    /// Whether the token is shown in clear.
    pub is_shown: RwSignal<bool>,
    /// What was copied of this token last.
    pub copied: RwSignal<Option<Copied>>,
}

impl TokenHook {
    /// No token yet.
    #[must_use]
    pub fn new(session: Session, platform: Platform) -> Self {
        Self {
            session,
            platform,
            secret: StoredValue::new_local(None),
            number: StoredValue::new(0),
            state: RwSignal::new(TokenState::None),
            is_asking: RwSignal::new(false),
            failure: RwSignal::new(None),
            template: RwSignal::new(String::new()),
            is_shown: RwSignal::new(false),
            copied: RwSignal::new(None),
        }
    }

    /// Asks for a fresh token, once at a time. The one that is there stays until then.
    pub fn ask(self) {
        if self.is_asking.get_untracked() {
            return;
        }
        self.is_asking.set(true);
        let template = self.template.get_untracked().trim().to_owned();
        // Its life begins no later than it is asked for.
        let asked_at = clock::now();
        spawn_local(async move {
            match self.session.fresh_token(&template).await {
                Ok(token) => self.take_in(&token, asked_at),
                Err(error) => {
                    self.failure.try_set(Some(self.words(error, &template)));
                }
            }
            self.is_asking.try_set(false);
        });
    }

    fn take_in(self, token: &str, asked_at: Timestamp) {
        let claims = Claims::of(token, |text| window().atob(text).ok());
        let ends_at = claims.as_ref().and_then(|claims| claims.ends_at(asked_at));
        self.put(Some(Secret::new(token)));
        self.failure.try_set(None);
        self.state.try_set(TokenState::Fresh { claims, ends_at });
    }

    /// Puts a token, masked, or none in the place of the one that is there.
    fn put(self, secret: Option<Secret>) {
        self.secret.try_set_value(secret);
        self.number.try_update_value(|number| *number += 1);
        self.is_shown.try_set(false);
        self.copied.try_set(None);
    }

    fn words(self, error: TokenError, template: &str) -> Words {
        match error {
            TokenError::NoTemplate => Words::edit(words::token::no_template(template)),
            error => self.platform.words(&error.into()),
        }
    }

    /// The token that is there has ended: nobody needs it any more.
    pub fn expire(self) {
        if self.state.get_untracked() == TokenState::None {
            return;
        }
        self.put(None);
        self.state.try_set(TokenState::Expired);
    }

    /// Writes the token into `node`.
    pub fn show_in(self, node: &Node) {
        self.secret.try_with_value(|secret| secret.as_ref().map(|secret| secret.show_in(node)));
    }

    /// Puts the token on the clipboard. When that fails it is shown, to be copied by hand.
    pub fn copy(self) {
        self.copy_as(Copied::Token, Secret::copy);
    }

    /// Puts the command that lists the keys with the token on the clipboard.
    pub fn copy_command(self) {
        let url = self.platform.url();
        self.copy_as(Copied::Command, |secret| clipboard::write(&curl_list(&url, secret.expose())));
    }

    fn copy_as(self, what: Copied, start: impl FnOnce(&Secret) -> Started) {
        let is_over = matches!(
            self.state.get_untracked(),
            TokenState::Fresh { ends_at: Some(end), .. } if end <= clock::now()
        );
        if is_over {
            // Whatever was to say so has stood still, as timers of a sleeping machine do.
            self.expire();
        }
        let started = self.secret.try_with_value(|secret| secret.as_ref().map(start)).flatten();
        let Some(started) = started else { return };
        let number = self.number.get_value();
        spawn_local(async move {
            let is_copied = clipboard::arrives(started).await;
            if self.number.try_get_value() != Some(number) {
                return;
            }
            self.copied.try_set(Some(if is_copied { what } else { Copied::Refused }));
            if !is_copied {
                self.is_shown.try_set(true);
            }
        });
    }
}
