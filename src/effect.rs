//! What happens when what was read changes.
//!
//! Leptos compiles a task for each effect's type. Behind these pointers there is one for all of them,
//! which makes the wasm smaller.

use std::mem::replace;

use leptos::prelude::*;

/// Calls `run` as soon as what is being rendered now is in the page, and again when what it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// Calls `handle` with what `read` gives, each time that what this reads changes; not before.
pub fn on_change<T>(read: impl Fn() -> T + 'static, handle: impl Fn(T) + 'static) {
    let mut is_first = true;
    effect(move || {
        let value = read();
        if !replace(&mut is_first, false) {
            untrack(|| handle(value));
        }
    });
}
