//! A clock that a test turns.

use std::{cell::Cell, rc::Rc};

use js_sys::Reflect;
use leptos::prelude::window;
use sentinel_api_types::Timestamp;
use wasm_bindgen::prelude::*;

use super::globals;

/// What `Date.now()` gives.
pub struct FakeDate(Rc<Cell<f64>>);

impl FakeDate {
    /// Stops the clock at this instant, such as `2026-01-04T10:00:00Z`.
    pub fn at(instant: &str) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "instants are far below 2^53")]
        let millis = Timestamp::parse(instant).unwrap().as_millis() as f64;
        let now = Rc::new(Cell::new(millis));
        let shown = Rc::clone(&now);
        let read = Closure::<dyn Fn() -> f64>::new(move || shown.get()).into_js_value();
        let date = Reflect::get(&window(), &"Date".into()).unwrap();
        globals::replace(date.unchecked_into(), "now", &read);
        Self(now)
    }

    /// Lets so many seconds pass.
    pub fn pass(&self, seconds: u32) {
        self.0.set(self.0.get() + f64::from(seconds) * 1000.0);
    }
}
