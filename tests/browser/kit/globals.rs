//! Replacing what the browser gives, and putting it back.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

thread_local! {
    /// What was replaced, with what was there before; `None` when nothing was.
    static REPLACED: RefCell<Vec<(Object, String, Option<JsValue>)>> = const { RefCell::new(Vec::new()) };
}

/// Sets a property of `window` until [`restore`].
pub fn set(name: &str, value: &JsValue) {
    replace(leptos::prelude::window().into(), name, value);
}

/// Sets a property of `object` until [`restore`].
pub fn replace(object: Object, name: &str, value: &JsValue) {
    let own = Object::has_own(&object, &name.into());
    let before = own.then(|| Reflect::get(&object, &name.into()).unwrap());
    // An accessor of the prototype, such as navigator.onLine, can only be covered by a definition.
    let property = Object::new();
    Reflect::set(&property, &"value".into(), value).unwrap();
    for flag in ["configurable", "writable", "enumerable"] {
        Reflect::set(&property, &flag.into(), &true.into()).unwrap();
    }
    assert!(Reflect::define_property(&object, &name.into(), &property).unwrap());
    REPLACED.with_borrow_mut(|replaced| replaced.push((object, name.to_owned(), before)));
}

/// Undoes every replacement, the latest first.
pub fn restore() {
    for (object, name, before) in REPLACED.take().into_iter().rev() {
        match before {
            Some(value) => Reflect::set(&object, &name.into(), &value).unwrap(),
            None => Reflect::delete_property(&object, &name.into()).unwrap(),
        };
    }
}
