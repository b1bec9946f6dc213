//! Moving the focus to where the user's attention belongs.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, Node};

/// Focuses the element with this id as soon as what is being rendered now is in the document.
pub fn focus_by_id(id: String) {
    request_animation_frame(move || focus(document().get_element_by_id(&id)));
}

/// Focuses the element with this id at once; it is in the document already.
pub fn focus_present(id: &str) {
    focus(document().get_element_by_id(id));
}

/// Focuses the page's `h1` as soon as what is being rendered now is in the document.
pub fn focus_page_heading() {
    request_animation_frame(|| focus(page_heading()));
}

/// The same, but only when what had the focus has gone from the document.
pub fn focus_page_heading_if_lost() {
    request_animation_frame(|| {
        if document().active_element() == document().body().map(Into::into) {
            focus(page_heading());
        }
    });
}

fn page_heading() -> Option<web_sys::Element> {
    document().query_selector("main h1").ok().flatten()
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Selects the text of `node`, ready to be copied by hand.
pub fn select_text(node: &Node) {
    if let Ok(Some(selection)) = window().get_selection() {
        // Fails only for a node outside the document.
        let _ = selection.select_all_children(node);
    }
}
