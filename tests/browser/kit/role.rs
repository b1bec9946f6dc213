//! Roles and accessible names, as far as the console's own markup needs them (WAI-ARIA, "Accessible
//! Name and Description Computation"): `aria-label`, `aria-labelledby`, `<label>`, then the content.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// What has this role, by its element or by its attribute.
pub fn selector(role: &'static str) -> &'static str {
    match role {
        "alert" => "[role=alert]",
        "alertdialog" => "[role=alertdialog]",
        "button" => "button",
        "cell" => "td",
        "code" => "code",
        "columnheader" => "th",
        "dialog" => "dialog[role=dialog]",
        "heading" => "h1, h2",
        "link" => "a[href]",
        "row" => "tbody tr",
        "status" => "[role=status]",
        "table" => "table",
        "textbox" => "input[type=text]",
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
    tidy(&named_by.text_content().unwrap_or_default())
}

/// Whether it takes up room on the page.
pub fn is_visible(element: &HtmlElement) -> bool {
    element.unchecked_ref::<Element>().get_client_rects().length() > 0
}

/// Text with every run of white space as one space.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
