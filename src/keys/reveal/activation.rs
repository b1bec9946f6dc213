//! Whether the platform accepts a new key yet: it may take up to 30 seconds.

use futures::future::{AbortHandle, abortable};
use leptos::{prelude::*, task::spawn_local};

use super::RevealHook;
use crate::{clock, platform::KeyProof, time_limit::pause};

/// When the key is tried, in seconds after it was made (product design, section 4).
const TRIED_AT_S: [u32; 7] = [0, 1, 2, 4, 8, 15, LAST_TRY_S];
const LAST_TRY_S: u32 = 30;
/// After so many tries in a row without any answer, trying on is of no use from here.
const SILENCE: u32 = 2;

/// What is known of a new key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// The platform is asked.
    Activating,
    /// The platform accepts the key, since so many seconds after it was made.
    Active(u32),
    /// Refused until the last try.
    NotYet,
    /// The platform cannot be asked from a browser, or gives another answer.
    CouldNotCheck,
}

/// Asks until the platform accepts the key, the tries are over, or the key is put away.
#[derive(Clone, Copy)]
pub struct ActivationHook {
    /// What is known.
    pub state: RwSignal<Activation>,
    /// Ends what is asking, and the request that is under way with the key in it.
    asking: StoredValue<Option<AbortHandle>>,
}

impl ActivationHook {
    pub(super) fn new() -> Self {
        let state = RwSignal::new(Activation::Activating);
        let hook = Self { state, asking: StoredValue::new(None) };
        on_cleanup(move || hook.stop());
        hook
    }

    /// Begins to ask with the key of `reveal`.
    pub fn start(self, reveal: RevealHook) {
        self.stop();
        self.state.try_set(Activation::Activating);
        let (asking, handle) = abortable(self.follow(reveal));
        self.asking.try_set_value(Some(handle));
        spawn_local(async move {
            // Ended early, it has nothing to say.
            let _ = asking.await;
        });
    }

    /// Ends the asking.
    pub fn stop(self) {
        if let Some(asking) = self.asking.try_update_value(Option::take).flatten() {
            asking.abort();
        }
    }

    async fn follow(self, reveal: RevealHook) {
        let started = clock::now();
        let mut waited_s = 0;
        let (mut silent, mut outcome) = (0, Activation::NotYet);
        for at_s in TRIED_AT_S {
            pause((at_s - waited_s) * 1000).await;
            waited_s = at_s;
            let Some(answer) = reveal.with_secret(|key| reveal.platform.prove(key.expose())) else {
                return;
            };
            let proof = answer.await;
            (silent, outcome) = match proof {
                KeyProof::Active => (0, Activation::Active(seconds_since(started))),
                KeyProof::Rejected(_) => (0, Activation::NotYet),
                KeyProof::NoAnswer => (silent + 1, Activation::CouldNotCheck),
                KeyProof::OtherAnswer(_) => (0, Activation::CouldNotCheck),
            };
            // Slow answers count, too.
            let is_over = seconds_since(started) >= LAST_TRY_S;
            if matches!(outcome, Activation::Active(_)) || silent == SILENCE || is_over {
                break;
            }
        }
        self.state.try_set(outcome);
    }
}

fn seconds_since(started: sentinel_api_types::Timestamp) -> u32 {
    let millis = clock::now().as_millis() - started.as_millis();
    u32::try_from(millis / 1000).unwrap_or_default()
}
