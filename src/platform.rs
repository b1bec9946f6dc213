//! The client of the platform's API: token, time limit, one forced refresh after a 401, retries of reads.

mod answer;
pub mod api_keys;
mod detail;
mod error;
mod excerpt;
mod key_proof;
mod request;
mod words;

pub use answer::KeyList;
pub use error::PlatformError;
pub use key_proof::KeyProof;
pub use words::{NextStep, Words};

use leptos::prelude::*;

use crate::{config::Config, early::EarlyRequest, session::Session, time_limit::pause};
use request::{Outcome, Reply, Request, is_offline};

/// Pauses before a read is tried again after a 5xx, in milliseconds; each gets up to a half more.
const RETRY_PAUSES_MS: [u32; 3] = [500, 1000, 2000];

/// A handle to the platform; provided as context by the app.
#[derive(Clone, Copy)]
pub struct Platform {
    config: StoredValue<Config>,
    session: Session,
}

impl Platform {
    /// The platform that `config` names, with `session`'s tokens.
    #[must_use]
    pub fn new(config: Config, session: Session) -> Self {
        Self { config: StoredValue::new(config), session }
    }

    /// Turns a failure into words for the user.
    #[must_use]
    pub fn words(&self, error: &PlatformError) -> Words {
        self.config
            .try_with_value(|config| Words::of(error, config))
            .unwrap_or_else(|| Words::of(error, &Config::default()))
    }

    /// The platform's base URL.
    #[must_use]
    pub fn url(self) -> String {
        self.config.try_with_value(|config| config.platform_url.clone()).unwrap_or_default()
    }

    /// The platform's host, as the user knows it.
    #[must_use]
    pub fn host(self) -> String {
        self.config.try_with_value(|config| config.platform_host().to_owned()).unwrap_or_default()
    }

    /// Sends a read: a 5xx is tried again, with pauses.
    async fn read(self, path: &str) -> Result<Reply, PlatformError> {
        let request = Request { method: "GET", path, body: None };
        for pause_ms in RETRY_PAUSES_MS {
            match self.authorized(&request).await {
                Err(PlatformError::Server(_)) => pause(with_jitter(pause_ms)).await,
                outcome => return outcome,
            }
        }
        self.authorized(&request).await
    }

    /// Sends a write, once.
    async fn write(self, request: Request<'_>) -> Result<Reply, PlatformError> {
        self.authorized(&request).await
    }

    /// Sends with a token. A 401 may only mean that the token ran out on the way, so one is forced
    /// and the request sent once more; it was refused, so nothing happens twice.
    async fn authorized(self, request: &Request<'_>) -> Result<Reply, PlatformError> {
        let mut outcome = self.attempt(request, false).await?;
        if matches!(outcome, Outcome::Unauthorized(_)) {
            outcome = self.attempt(request, true).await?;
        }
        match outcome {
            Outcome::Unauthorized(_) => Err(PlatformError::SessionEnded),
            Outcome::Answered(reply) => reply.or_error(request.body.is_some()),
        }
    }

    /// The same request, if `boot.js` has sent it already.
    fn take_early(self, request: &Request<'_>) -> Option<EarlyRequest> {
        let url = (request.method == "GET").then(|| self.url() + request.path)?;
        self.session.take_early_list(&url)
    }

    async fn attempt(self, request: &Request<'_>, force: bool) -> Result<Outcome, PlatformError> {
        // Asking for a token would blame the sign-in service.
        if is_offline() {
            return Err(PlatformError::Offline);
        }
        if !force && let Some(early) = self.take_early(request) {
            match request.take_over(&early).await {
                // No answer came, so nothing is known yet.
                Err(PlatformError::Unreachable) => {}
                outcome => return outcome,
            }
        }
        let token = self.session.token(force).await?;
        request.send(&self.url(), &token).await
    }
}

fn with_jitter(millis: u32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0..=millis/2")]
    let jitter = (js_sys::Math::random() * f64::from(millis / 2)) as u32;
    millis + jitter
}
