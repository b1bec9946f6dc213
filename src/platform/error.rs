use sentinel_api_types::Timestamp;

use super::request::is_offline;
use crate::clerk::TokenError;

/// Everything that can go wrong with a request to the platform (product design, section 8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlatformError {
    /// The browser knows that it is offline; nothing was sent.
    Offline,
    /// No answer came: no connection, DNS, CORS or a blocker. It may have been sent.
    Unreachable,
    /// No whole answer within the time limit. It was probably sent.
    TimedOut,
    /// A 401 even with a fresh token, or no session to take a token from.
    SessionEnded,
    /// Clerk did not give a token because its service could not be reached; nothing was sent.
    SignInUnreachable,
    /// 400, 413, 415 or 422, with the platform's own sentence when it gave one.
    NotAccepted(Option<String>),
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 409, with the platform's own sentence when it gave one.
    Conflict(Option<String>),
    /// 429.
    TooManyRequests {
        /// Until when the platform wants to be left alone, by the browser's clock.
        until: Timestamp,
    },
    /// 5xx.
    Server(u16),
    /// An answer that is not the documented one.
    Unreadable {
        /// Its HTTP status.
        status: u16,
        /// The path that was asked.
        path: String,
        /// How it begins, without anything that could be a secret.
        excerpt: String,
    },
}

impl PlatformError {
    /// Whether the request may have been carried out although no readable answer came: then nobody
    /// knows the outcome, and a write must not be sent again unasked.
    #[must_use]
    pub fn outcome_is_unknown(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut)
            || matches!(self, Self::Unreadable { status: 200..300, .. })
    }
}

impl From<TokenError> for PlatformError {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::Unreachable if is_offline() => Self::Offline,
            TokenError::Unreachable => Self::SignInUnreachable,
            TokenError::NoSession | TokenError::NoTemplate => Self::SessionEnded,
        }
    }
}
