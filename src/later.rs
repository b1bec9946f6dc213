//! What the first screen does not need: dialogs and their hooks, the export, and the Session Token page. The release build cuts it
//! out into a wasm of its own (`main.rs`), which is fetched as soon as the first screen is there, or
//! when it is needed sooner.

mod awaited;

use std::{rc::Rc, time::Duration};

use futures::future::{LocalBoxFuture, ready};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    keys::{dialogs::dialogs, page::Hooks},
    token_page,
    ui::Built,
};
pub use awaited::Awaited;

/// The entries of the later part. Whoever has these pointers has the part.
#[derive(Clone, Copy)]
pub struct Views {
    /// The dialogs of the API Keys page.
    pub dialogs: fn(Hooks) -> Built,
    /// The Session Token page.
    pub token_page: fn() -> Built,
}

/// The later part did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

/// One way to the later part.
pub type Fetch = Rc<dyn Fn() -> LocalBoxFuture<'static, Result<Views, Missing>>>;

/// The later part, for whoever has it. Calling this puts it into the same wasm as the caller.
#[must_use]
pub fn views() -> Views {
    Views { dialogs, token_page: token_page::token_page }
}

/// The way of a build that is in one piece.
#[must_use]
pub fn at_hand() -> Fetch {
    Rc::new(|| Box::pin(ready(Ok(views()))))
}

#[derive(Clone, Copy)]
enum State {
    NotAskedFor,
    UnderWay { is_retry: bool },
    Missing,
    Here(Views),
}

/// A handle to the later part; provided as context by the app.
#[derive(Clone, Copy)]
pub struct Later {
    fetch: StoredValue<Fetch, LocalStorage>,
    state: RwSignal<State>,
    /// Apart from the state, so that what waits for it hears of nothing else.
    is_here: Memo<bool>,
}

impl Later {
    /// Provides it as context, on this way.
    pub fn provide(fetch: Fetch) {
        let fetch = StoredValue::new_local(fetch);
        let state = RwSignal::new(State::NotAskedFor);
        let is_here = Memo::new(move |_| matches!(state.get(), State::Here(_)));
        provide_context(Self { fetch, state, is_here });
    }

    /// The part, if it is here; tracked.
    #[must_use]
    pub fn views(self) -> Option<Views> {
        match (self.is_here.get(), self.state.get_untracked()) {
            (true, State::Here(views)) => Some(views),
            _ => None,
        }
    }

    /// Fetches it, unless it is here or on its way.
    pub fn fetch(self) {
        let is_retry = match self.state.try_get_untracked() {
            Some(State::NotAskedFor) => false,
            Some(State::Missing) => true,
            Some(State::UnderWay { .. } | State::Here(_)) | None => return,
        };
        self.state.set(State::UnderWay { is_retry });
        let arriving = self.fetch.with_value(|fetch| fetch());
        spawn_local(async move {
            self.state.try_set(match arriving.await {
                Ok(views) => State::Here(views),
                Err(Missing) => State::Missing,
            });
        });
    }

    /// Fetches it when what is being rendered now is on the screen.
    pub fn fetch_after_paint(self) {
        // A timer that is set in a frame runs when the frame has been painted. Without one, the part is
        // fetched when it is needed.
        request_animation_frame(move || set_timeout(move || self.fetch(), Duration::ZERO));
    }

    /// Whether it did not arrive, and is not here since; tracked.
    fn is_missing(self) -> bool {
        matches!(self.state.get(), State::Missing | State::UnderWay { is_retry: true })
    }

    /// Whether it is on its way; tracked.
    fn is_under_way(self) -> bool {
        matches!(self.state.get(), State::UnderWay { .. })
    }
}
