//! Finding things as a user does: by role and name, by label, by text.

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
};

use super::{role, wait};

/// What a user would see.
#[derive(Clone)]
pub struct Screen(Element);

impl Screen {
    /// The screen that `place` holds.
    pub fn of(place: Element) -> Self {
        Self(place)
    }

    /// The element that holds everything.
    pub fn place(&self) -> HtmlElement {
        self.0.clone().unchecked_into()
    }

    /// Waits for the element with this role and accessible name.
    pub async fn find(&self, role: &'static str, name: &str) -> HtmlElement {
        let what = || format!("{role} {name:?} on\n{}", self.text());
        wait::found(what, || self.query(role, name)).await
    }

    /// The element with this role and accessible name, if it is there now and can be reached.
    pub fn query(&self, role: &'static str, name: &str) -> Option<HtmlElement> {
        self.all(role).into_iter().find(|element| role::name(element) == name)
    }

    /// Waits until there is no element with this role and name.
    pub async fn gone(&self, role: &'static str, name: &str) {
        let what = || format!("the end of {role} {name:?} on\n{}", self.text());
        wait::found(what, || self.query(role, name).is_none().then_some(())).await;
    }

    /// Every reachable element of this role, in the order of the document.
    pub fn all(&self, role: &'static str) -> Vec<HtmlElement> {
        let list = self.reachable().query_selector_all(role::selector(role)).unwrap();
        let elements = (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok());
        let mut elements: Vec<HtmlElement> = elements.filter(role::is_visible).collect();
        // The open dialog itself can be found, too.
        let dialog = self.reachable();
        if dialog.matches(role::selector(role)).unwrap() {
            elements.insert(0, dialog.unchecked_into());
        }
        elements
    }

    /// The names of all reachable elements of this role.
    pub fn names(&self, role: &'static str) -> Vec<String> {
        self.all(role).iter().map(role::name).collect()
    }

    /// Waits until `text` stands somewhere.
    pub async fn read(&self, text: &str) {
        let what = || format!("{text:?} on\n{}", self.text());
        wait::found(what, || self.shows(text).then_some(())).await;
    }

    /// Whether `text` stands somewhere now.
    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// All text that can be seen.
    pub fn text(&self) -> String {
        role::tidy(&self.place().inner_text())
    }

    /// Waits for a button and clicks it.
    pub async fn click(&self, name: &str) {
        self.find("button", name).await.click();
    }

    /// Waits for a field by its label and types into it what takes the place of its text.
    pub async fn fill(&self, label: &str, text: &str) {
        let field: HtmlInputElement = self.find("textbox", label).await.unchecked_into();
        field.set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        field.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
    }

    /// Waits until `text` stands in the field with this label.
    pub async fn holds(&self, label: &str, text: &str) {
        let field: HtmlInputElement = self.find("textbox", label).await.unchecked_into();
        wait::until(|| field.value(), text.to_owned()).await;
    }

    /// Presses a key where the focus is.
    #[expect(clippy::unused_self, reason = "the keyboard belongs to the screen")]
    pub fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        document().active_element().unwrap().dispatch_event(&event).unwrap();
    }

    /// Waits until the focus is on the element with this name.
    pub async fn focused(&self, name: &str) {
        wait::until(
            || document().active_element().map(|e| role::name(&e.unchecked_into())),
            Some(name.into()),
        )
        .await;
    }

    /// What assistive technology was told last through a live region.
    pub fn announced(&self) -> Vec<String> {
        let regions = self.0.query_selector_all(".visually-hidden[aria-live=polite]").unwrap();
        let texts = (0..regions.length()).filter_map(|i| regions.item(i)?.text_content());
        texts.map(|text| role::tidy(&text)).filter(|text| !text.is_empty()).collect()
    }

    /// What is outside an open modal dialog cannot be reached.
    fn reachable(&self) -> Element {
        let dialog = self.0.query_selector("dialog[open]").unwrap();
        dialog.unwrap_or_else(|| self.0.clone())
    }
}
