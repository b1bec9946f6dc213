//! Finding things as a user does: by role and name, by label, by text.

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, Event, EventInit, EventTarget, File, HtmlElement, HtmlInputElement, HtmlSelectElement,
    KeyboardEvent, KeyboardEventInit,
};

use super::{carrying, role, wait};

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

    /// The names of all elements of this role, also of those that take up no room.
    fn names_of_any(&self, role: &'static str) -> Vec<String> {
        let list = self.0.query_selector_all(role::selector(role)).unwrap();
        let elements = (0..list.length()).filter_map(|place| list.item(place)?.dyn_into().ok());
        elements.map(|element: HtmlElement| role::name(&element)).collect()
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
        type_into(self.find("textbox", label).await, text);
    }

    /// Waits for the search field and types into it what takes the place of its text.
    pub async fn search(&self, text: &str) {
        type_into(self.find("searchbox", "Search").await, text);
    }

    /// Waits for a list of choices by its label and chooses one by its text.
    pub async fn choose(&self, label: &str, option: &str) {
        let select: HtmlSelectElement = self.find("combobox", label).await.unchecked_into();
        let place = self.options(label).iter().position(|other| other == option);
        select.set_selected_index(place.unwrap().try_into().unwrap());
        fire(&select, "change");
    }

    /// What there is to choose from in the list with this label.
    pub fn options(&self, label: &str) -> Vec<String> {
        Self(self.query("combobox", label).unwrap().into()).names_of_any("option")
    }

    /// What is chosen in the list with this label.
    pub fn chosen(&self, label: &str) -> Option<String> {
        let select: HtmlSelectElement = self.query("combobox", label)?.unchecked_into();
        self.options(label).into_iter().nth(select.selected_index().try_into().ok()?)
    }

    /// Waits for a checkbox and clicks it.
    pub async fn tick(&self, name: &str) {
        self.find("checkbox", name).await.click();
    }

    /// Whether the checkbox with this name is ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        let checkbox = self.query("checkbox", name).unwrap();
        checkbox.unchecked_into::<HtmlInputElement>().checked()
    }

    /// Waits for a field by its label and pastes into it; whether the page kept the browser from
    /// putting the text there.
    pub async fn paste(&self, label: &str, text: &str) -> bool {
        let event = carrying::pasting(text);
        self.find("textbox", label).await.dispatch_event(&event).unwrap();
        event.default_prevented()
    }

    /// The same with a file.
    pub async fn paste_file(&self, label: &str, file: &File) -> bool {
        let event = carrying::pasting_file(file);
        self.find("textbox", label).await.dispatch_event(&event).unwrap();
        event.default_prevented()
    }

    /// Presses and releases the mouse beside the open dialog.
    pub fn click_beside_dialog(&self) {
        for kind in ["mousedown", "mouseup"] {
            fire(&self.reachable(), kind);
        }
    }

    /// The cells of the column with this heading, from top to bottom.
    pub fn column(&self, heading: &str) -> Vec<String> {
        let place = self.names("columnheader").iter().position(|other| other == heading);
        let cell = |row: HtmlElement| Self(row.into()).names("cell").swap_remove(place.unwrap());
        self.all("row").into_iter().map(cell).collect()
    }

    /// Waits until the column with this heading holds these cells.
    pub async fn column_becomes(&self, heading: &str, cells: &[&str]) {
        let cells: Vec<_> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        self.find("columnheader", heading).await;
        wait::until(|| self.column(heading), cells).await;
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

    /// What assistive technology was told lately through a live region.
    pub fn announced(&self) -> Vec<String> {
        let lines = ".visually-hidden[aria-live=polite] > p";
        let regions = self.reachable().query_selector_all(lines).unwrap();
        let texts = (0..regions.length()).filter_map(|i| regions.item(i)?.text_content());
        texts.map(|text| role::tidy(&text)).filter(|text| !text.is_empty()).collect()
    }

    /// What is outside an open modal dialog cannot be reached.
    fn reachable(&self) -> Element {
        let dialog = self.0.query_selector("dialog[open]").unwrap();
        dialog.unwrap_or_else(|| self.0.clone())
    }
}

fn type_into(field: HtmlElement, text: &str) {
    let field: HtmlInputElement = field.unchecked_into();
    field.set_value(text);
    fire(&field, "input");
}

/// Lets something happen to `target`.
pub fn fire(target: &EventTarget, kind: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(kind, &init).unwrap();
    target.dispatch_event(&event).unwrap();
    event
}

/// The whole document, but for what the test runner prints into it.
pub fn page_html() -> String {
    let page: Element = document().document_element().unwrap();
    let page: Element = page.clone_node_with_deep(true).unwrap().unchecked_into();
    while let Some(printed) = page.query_selector("pre[id]").unwrap() {
        printed.remove();
    }
    page.outer_html()
}
