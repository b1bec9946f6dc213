use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use sentinel_api_types::Timestamp;

type Now = dyn Fn() -> Timestamp + Send + Sync;
type Random = dyn Fn(&mut [u8]) -> Result<(), getrandom::Error> + Send + Sync;

/// Clock and randomness, so that tests can choose them.
#[derive(Clone)]
pub struct Environment {
    now: Arc<Now>,
    random: Arc<Random>,
}

impl Environment {
    /// The operating system's clock and randomness.
    #[must_use]
    pub fn system() -> Self {
        Self::new(system_now, getrandom::fill)
    }

    /// Another clock or randomness.
    #[must_use]
    pub fn new(
        now: impl Fn() -> Timestamp + Send + Sync + 'static,
        random: impl Fn(&mut [u8]) -> Result<(), getrandom::Error> + Send + Sync + 'static,
    ) -> Self {
        Self { now: Arc::new(now), random: Arc::new(random) }
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// Fills `bytes` with randomness.
    ///
    /// # Errors
    /// When the operating system has none to give.
    pub fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        (self.random)(bytes)
    }
}

fn system_now() -> Timestamp {
    // A clock before 1970 is as good as 1970.
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
}
