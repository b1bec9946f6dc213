//! Parts of a view that follow what they read.
//!
//! Leptos takes any closure for them, and compiles a renderer for each one's type. Behind these
//! pointers there is one renderer for all of them, which makes the wasm a good deal smaller.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// A text, a class or another attribute that follows what it reads.
pub type Following<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// A part of the page that is made anew when what it reads changes.
pub type Part = Arc<Mutex<dyn FnMut() -> AnyView + Send>>;

/// Makes `read` a text or an attribute.
pub fn follow<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Following<T> {
    Arc::new(read)
}

/// Makes `make` a part of the page.
pub fn part<V: IntoView + 'static>(mut make: impl FnMut() -> V + Send + 'static) -> Part {
    Arc::new(Mutex::new(move || make().into_any()))
}

/// A part of the page that is there while `condition` holds; made anew only when that changes.
pub fn when<V: IntoView + 'static>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    mut make: impl FnMut() -> V + Send + 'static,
) -> Part {
    let holds = changes_of(Signal::derive(condition));
    part(move || if holds.get() { make().into_any() } else { ().into_any() })
}

fn changes_of(signal: Signal<bool>) -> Memo<bool> {
    Memo::new(move |_| signal.get())
}
