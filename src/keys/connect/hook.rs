use std::time::Duration;

use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};

use crate::{
    clock,
    effect::{effect, on_change},
    keys::{
        check::CheckHook,
        generate::{GenerateHook, Step},
        hook::KeysHook,
        rules::first_key::{FirstKey, Progress},
    },
    platform::KeyList,
    storage,
};

/// How often the list is loaded again while a first report is waited for: the user looks from a
/// terminal to the page.
const PAUSE: Duration = Duration::from_secs(5);

/// For how many such pauses: ten minutes.
const LOOKS: u32 = 120;

/// Whether an agent has reported with the user's first key.
#[derive(Clone, Copy)]
pub struct ConnectHook {
    keys: KeysHook,
    /// What is waited for, if anything is.
    waiting: RwSignal<Option<Waiting>>,
    /// Where this tab keeps it.
    place: StoredValue<String>,
}

struct Waiting {
    first: FirstKey,
    /// When the console itself may have used the key last: an older list does not tell of that.
    since: Timestamp,
    /// What the list says; `None` until there is one.
    progress: Option<Progress>,
    /// How often the list will still be loaded by itself.
    looks_left: u32,
}

impl Waiting {
    fn new(first: FirstKey, progress: Option<Progress>) -> Self {
        Self { first, since: clock::now(), progress, looks_left: LOOKS }
    }
}

impl ConnectHook {
    /// What this tab remembers of the first key of `user_id`.
    #[must_use]
    pub fn new(keys: KeysHook, user_id: &str) -> Self {
        let place = format!("sentinel-first-key-{user_id}");
        let kept = storage::take_from_tab(&place).and_then(|text| FirstKey::from_text(&text));
        let hook = Self {
            keys,
            waiting: RwSignal::new(kept.map(|first| Waiting::new(first, None))),
            place: StoredValue::new(place),
        };
        hook.keep();
        effect(move || {
            if let Some((list, loaded_at)) = keys.loaded() {
                untrack(|| hook.see(&list, loaded_at));
            }
        });
        hook.look_while_waiting();
        hook
    }

    /// What is known; `None` while nothing is waited for. Tracked.
    #[must_use]
    pub fn progress(self) -> Option<Progress> {
        self.waiting.with(|waiting| waiting.as_ref()?.progress)
    }

    /// The key, as listed now; tracked.
    #[must_use]
    pub fn key(self) -> Option<ApiKey> {
        let (list, _) = self.keys.loaded()?;
        self.waiting.with(|waiting| {
            let id = waiting.as_ref()?.first.id();
            list.keys.iter().find(|key| key.id == id).cloned()
        })
    }

    /// Whether the list is loaded by itself to see a report; tracked. What failed is said above the list, and
    /// tried again from there.
    #[must_use]
    pub fn is_looking(self) -> bool {
        let has_failed = self.keys.listing().is_some_and(|listing| listing.failure.is_some());
        let is_waiting = |waiting: &Waiting| {
            waiting.progress == Some(Progress::Waiting) && waiting.looks_left > 0
        };
        !has_failed && self.waiting.with(|waiting| waiting.as_ref().is_some_and(is_waiting))
    }

    /// Looks for a report again, and for as long again.
    pub fn look_again(self) {
        self.change(|waiting| waiting.looks_left = LOOKS);
        self.keys.reload();
    }

    /// Waits no longer.
    pub fn dismiss(self) {
        self.waiting.set(None);
        self.keep();
    }

    /// Begins when the reveal of a first key closes, if the key was taken; goes on with the key that takes its
    /// place in a rotation.
    pub fn follow_reveals(self, generate: GenerateHook) {
        let mut taken = None;
        effect(move || match (generate.is_open.get(), generate.step.get()) {
            (true, Step::Reveal(key)) => {
                let is_first = untrack(|| self.keys.loaded())
                    .is_some_and(|(list, _)| list.keys.len() == 1 && list.unreadable == 0);
                let is_taken = generate.reveal.is_taken.get();
                taken = (is_first && is_taken).then_some(key.id);
            }
            (true, Step::OldKey { old, new }) if untrack(|| self.waits_for(&old.id)) => {
                self.start(new.id);
            }
            _ => {
                if let Some(id) = taken.take() {
                    self.start(id);
                }
            }
        });
    }

    /// A key that is tested in Check a key is used by the console, not by an agent.
    pub fn follow_tests(self, check: CheckHook) {
        on_change(
            move || check.tests.with(|tests| !tests.is_empty()),
            move |has_tests| {
                if has_tests && self.progress() == Some(Progress::Waiting) {
                    self.change(|waiting| {
                        waiting.first.used_by_the_console();
                        waiting.since = clock::now();
                    });
                    self.keep();
                    // Not a load that was under way.
                    self.keys.reload();
                }
            },
        );
    }

    fn waits_for(self, id: &str) -> bool {
        self.waiting
            .with(|waiting| waiting.as_ref().is_some_and(|waiting| waiting.first.id() == id))
    }

    fn start(self, id: String) {
        self.waiting.set(Some(Waiting::new(FirstKey::new(id), Some(Progress::Waiting))));
        self.keep();
        // This list tells which uses are the console's own.
        self.keys.reload();
    }

    /// Takes note of a list. A key that has been reported is not waited for once more.
    fn see(self, list: &KeyList, loaded_at: Timestamp) {
        let mut progress = None;
        self.change(|waiting| {
            let is_newer = loaded_at > waiting.since;
            progress = Some(match (waiting.first.see(&list.keys, is_newer), waiting.progress) {
                (Progress::Waiting, Some(said @ Progress::Reported(_))) => said,
                (Progress::Waiting, _) if !list.reports_last_use && is_newer => Progress::NotTold,
                // A key that could not be read is not gone.
                (Progress::Gone, said) if list.unreadable > 0 => said.unwrap_or(Progress::Waiting),
                (seen, _) => seen,
            });
            waiting.progress = progress;
        });
        if progress == Some(Progress::Gone) {
            self.waiting.set(None);
        }
        self.keep();
    }

    fn change(self, change: impl FnOnce(&mut Waiting)) {
        if self.waiting.with_untracked(Option::is_some) {
            self.waiting.update(|waiting| waiting.as_mut().map_or((), change));
        }
    }

    fn keep(self) {
        let text = self.waiting.with_untracked(|waiting| Some(waiting.as_ref()?.first.to_text()));
        self.place.with_value(|place| match text {
            Some(text) => storage::keep_in_tab(place, &text),
            None => drop(storage::take_from_tab(place)),
        });
    }

    fn look_while_waiting(self) {
        let is_looking = Memo::new(move |_| self.is_looking());
        let look = move || {
            self.change(|waiting| waiting.looks_left = waiting.looks_left.saturating_sub(1));
            if !self.keys.is_loading() {
                self.keys.reload();
            }
        };
        effect(move || {
            if is_looking.get() {
                clock::while_seen(PAUSE, move || untrack(look));
            }
        });
    }
}
