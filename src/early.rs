//! What `boot.js` began while the app was on its way: Clerk's loading, and the request for the list.
//!
//! It only saves time. Where it is missing, failed or does not fit, the app does the same itself.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use crate::clerk::User;

/// The one name on `window` under which it waits for the app.
const NAME: &str = "__sentinel_early";

#[wasm_bindgen]
extern "C" {
    /// What was begun.
    pub type Early;
    #[wasm_bindgen(method, getter)]
    fn loading(this: &Early) -> Promise;
    #[wasm_bindgen(method, js_name = takeList)]
    fn take_list(this: &Early, url: &str, user_id: &str, session_id: &str) -> Option<EarlyRequest>;

    /// A request that was sent.
    pub type EarlyRequest;
    #[wasm_bindgen(method, getter)]
    fn answer(this: &EarlyRequest) -> Promise;
    #[wasm_bindgen(method, getter)]
    fn controller(this: &EarlyRequest) -> AbortController;
    #[wasm_bindgen(method, getter, js_name = age_ms)]
    fn age(this: &EarlyRequest) -> f64;
}

impl Early {
    /// What was begun and not yet taken, if anything was.
    #[must_use]
    pub fn see() -> Option<Self> {
        let early = Reflect::get(&leptos::prelude::window(), &NAME.into()).ok()?;
        early.is_object().then(|| early.unchecked_into())
    }

    /// The same, for the one who takes it: it is no longer there for others.
    #[must_use]
    pub fn take() -> Option<Self> {
        let early = Self::see()?;
        // Should it stay, it has nothing to give a second time.
        let _ = Reflect::delete_property(&leptos::prelude::window(), &NAME.into());
        Some(early)
    }

    /// Clerk's loading; it may not be begun twice.
    pub fn clerk_loading(&self) -> Promise {
        self.loading()
    }

    /// The request for the list at `url`, if it was sent for this user and sign-in a moment ago. Any other is
    /// ended, and none is sent any more.
    #[must_use]
    pub fn into_list(self, url: &str, user: &User) -> Option<EarlyRequest> {
        self.take_list(url, &user.id, &user.session_id)
    }

    /// Ends the request for the list: nobody will ask for it.
    pub fn end(self) {
        // Nobody asks for no address, so this is another's.
        drop(self.take_list("", "", ""));
    }
}

impl EarlyRequest {
    /// A promise of the response.
    pub fn response(&self) -> Promise {
        self.answer()
    }

    /// What ends the request.
    #[must_use]
    pub fn abort_controller(&self) -> AbortController {
        self.controller()
    }

    /// How long ago it was sent, in milliseconds.
    #[must_use]
    pub fn age_ms(&self) -> u32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some seconds")]
        let age_ms = self.age() as u32;
        age_ms
    }
}
