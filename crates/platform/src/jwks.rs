//! Where the keys come from that session tokens are verified with.

use std::time::Duration;

use jsonwebtoken::jwk::{Jwk, JwkSet};
use tokio::sync::Mutex;

use crate::Environment;

/// An unknown `kid` leads to a new fetch at most this often, in milliseconds.
const REFETCH_PAUSE_MS: i64 = 30_000;
/// While there are no keys at all, a fetch that failed is repeated at most this often, in
/// milliseconds.
const RETRY_PAUSE_MS: i64 = 2_000;
/// How long a fetch may take; requests wait for it.
const FETCH_LIMIT: Duration = Duration::from_secs(5);
/// Keys this old are fetched again, so that a withdrawn one does not count for ever, in milliseconds.
const MAX_AGE_MS: i64 = 3_600_000;

/// A key set, fixed or fetched.
pub enum KeySource {
    /// The local identity's own.
    Fixed(JwkSet),
    /// Clerk's, at a URL.
    Remote(RemoteKeys),
}

/// A key set behind a URL, with what was last fetched.
pub struct RemoteKeys {
    url: String,
    // Held while fetching, so that requests that come meanwhile wait for the same answer.
    cache: Mutex<Cache>,
}

#[derive(Default)]
struct Cache {
    keys: Option<JwkSet>,
    fetched_at_ms: i64,
    next_fetch_ms: i64,
}

/// The key set could not be fetched.
#[derive(Debug)]
pub(crate) struct Unreachable;

impl KeySource {
    /// Keys that are fetched from `url` when they are first needed.
    #[must_use]
    pub fn remote(url: String) -> Self {
        Self::Remote(RemoteKeys { url, cache: Mutex::default() })
    }

    /// The key named `kid`; `None` when the issuer has none of that name.
    ///
    /// # Errors
    /// [`Unreachable`] when no key set was ever fetched and it cannot be now.
    pub(crate) async fn find(
        &self,
        kid: &str,
        environment: &Environment,
    ) -> Result<Option<Jwk>, Unreachable> {
        match self {
            Self::Fixed(keys) => Ok(keys.find(kid).cloned()),
            Self::Remote(remote) => remote.find(kid, environment).await,
        }
    }
}

impl RemoteKeys {
    async fn find(&self, kid: &str, environment: &Environment) -> Result<Option<Jwk>, Unreachable> {
        let mut cache = self.cache.lock().await;
        let now_ms = environment.now().as_millis();
        if cache.should_fetch(kid, now_ms) {
            let fetched = self.fetch().await;
            // Not before: a fetch that ran into its time limit must not be repeated by all who waited.
            let now_ms = environment.now().as_millis();
            cache.next_fetch_ms = match fetched {
                Ok(keys) => {
                    cache.keys = Some(keys);
                    cache.fetched_at_ms = now_ms;
                    now_ms + REFETCH_PAUSE_MS
                }
                // Old keys are better than none; whoever has one does not wait again soon.
                Err(error) => {
                    tracing::warn!(%error, "the key set could not be fetched");
                    let has_keys = cache.keys.is_some();
                    now_ms + if has_keys { REFETCH_PAUSE_MS } else { RETRY_PAUSE_MS }
                }
            };
        }
        cache.keys.as_ref().map(|keys| keys.find(kid).cloned()).ok_or(Unreachable)
    }

    async fn fetch(&self) -> Result<JwkSet, String> {
        let url = self.url.clone();
        let fetched = tokio::task::spawn_blocking(move || fetch(&url)).await;
        fetched.map_err(|error| error.to_string()).flatten()
    }
}

impl Cache {
    fn should_fetch(&self, kid: &str, now_ms: i64) -> bool {
        let is_known = self.keys.as_ref().is_some_and(|keys| keys.find(kid).is_some());
        let is_old = now_ms - self.fetched_at_ms >= MAX_AGE_MS;
        (!is_known || is_old) && now_ms >= self.next_fetch_ms
    }
}

fn fetch(url: &str) -> Result<JwkSet, String> {
    let config =
        ureq::Agent::config_builder().timeout_global(Some(FETCH_LIMIT)).max_redirects(0).build();
    let mut answer =
        ureq::Agent::new_with_config(config).get(url).call().map_err(|error| error.to_string())?;
    let body = answer.body_mut().with_config().limit(1 << 20).read_to_string();
    let body = body.map_err(|error| error.to_string())?;
    serde_json::from_str(&body).map_err(|error| format!("not a key set: {error}"))
}
