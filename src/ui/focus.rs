//! Moving the focus to where the user's attention belongs.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

/// Focuses the element with this id as soon as what is being rendered now is in the document.
pub fn focus_by_id(id: String) {
    request_animation_frame(move || focus(document().get_element_by_id(&id)));
}

/// The same for one that may be far from the screen: then it comes to its top.
pub fn focus_far_by_id(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.as_ref().filter(|element| !is_on_screen(element)) {
            element.scroll_into_view();
        }
        focus(element);
    });
}

fn is_on_screen(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let screen = window().inner_height().ok().and_then(|height| height.as_f64());
    place.top() >= 0.0 && place.bottom() <= screen.unwrap_or_default()
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
        if is_lost() {
            focus(page_heading());
        }
    });
}

/// Focuses the element with this id as soon as what is being rendered now is in the document, but only when
/// that took away what has the focus now, in that element.
pub fn focus_by_id_if_lost(id: String) {
    let element = document().get_element_by_id(&id);
    let focused = document().active_element();
    let has_focus = element.is_some_and(|element| element.contains(focused.as_deref()));
    request_animation_frame(move || {
        if has_focus && is_lost() {
            focus_present(&id);
        }
    });
}

fn is_lost() -> bool {
    document().active_element() == document().body().map(Into::into)
}

fn page_heading() -> Option<Element> {
    document().query_selector("main h1").ok().flatten()
}

fn focus(element: Option<Element>) {
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
