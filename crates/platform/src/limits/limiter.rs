use std::{
    fmt::Debug,
    hash::Hash,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

/// After this many requests, who has rested long enough is forgotten.
const FORGET_EVERY: u32 = 1024;

/// Counts for each `K` by the same quota.
pub(super) struct Limiter<K: Clone + Eq + Hash> {
    counts: DefaultKeyedRateLimiter<K>,
    requests: AtomicU32,
}

/// It was one too many; how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait(pub(super) Duration);

impl<K: Clone + Eq + Hash> Limiter<K> {
    pub(super) fn new(quota: Quota) -> Self {
        Self { counts: RateLimiter::keyed(quota), requests: AtomicU32::new(0) }
    }

    /// Counts one of `key`.
    pub(super) fn count(&self, key: &K) -> Result<(), Wait> {
        // So that memory holds those of the last moments only, however many names are tried.
        if self.requests.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.counts.retain_recent();
            self.counts.shrink_to_fit();
        }
        let now = self.counts.clock().now();
        self.counts.check_key(key).map_err(|until| Wait(until.wait_time_from(now)))
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;

    #[test]
    fn each_is_counted_alone_and_told_how_long_to_wait() {
        let two = NonZeroU32::new(2).unwrap();
        let limiter =
            Limiter::new(Quota::with_period(Duration::from_hours(1)).unwrap().allow_burst(two));
        assert_eq!((limiter.count(&"ada"), limiter.count(&"ada")), (Ok(()), Ok(())));
        let Wait(wait) = limiter.count(&"ada").unwrap_err();
        assert!(wait > Duration::from_mins(59) && wait <= Duration::from_hours(1), "{wait:?}");
        assert_eq!(limiter.count(&"grace"), Ok(()));
    }

    #[test]
    fn who_has_rested_is_forgotten() {
        let quota = Quota::with_period(Duration::from_nanos(1)).unwrap();
        let limiter = Limiter::new(quota);
        for key in 0..10 * FORGET_EVERY {
            limiter.count(&key).unwrap();
        }
        assert!(limiter.counts.len() <= FORGET_EVERY as usize);
    }
}
