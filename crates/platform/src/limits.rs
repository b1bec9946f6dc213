//! How often a user, an agent and an address are answered.
//!
//! Time is the operating system's own, which nobody sets back: with the clock of the day, a
//! correction of it could shut everybody out.

mod limiter;
mod rate;

use std::net::{IpAddr, Ipv6Addr};

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{App, connections, problem::ApiError};
use limiter::{Limiter, Wait};
pub use rate::{Rate, RateLimit};

/// Where requests come from; all those that do not tell count as one.
type Source = Option<IpAddr>;

/// The limits of requests; none by default.
#[derive(Default)]
pub struct Limits {
    users: Option<Limiter<String>>,
    sources: Option<Limiter<Source>>,
    failures: Option<Limiter<Source>>,
}

impl Limits {
    /// Limits each user and agent to one rate and each address to another, and an address's
    /// failed authentications to a tenth of that.
    #[must_use]
    pub fn new(user: RateLimit, address: RateLimit) -> Self {
        Self {
            users: user.0.and_then(Rate::quota).map(Limiter::new),
            sources: address.0.and_then(Rate::quota).map(Limiter::new),
            failures: address.0.map(Rate::of_failures).and_then(Rate::quota).map(Limiter::new),
        }
    }

    /// Counts a request of a user, or of the agent with a key, by its id.
    ///
    /// # Errors
    /// 429 when it is one too many.
    pub(crate) fn user(&self, id: &str) -> Result<(), ApiError> {
        let Some(users) = &self.users else { return Ok(()) };
        users.count(&id.to_owned()).map_err(|wait| refusal("Too many requests.", wait))
    }

    fn source(&self, source: Source) -> Result<(), ApiError> {
        let Some(sources) = &self.sources else { return Ok(()) };
        let sentence = "Too many requests from your address.";
        sources.count(&source).map_err(|wait| refusal(sentence, wait))
    }

    fn failure(&self, source: Source) -> Result<(), ApiError> {
        let Some(failures) = &self.failures else { return Ok(()) };
        let sentence = "Too many requests without a valid credential.";
        failures.count(&source).map_err(|wait| refusal(sentence, wait))
    }
}

/// Counts a request of its address, and once more when its authentication failed.
///
/// A failure too many is answered in place of the 401, not before the credential is looked at: on
/// one machine everybody has the same address, and a flood of wrong keys must not shut out who has
/// a right one. That no key can be guessed is the keys' own doing.
pub(crate) async fn by_address(State(app): State<App>, request: Request, next: Next) -> Response {
    let source = source(&request);
    if let Err(refusal) = app.limits().source(source) {
        return refusal.into_response();
    }
    let response = next.run(request).await;
    if response.status() == StatusCode::UNAUTHORIZED
        && let Err(refusal) = app.limits().failure(source)
    {
        return refusal.into_response();
    }
    response
}

/// The address of the connection, as far as it stands for somebody.
fn source(request: &Request) -> Source {
    Some(match connections::peer(request.extensions())? {
        // Whoever has one address of IPv6 has at least the 2^64 of its network.
        IpAddr::V6(address) => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)))
        }
        address @ IpAddr::V4(_) => address,
    })
}

fn refusal(sentence: &str, Wait(wait): Wait) -> ApiError {
    let seconds = (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1);
    let unit = if seconds == 1 { "second" } else { "seconds" };
    ApiError::too_many(format!("{sentence} Try again in {seconds} {unit}."), seconds)
}

#[cfg(test)]
mod tests {
    use std::{net::SocketAddr, time::Duration};

    use axum::extract::ConnectInfo;

    use super::*;

    fn source_of(peer: &str) -> Source {
        let mut request = Request::default();
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        source(&request)
    }

    #[test]
    fn an_address_is_a_machine_or_a_network_of_one() {
        assert_eq!(source_of("192.0.2.1:1"), source_of("192.0.2.1:2"));
        assert_eq!(source_of("192.0.2.1:1"), source_of("[::ffff:192.0.2.1]:1"));
        assert_ne!(source_of("192.0.2.1:1"), source_of("192.0.2.2:1"));
        assert_eq!(source_of("[2001:db8::1]:1"), source_of("[2001:db8::ffff:1]:1"));
        assert_ne!(source_of("[2001:db8::1]:1"), source_of("[2001:db8:0:1::1]:1"));
    }

    #[test]
    fn the_seconds_to_wait_are_rounded_up_and_at_least_one() {
        for (millis, seconds) in [(0, 1), (1, 1), (1000, 1), (1001, 2), (59_999, 60)] {
            let refusal = refusal("No.", Wait(Duration::from_millis(millis)));
            assert_eq!(refusal.retry_after_s, Some(seconds), "{millis}");
        }
        assert_eq!(refusal("No.", Wait(Duration::ZERO)).detail, "No. Try again in 1 second.");
    }
}
