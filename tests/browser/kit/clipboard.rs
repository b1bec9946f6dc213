//! A fake clipboard: a test has no user gesture, which the browser's own asks for.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Error, Promise};
use wasm_bindgen::prelude::*;

use super::globals;

/// What was copied, the latest last.
#[derive(Clone, Default)]
pub struct FakeClipboard(Rc<RefCell<Vec<String>>>);

impl FakeClipboard {
    /// Takes the place of the browser's and accepts everything.
    pub fn accepting() -> Self {
        let clipboard = Self::default();
        let copied = clipboard.clone();
        install(move |text| {
            copied.0.borrow_mut().push(text);
            Promise::resolve(&JsValue::UNDEFINED)
        });
        clipboard
    }

    /// Takes the place of the browser's and refuses everything.
    pub fn refusing() {
        install(|_| Promise::reject(&Error::new("Write permission denied.")));
    }

    /// Takes the place of the browser's and accepts, once the returned function was called.
    pub fn held() -> impl FnOnce() {
        let mut release = None;
        let gate = Promise::new(&mut |resolve, _| release = Some(resolve));
        install(move |_| gate.clone());
        move || drop(release.unwrap().call0(&JsValue::UNDEFINED))
    }

    /// What was copied.
    pub fn copied(&self) -> Vec<String> {
        self.0.borrow().clone()
    }
}

fn install(write: impl Fn(String) -> Promise + 'static) {
    let write = Closure::<dyn Fn(String) -> Promise>::new(write).into_js_value();
    let clipboard = leptos::prelude::window().navigator().clipboard();
    globals::replace(clipboard.into(), "writeText", &write);
}
