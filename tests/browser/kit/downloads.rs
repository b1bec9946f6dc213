//! What the page hands over to be kept: files, and passwords for the password manager.

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::globals;

#[wasm_bindgen(module = "/tests/browser/kit/browser.js")]
extern "C" {
    /// See `browser.js`.
    pub type FakeDownloads;
    #[wasm_bindgen(constructor)]
    fn new() -> FakeDownloads;
    #[wasm_bindgen(method)]
    fn names(this: &FakeDownloads) -> Array;
    #[wasm_bindgen(method)]
    fn addresses(this: &FakeDownloads) -> Array;
    #[wasm_bindgen(method, getter)]
    fn revoked(this: &FakeDownloads) -> Array;
    #[wasm_bindgen(method, js_name = type)]
    fn type_of(this: &FakeDownloads, index: usize) -> String;
    #[wasm_bindgen(method, js_name = text)]
    fn text_of(this: &FakeDownloads, index: usize) -> Promise;

    /// See `browser.js`.
    pub type FakePasswords;
    #[wasm_bindgen(constructor)]
    fn new(refuses: bool) -> FakePasswords;
    #[wasm_bindgen(method, getter)]
    fn made(this: &FakePasswords) -> Array;
    #[wasm_bindgen(method, getter)]
    pub fn stored(this: &FakePasswords) -> u32;
}

impl FakeDownloads {
    /// Takes the place of the browser's.
    pub fn install() -> Self {
        let downloads = Self::new();
        for name in ["createObjectURL", "revokeObjectURL"] {
            globals::replace(global("URL"), name, &get(&downloads, name));
        }
        let links = get(&global("HTMLAnchorElement"), "prototype").unchecked_into();
        globals::replace(links, "click", &get(&downloads, "click"));
        downloads
    }

    /// The names of the saved files.
    pub fn saved(&self) -> Vec<String> {
        strings(&self.names())
    }

    /// The media type of a saved file.
    pub fn media_type(&self, index: usize) -> String {
        self.type_of(index)
    }

    /// The content of a saved file.
    pub async fn text(&self, index: usize) -> String {
        JsFuture::from(self.text_of(index)).await.unwrap().as_string().unwrap()
    }

    /// How many saved files can still be reached under their address.
    pub fn reachable(&self) -> usize {
        let revoked = strings(&self.revoked());
        let addresses = strings(&self.addresses());
        addresses.iter().filter(|address| !revoked.contains(address)).count()
    }
}

impl FakePasswords {
    /// Takes the place of the browser's and accepts everything.
    pub fn accepting() -> Self {
        Self::install(false)
    }

    /// Takes the place of the browser's and refuses everything.
    pub fn refusing() -> Self {
        Self::install(true)
    }

    /// A browser without one.
    pub fn absent() {
        globals::set("PasswordCredential", &JsValue::UNDEFINED);
    }

    fn install(refuses: bool) -> Self {
        let passwords = FakePasswords::new(refuses);
        globals::set("PasswordCredential", &get(&passwords, "Credential"));
        let container = get(&window().navigator(), "credentials").unchecked_into();
        globals::replace(container, "store", &get(&passwords, "store"));
        passwords
    }

    /// What each credential was made of, as JSON.
    pub fn credentials(&self) -> Vec<String> {
        strings(&self.made())
    }
}

fn strings(array: &Array) -> Vec<String> {
    array.iter().filter_map(|element| element.as_string()).collect()
}

fn global(name: &str) -> Object {
    get(&window(), name).unchecked_into()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}
