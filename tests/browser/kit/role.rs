//! Roles and accessible names, as far as the console's own markup needs them (WAI-ARIA, "Accessible
//! Name and Description Computation"): `aria-label`, `aria-labelledby`, `<label>`, then the content,
//! with what its parts are called.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

/// What has this role, by its element or by its attribute.
pub fn selector(role: &'static str) -> &'static str {
    match role {
        "alert" => "[role=alert]",
        "alertdialog" => "[role=alertdialog]",
        "button" => "button",
        "cell" => "td",
        "checkbox" => "input[type=checkbox]",
        "code" => "code",
        "columnheader" => "th",
        "combobox" => "select",
        "dialog" => "dialog[role=dialog]",
        "group" => "[role=group]",
        "heading" => "h1, h2, h3",
        "link" => "a[href]",
        "listitem" => "li",
        "option" => "option",
        "progressbar" => "progress",
        "row" => "tbody tr",
        "searchbox" => "input[type=search]",
        "status" => "[role=status]",
        "tab" => "[role=tab]",
        "tabpanel" => "[role=tabpanel]",
        "table" => "table",
        "textbox" => "input[type=text], input[type=password], textarea",
        _ => panic!("no selector for the role {role}"),
    }
}

/// The accessible name.
pub fn name(element: &HtmlElement) -> String {
    if let Some(label) = element.get_attribute("aria-label") {
        return label;
    }
    let by = element.get_attribute("aria-labelledby").map(|id| format!("[id=\"{id}\"]"));
    let label =
        || Some(element.id()).filter(|id| !id.is_empty()).map(|id| format!("label[for=\"{id}\"]"));
    let label = by
        .or_else(label)
        .and_then(|selector| element.owner_document()?.query_selector(&selector).ok().flatten());
    let named_by: &Element = label.as_ref().unwrap_or(element);
    tidy(&content(named_by))
}

/// The text in a node; of a part that has a label of its own, that label.
fn content(node: &Node) -> String {
    let children = node.child_nodes();
    let children = (0..children.length()).filter_map(|place| children.item(place));
    let parts = children.map(|child| match child.dyn_ref::<Element>() {
        None => child.text_content().unwrap_or_default(),
        Some(part) if part.get_attribute("aria-hidden").as_deref() == Some("true") => String::new(),
        Some(part) => part.get_attribute("aria-label").unwrap_or_else(|| content(part)),
    });
    parts.collect()
}

/// Whether it takes up room on the page.
pub fn is_visible(element: &HtmlElement) -> bool {
    element.unchecked_ref::<Element>().get_client_rects().length() > 0
}

/// Text with every run of white space as one space.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
