//! The one place that turns a failure into words.

use sentinel_api_types::Timestamp;

use super::PlatformError;
use crate::{config::Config, words::failures};

/// What happened and what to do, for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// One short sentence without a full stop.
    pub what: String,
    /// One sentence that helps further; may be empty.
    pub hint: String,
    /// What the user can do at once.
    pub next: NextStep,
    /// Until when the platform wants to be left alone.
    pub wait_until: Option<Timestamp>,
    /// What helps whoever looks for the cause; no secret is in it.
    pub details: Option<String>,
}

/// The action that fits a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Offer `Try again`.
    TryAgain,
    /// Offer `Sign in`.
    SignIn,
    /// The user changes the input.
    Edit,
    /// Nothing here helps.
    Nothing,
}

impl Words {
    /// The words for an input that the user changes.
    #[must_use]
    pub fn edit(what: String) -> Self {
        Self { what, hint: String::new(), next: NextStep::Edit, wait_until: None, details: None }
    }

    /// The words for `error` on a console configured with `config`.
    #[must_use]
    pub fn of(error: &PlatformError, config: &Config) -> Self {
        use NextStep::{Nothing, SignIn, TryAgain};
        let own = |detail: &Option<String>, otherwise: &str| {
            detail.clone().unwrap_or_else(|| otherwise.to_owned())
        };
        let (what, hint, next) = match error {
            PlatformError::Offline => {
                (failures::OFFLINE.to_owned(), failures::OFFLINE_HINT.to_owned(), TryAgain)
            }
            PlatformError::Unreachable => (
                failures::unreachable(config.platform_host()),
                failures::UNREACHABLE_HINT.to_owned(),
                TryAgain,
            ),
            PlatformError::TimedOut => {
                (failures::TIMED_OUT.to_owned(), failures::TIMED_OUT_HINT.to_owned(), TryAgain)
            }
            PlatformError::SessionEnded => (
                failures::SESSION_ENDED.to_owned(),
                failures::SESSION_ENDED_HINT.to_owned(),
                SignIn,
            ),
            PlatformError::SignInUnreachable => (
                failures::SIGN_IN_UNREACHABLE.to_owned(),
                failures::SIGN_IN_UNREACHABLE_HINT.to_owned(),
                TryAgain,
            ),
            PlatformError::NotAccepted(detail) => {
                return Self::edit(own(detail, failures::NAME_NOT_ACCEPTED));
            }
            PlatformError::Forbidden => {
                (failures::FORBIDDEN.to_owned(), failures::FORBIDDEN_HINT.to_owned(), Nothing)
            }
            PlatformError::NotFound => (
                failures::no_endpoint(&format!(
                    "{}{}",
                    config.platform_url,
                    sentinel_api_types::API_KEYS_PATH
                )),
                failures::NO_ENDPOINT_HINT.to_owned(),
                TryAgain,
            ),
            PlatformError::Conflict(detail) => {
                return Self::edit(own(detail, failures::NAME_EXISTS));
            }
            PlatformError::TooManyRequests { .. } => {
                (failures::TOO_MANY_REQUESTS.to_owned(), String::new(), TryAgain)
            }
            PlatformError::Server(status) => {
                (failures::server(*status), failures::SERVER_HINT.to_owned(), TryAgain)
            }
            PlatformError::Unreadable { status, path, .. } => (
                failures::UNREADABLE.to_owned(),
                failures::unreadable_hint(*status, path),
                TryAgain,
            ),
        };
        let wait_until = match error {
            PlatformError::TooManyRequests { until } => Some(*until),
            _ => None,
        };
        let details = match error {
            PlatformError::Unreadable { status, path, excerpt } => {
                Some(failures::unreadable_details(*status, path, excerpt))
            }
            _ => None,
        };
        Self { what, hint, next, wait_until, details }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(error: &PlatformError) -> String {
        let config = Config { platform_url: "https://p.example:8443".into(), ..Config::default() };
        Words::of(error, &config).what
    }

    #[test]
    fn the_words_name_the_host_the_url_and_the_status() {
        assert_eq!(
            what(&PlatformError::Unreachable),
            "The platform at p.example:8443 could not be reached"
        );
        assert_eq!(
            what(&PlatformError::NotFound),
            "This platform has no API keys endpoint at https://p.example:8443/api/v1/api-keys/"
        );
        assert_eq!(what(&PlatformError::Server(502)), "The platform has a problem (502)");
    }

    #[test]
    fn the_platforms_own_sentence_comes_before_ours() {
        assert_eq!(what(&PlatformError::NotAccepted(Some("Too long.".into()))), "Too long.");
        assert_eq!(what(&PlatformError::NotAccepted(None)), "The name was not accepted");
        assert_eq!(what(&PlatformError::Conflict(None)), "A key with this name exists");
    }

    #[test]
    fn a_failure_is_of_unknown_outcome_only_when_it_may_have_been_carried_out() {
        let path = String::new;
        for unknown in [
            PlatformError::TimedOut,
            PlatformError::Unreachable,
            PlatformError::Unreadable { status: 201, path: path(), excerpt: String::new() },
        ] {
            assert!(unknown.outcome_is_unknown(), "{unknown:?}");
        }
        for known in [
            PlatformError::Offline,
            PlatformError::SessionEnded,
            PlatformError::Server(500),
            PlatformError::Unreadable { status: 302, path: path(), excerpt: String::new() },
        ] {
            assert!(!known.outcome_is_unknown(), "{known:?}");
        }
    }
}
