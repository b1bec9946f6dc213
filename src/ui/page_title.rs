use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use super::focus_page_heading;
use crate::words;

/// Whether a page was shown before: the first one leaves the focus where the browser put it.
static NAVIGATED: AtomicBool = AtomicBool::new(false);

/// Gives the document this page's title and, after a change of route, the focus to its heading.
pub fn use_page_title(title: &'static str) {
    document().set_title(&words::shell::document_title(title));
    if NAVIGATED.swap(true, Ordering::Relaxed) {
        focus_page_heading();
    }
}
