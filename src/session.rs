//! What the app knows of the visitor, and the one way to tokens.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use crate::{
    clerk::{self, Presence, TokenError, User},
    early::{Early, EarlyRequest},
    time_limit::{pause, within},
};

/// How long Clerk's script may take to arrive, in milliseconds.
const SCRIPT_LIMIT_MS: u32 = 15_000;
/// How long Clerk may take to load before the page says that sign-in is unreachable.
const LOAD_LIMIT_MS: u32 = 15_000;
/// How long a token, or signing out, may take. Clerk itself would try for minutes.
const TOKEN_LIMIT_MS: u32 = 10_000;
/// Between two looks for Clerk's script.
const POLL_MS: u32 = 10;

/// The visitor, as far as known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Clerk is still starting, or in the middle of a change.
    Starting,
    /// Clerk could not be loaded or does not answer. Not the same as signed out.
    Unavailable,
    /// Nobody is signed in, or somebody has yet to finish signing in.
    SignedOut,
    /// Somebody is.
    SignedIn(User),
}

/// A handle to the visitor's session; provided as context by the app.
#[derive(Clone, Copy)]
pub struct Session {
    state: RwSignal<SessionState>,
}

impl Session {
    /// Starts Clerk and follows what it says.
    #[must_use]
    pub fn start() -> Self {
        let session = Self { state: RwSignal::new(SessionState::Starting) };
        spawn_local(session.follow_clerk());
        session
    }

    /// The state now; tracked.
    #[must_use]
    pub fn state(self) -> SessionState {
        self.state.get()
    }

    /// The signed-in user; tracked.
    #[must_use]
    pub fn user(self) -> Option<User> {
        match self.state.get() {
            SessionState::SignedIn(user) => Some(user),
            _ => None,
        }
    }

    /// The request for the list at `url` that was sent for this user while the app was on its way. It is
    /// given away once, and only to the first who asks.
    #[must_use]
    pub fn take_early_list(self, url: &str) -> Option<EarlyRequest> {
        let user = untrack(|| self.user())?;
        Early::take()?.into_list(url, &user)
    }

    /// A token for one request; `force` asks Clerk for a new one. Never keep it.
    ///
    /// # Errors
    /// [`TokenError`], within ten seconds.
    pub async fn token(self, force: bool) -> Result<Zeroizing<String>, TokenError> {
        self.ask_for_token(force, "").await
    }

    /// A new token for the user's own use, made with this JWT template, or without one if it is empty.
    ///
    /// # Errors
    /// [`TokenError`], within ten seconds.
    pub async fn fresh_token(self, template: &str) -> Result<Zeroizing<String>, TokenError> {
        self.ask_for_token(true, template).await
    }

    async fn ask_for_token(
        self,
        force: bool,
        template: &str,
    ) -> Result<Zeroizing<String>, TokenError> {
        within(TOKEN_LIMIT_MS, clerk::get_token(force, template))
            .await
            .unwrap_or(Err(TokenError::Unreachable))
    }

    /// Leaves for the sign-in page, which leads back to where the visitor is.
    ///
    /// # Errors
    /// With what Clerk threw.
    pub async fn sign_in(self) -> Result<(), JsValue> {
        clerk::redirect_to_sign_in(&current_url()).await
    }

    /// Signs out and loads the page anew.
    ///
    /// # Errors
    /// With what Clerk threw, or after ten seconds without an answer; then the session may still
    /// exist, and the page stays as it is if Clerk still knows the user.
    pub async fn sign_out(self) -> Result<(), JsValue> {
        // With a fragment the browser would only scroll.
        let here = current_url();
        let here = here.split('#').next().unwrap_or(&here);
        let signed_out = within(TOKEN_LIMIT_MS, clerk::sign_out(here)).await;
        let signed_out = signed_out.unwrap_or(Err(JsValue::NULL));
        // Clerk 6 forgets the user before it asks its service, and does not remember when that fails.
        if signed_out.is_err() && clerk::presence() == Presence::Undecided {
            self.set(SessionState::Unavailable);
        }
        signed_out
    }

    async fn follow_clerk(self) {
        if !script_arrives().await {
            self.set(SessionState::Unavailable);
            return;
        }
        let load = clerk::load(Early::see().map(|early| early.clerk_loading()));
        futures::pin_mut!(load);
        let loaded = if let Some(loaded) = within(LOAD_LIMIT_MS, load.as_mut()).await {
            loaded
        } else {
            // Say so now, and still take a late success.
            self.set(SessionState::Unavailable);
            load.await
        };
        let followed = loaded.and_then(|()| clerk::listen(move || self.read()));
        match followed {
            Ok(()) => self.read(),
            Err(_) => self.set(SessionState::Unavailable),
        }
    }

    fn read(self) {
        self.set(match clerk::presence() {
            Presence::Undecided => SessionState::Starting,
            Presence::Unreachable => SessionState::Unavailable,
            Presence::SignedOut => SessionState::SignedOut,
            Presence::SignedIn(user) => SessionState::SignedIn(user),
        });
    }

    /// Clerk calls back every minute or so; only a real change may be seen.
    fn set(self, state: SessionState) {
        let has_ended = matches!(state, SessionState::SignedOut | SessionState::Unavailable);
        if let Some(early) = has_ended.then(Early::take).flatten() {
            early.end();
        }
        if self.state.try_with_untracked(|old| *old != state) == Some(true) {
            self.state.try_set(state);
        }
    }
}

/// Waits for `window.Clerk`; false when its script failed or did not come in time.
async fn script_arrives() -> bool {
    let wait = async {
        while !clerk::is_present() {
            if script_failed() {
                return false;
            }
            pause(POLL_MS).await;
        }
        true
    };
    within(SCRIPT_LIMIT_MS, wait).await.unwrap_or(false)
}

/// What `boot.js`, which inserts the script, reports of it.
fn script_failed() -> bool {
    js_sys::Reflect::get(&window(), &"__sentinel_clerk_script".into())
        .is_ok_and(|outcome| outcome.as_string().as_deref() == Some("failed"))
}

fn current_url() -> String {
    window().location().href().unwrap_or_default()
}
