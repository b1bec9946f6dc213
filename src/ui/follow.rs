//! Parts of a view that follow what they read.
//!
//! Leptos takes any closure for them, and compiles a renderer for each one's type. Behind these
//! pointers there is one renderer for all of them, which makes the wasm a good deal smaller.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Built, IntoBuilt as _, nothing};

/// A class or another attribute that follows what it reads.
pub type Following<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// Makes `read` an attribute.
pub fn follow<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Following<T> {
    Arc::new(read)
}

/// Makes `read` a text.
pub fn follow_text<T: Into<String>>(read: impl Fn() -> T + Send + 'static) -> Built {
    let read: Box<dyn FnMut() -> String + Send> = Box::new(move || read().into());
    read.into_built()
}

/// A part of the page that is made anew when what `make` reads changes.
pub fn part<V: IntoView + 'static>(mut make: impl FnMut() -> V + Send + 'static) -> Built {
    let make: Box<dyn FnMut() -> Built + Send> = Box::new(move || make().into_built());
    make.into_built()
}

/// A part of the page that is there while `condition` holds; made anew only when that changes.
pub fn when<V: IntoView + 'static>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    mut make: impl FnMut() -> V + Send + 'static,
) -> Built {
    let holds = changes_of(Signal::derive(condition));
    part(move || if holds.get() { make().into_built() } else { nothing() })
}

fn changes_of(signal: Signal<bool>) -> Memo<bool> {
    Memo::new(move |_| signal.get())
}
