//! A fake `window.Clerk`, because the real one needs its service.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::globals;

#[wasm_bindgen(module = "/tests/browser/kit/clerk.js")]
extern "C" {
    /// See `clerk.js`.
    #[derive(Clone)]
    pub type FakeClerk;
    #[wasm_bindgen(constructor)]
    fn new() -> FakeClerk;
    /// Tells the listeners that this user is signed in, with this session.
    #[wasm_bindgen(method)]
    pub fn change(this: &FakeClerk, user: &str, session: &str);
    #[wasm_bindgen(method, js_name = change)]
    fn change_to(this: &FakeClerk, nobody: &JsValue);
    /// Tells the listeners that the sign-in is not finished.
    #[wasm_bindgen(method, js_name = isPending)]
    pub fn is_pending(this: &FakeClerk);
    /// Makes `signOut()` forget the user and reject, as version 6 does.
    #[wasm_bindgen(method, js_name = failsToSignOut)]
    pub fn fails_to_sign_out(this: &FakeClerk);
    /// Finishes loading with this status.
    #[wasm_bindgen(method)]
    pub fn becomes(this: &FakeClerk, status: &str);
    /// Makes `load()` reject, as it does after a 4xx.
    #[wasm_bindgen(method, js_name = failsToLoad)]
    pub fn fails_to_load(this: &FakeClerk);
    /// Makes `getToken()` resolve with this token.
    #[wasm_bindgen(method, js_name = givesToken)]
    pub fn gives_token(this: &FakeClerk, token: &str);
    /// Makes `getToken()` resolve with null.
    #[wasm_bindgen(method, js_name = givesNoToken)]
    pub fn gives_no_token(this: &FakeClerk);
    #[wasm_bindgen(method, js_name = refusesTokens)]
    fn refuses_tokens(this: &FakeClerk, properties: &Object);
    /// Makes `getToken()` never settle.
    #[wasm_bindgen(method, js_name = hangsOnTokens)]
    pub fn hangs_on_tokens(this: &FakeClerk);
    #[wasm_bindgen(method, getter)]
    fn forced(this: &FakeClerk) -> Array;
    #[wasm_bindgen(method, getter)]
    fn templates(this: &FakeClerk) -> Array;
    #[wasm_bindgen(method, getter, js_name = signIns)]
    fn sign_ins_array(this: &FakeClerk) -> Array;
    #[wasm_bindgen(method, getter, js_name = signOuts)]
    fn sign_outs_array(this: &FakeClerk) -> Array;
}

impl FakeClerk {
    /// Puts a Clerk that still loads on the page.
    pub fn loading() -> Self {
        let clerk = Self::new();
        globals::set("Clerk", &clerk);
        clerk
    }

    /// Puts a Clerk on the page with which user `ada` is signed in.
    pub fn signed_in() -> Self {
        let clerk = Self::loading();
        clerk.change("ada", "session-1");
        clerk.becomes("ready");
        clerk
    }

    /// Tells the listeners that nobody is signed in.
    pub fn sign_out_elsewhere(&self) {
        self.change_to(&JsValue::NULL);
    }

    /// Tells the listeners what Clerk says for a moment while it signs out.
    pub fn is_between_states(&self) {
        self.change_to(&JsValue::UNDEFINED);
    }

    /// Makes `getToken()` reject with an error of this `status` or `code`.
    pub fn refuses_tokens_with(&self, property: &str, value: impl Into<JsValue>) {
        let properties = Object::new();
        Reflect::set(&properties, &property.into(), &value.into()).unwrap();
        self.refuses_tokens(&properties);
    }

    /// For each token asked for, whether it was asked for past Clerk's cache.
    pub fn tokens_asked(&self) -> Vec<bool> {
        self.forced().iter().map(|forced| forced.is_truthy()).collect()
    }

    /// For each token asked for, the JWT template it was to be made with.
    pub fn templates_asked(&self) -> Vec<Option<String>> {
        self.templates().iter().map(|template| template.as_string()).collect()
    }

    /// Where each sign-in is to lead back to.
    pub fn sign_ins(&self) -> Vec<String> {
        self.sign_ins_array().iter().filter_map(|url| url.as_string()).collect()
    }

    /// Where each sign-out is to lead.
    pub fn sign_outs(&self) -> Vec<String> {
        self.sign_outs_array().iter().filter_map(|url| url.as_string()).collect()
    }
}
