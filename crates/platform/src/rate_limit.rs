//! How often users, agents and addresses may ask.

use std::{
    hash::Hash,
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use axum::{
    Extension,
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    state::keyed::HashMapStateStore,
};

use crate::{App, problem::ApiError};

/// How many seconds of its rate may come at once.
const BURST_S: u32 = 10;
/// After so many requests those who were quiet for a while are forgotten.
const FORGET_EVERY: u32 = 10_000;

/// The limits of one platform.
pub struct RateLimits {
    callers: Limiter<String>,
    addresses: Limiter<IpAddr>,
}

impl RateLimits {
    /// Limits in requests a second, ten times as many at once; 0 is no limit. `per_user` counts the
    /// requests of a user, and of an API key, wherever they come from.
    #[must_use]
    pub fn new(per_user: u32, per_address: u32) -> Self {
        Self { callers: Limiter::new(per_user), addresses: Limiter::new(per_address) }
    }

    /// Counts a request of this user or API key.
    pub(crate) fn count_caller(&self, id: &str) -> Result<(), ApiError> {
        self.callers.count(&id.to_owned())
    }
}

/// Refuses what comes too often from one address.
pub(crate) async fn limit_address(
    State(app): State<App>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    request: Request,
    next: Next,
) -> Response {
    let counted = match peer {
        Some(Extension(ConnectInfo(peer))) => app.rate_limits().addresses.count(&peer.ip()),
        None => Ok(()),
    };
    match counted {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

struct Limiter<K: Clone + Eq + Hash> {
    limiter: Option<RateLimiter<K, HashMapStateStore<K>, DefaultClock>>,
    counted: AtomicU32,
}

impl<K: Clone + Eq + Hash> Limiter<K> {
    fn new(per_second: u32) -> Self {
        let quota = NonZeroU32::new(per_second).map(|rate| {
            let burst = rate.saturating_mul(NonZeroU32::MIN.saturating_add(BURST_S - 1));
            Quota::per_second(rate).allow_burst(burst)
        });
        Self { limiter: quota.map(RateLimiter::hashmap), counted: AtomicU32::new(0) }
    }

    fn count(&self, key: &K) -> Result<(), ApiError> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if self.counted.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            ApiError::too_many_requests(wait.max(Duration::from_millis(1)))
        })
    }
}
