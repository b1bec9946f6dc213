//! Where the keys come from that session tokens are verified with.

use std::sync::Mutex;

use jsonwebtoken::jwk::{Jwk, JwkSet};

use crate::Environment;

/// An unknown `kid` leads to a new fetch at most this often, in milliseconds.
const REFETCH_PAUSE_MS: i64 = 30_000;

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
    cache: Mutex<Cache>,
}

#[derive(Default)]
struct Cache {
    keys: Option<JwkSet>,
    fetched_at_ms: Option<i64>,
}

/// The key set could not be fetched.
#[derive(Debug)]
pub struct Unreachable;

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
    pub async fn find(
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
        if let Some(key) = self.cached(kid) {
            return Ok(Some(key));
        }
        if self.may_fetch(environment.now().as_millis()) {
            let url = self.url.clone();
            let fetched = tokio::task::spawn_blocking(move || fetch(&url)).await;
            match fetched {
                Ok(Ok(keys)) => self.with_cache(|cache| cache.keys = Some(keys)),
                Ok(Err(error)) => tracing::warn!(%error, "the key set could not be fetched"),
                Err(error) => tracing::warn!(%error, "fetching the key set was stopped"),
            }
        }
        let has_keys = self.with_cache(|cache| cache.keys.is_some());
        if has_keys { Ok(self.cached(kid)) } else { Err(Unreachable) }
    }

    fn cached(&self, kid: &str) -> Option<Jwk> {
        self.with_cache(|cache| cache.keys.as_ref()?.find(kid).cloned())
    }

    /// Claims the right to fetch, at most every [`REFETCH_PAUSE_MS`].
    fn may_fetch(&self, now_ms: i64) -> bool {
        self.with_cache(|cache| {
            let is_due = cache.fetched_at_ms.is_none_or(|at| now_ms - at >= REFETCH_PAUSE_MS);
            if is_due {
                cache.fetched_at_ms = Some(now_ms);
            }
            is_due
        })
    }

    fn with_cache<T>(&self, act: impl FnOnce(&mut Cache) -> T) -> T {
        // A panic elsewhere leaves a cache that is still a cache.
        act(&mut self.cache.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

fn fetch(url: &str) -> Result<JwkSet, String> {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(std::time::Duration::from_secs(10)))
        .max_redirects(0)
        .build();
    let mut answer =
        ureq::Agent::new_with_config(config).get(url).call().map_err(|error| error.to_string())?;
    let body = answer.body_mut().with_config().limit(1 << 20).read_to_string();
    let body = body.map_err(|error| error.to_string())?;
    serde_json::from_str(&body).map_err(|error| format!("not a key set: {error}"))
}
