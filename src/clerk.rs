//! The binding to Clerk: the only file that knows the shape of `window.Clerk`.
//!
//! The global is read at every use and never kept, because it may appear after the wasm starts and
//! because its session object is replaced on every update.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

#[wasm_bindgen]
extern "C" {
    type Clerk;
    #[wasm_bindgen(method, catch)]
    fn load(this: &Clerk) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Clerk) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn loaded(this: &Clerk) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn session(this: &Clerk) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn user(this: &Clerk) -> JsValue;
    #[wasm_bindgen(method, catch, js_name = addListener)]
    fn add_listener(this: &Clerk, callback: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = signOut)]
    fn sign_out(this: &Clerk, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = redirectToSignIn)]
    fn redirect_to_sign_in(this: &Clerk, options: &Object) -> Result<JsValue, JsValue>;

    type ClerkSession;
    #[wasm_bindgen(method, getter)]
    fn id(this: &ClerkSession) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = status)]
    fn session_status(this: &ClerkSession) -> Option<String>;
    #[wasm_bindgen(method, catch, js_name = getToken)]
    fn get_token(this: &ClerkSession, options: &Object) -> Result<JsValue, JsValue>;

    type ClerkUser;
    #[wasm_bindgen(method, getter)]
    fn id(this: &ClerkUser) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = fullName)]
    fn full_name(this: &ClerkUser) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = primaryEmailAddress)]
    fn primary_email_address(this: &ClerkUser) -> JsValue;
}

/// What Clerk says of the visitor at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Not known: not loaded yet, or in the middle of a change.
    Undecided,
    /// Clerk's service does not answer; nothing follows about the visitor.
    Unreachable,
    /// Nobody is signed in, or somebody has yet to finish signing in.
    SignedOut,
    /// Somebody is.
    SignedIn(User),
}

/// The signed-in user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Clerk's identifier of the user.
    pub id: String,
    /// Clerk's identifier of this sign-in.
    pub session_id: String,
    /// Full name, else e-mail address, else the identifier.
    pub label: String,
}

/// Why Clerk gave no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// There is no session, or Clerk refuses to give a token for it.
    NoSession,
    /// Clerk makes no token with this JWT template.
    NoTemplate,
    /// Clerk's service could not be reached.
    Unreachable,
}

/// Whether `window.Clerk` is there.
#[must_use]
pub fn is_present() -> bool {
    clerk().is_some()
}

/// Reads the visitor's state. An absent Clerk is [`Presence::Undecided`].
#[must_use]
pub fn presence() -> Presence {
    let Some(clerk) = clerk() else { return Presence::Undecided };
    let (session, user) = (clerk.session(), clerk.user());
    if session.is_object() && user.is_object() {
        return signed_in(session.unchecked_ref(), user.unchecked_ref());
    }
    let status = clerk.status();
    match status.as_deref() {
        Some("degraded" | "error") => Presence::Unreachable,
        // Older releases have no status; then `loaded` says the same.
        Some("ready") | None if session.is_null() && clerk.loaded().is_truthy() => {
            Presence::SignedOut
        }
        _ => Presence::Undecided,
    }
}

fn signed_in(session: &ClerkSession, user: &ClerkUser) -> Presence {
    // What is left to do, such as choosing an organisation, is done on the sign-in page; until then
    // no token counts.
    if session.session_status().as_deref() == Some("pending") {
        return Presence::SignedOut;
    }
    let (Some(session_id), Some(id)) = (session.id(), user.id()) else {
        return Presence::Undecided;
    };
    let email = || {
        let address = user.primary_email_address();
        Reflect::get(&address, &"emailAddress".into()).ok()?.as_string()
    };
    let label = user.full_name().filter(|name| !name.trim().is_empty()).or_else(email);
    Presence::SignedIn(User { label: label.unwrap_or_else(|| id.clone()), id, session_id })
}

/// Waits until Clerk has loaded: as it was `begun` already, because it must not be begun twice; else begins it. It
/// may resolve although Clerk's service is down: read [`presence`] afterwards.
///
/// # Errors
/// When Clerk is absent or rejects, with what it threw.
pub async fn load(begun: Option<Promise>) -> Result<(), JsValue> {
    let clerk = clerk().ok_or(JsValue::NULL)?;
    let loading = begun.map_or_else(|| clerk.load(), Ok)?;
    JsFuture::from(loading).await.map(drop)
}

/// Calls `on_change` at once and at every change, also at mere token refreshes, for as long as the
/// page lives.
///
/// # Errors
/// When Clerk is absent or refuses, with what it threw.
pub fn listen(on_change: impl Fn() + 'static) -> Result<(), JsValue> {
    let clerk = clerk().ok_or(JsValue::NULL)?;
    let callback = Closure::<dyn Fn()>::new(on_change).into_js_value();
    clerk.add_listener(callback.unchecked_ref()).map(drop)
}

/// Asks the current session for a token; `force` goes past Clerk's cache, and a `template` that is not
/// empty names the JWT template to make it with. The promise may take very long: put a time limit
/// around it.
///
/// # Errors
/// [`TokenError`].
pub async fn get_token(force: bool, template: &str) -> Result<Zeroizing<String>, TokenError> {
    let session = clerk().map(|clerk| clerk.session()).filter(JsValue::is_object);
    let session = session.ok_or(TokenError::NoSession)?.unchecked_into::<ClerkSession>();
    let has_template = !template.is_empty();
    let options = object(&[("skipCache", force.into())]);
    if has_template {
        set(&options, "template", &template.into());
    }
    let promise = session.get_token(&options).map_err(|error| token_error(&error, has_template))?;
    match JsFuture::from(Promise::resolve(&promise)).await {
        Ok(token) => token.as_string().map(Zeroizing::new).ok_or(TokenError::NoSession),
        Err(error) => Err(token_error(&error, has_template)),
    }
}

/// Clerk's errors have minified names; their `status` tells them apart. A 404 is about the template when
/// one was asked for, else about the session.
fn token_error(error: &JsValue, has_template: bool) -> TokenError {
    let status = Reflect::get(error, &"status".into()).ok().and_then(|status| status.as_f64());
    match status {
        Some(status) if has_template && [400.0, 404.0, 422.0].contains(&status) => {
            TokenError::NoTemplate
        }
        Some(status) if [401.0, 403.0, 404.0].contains(&status) => TokenError::NoSession,
        _ => TokenError::Unreachable,
    }
}

/// Signs out and loads `then` anew, so that nothing of the user stays in memory.
///
/// # Errors
/// With what Clerk threw.
pub async fn sign_out(then: &str) -> Result<(), JsValue> {
    let clerk = clerk().ok_or(JsValue::NULL)?;
    let promise = clerk.sign_out(&object(&[("redirectUrl", then.into())]))?;
    JsFuture::from(Promise::resolve(&promise)).await.map(drop)
}

/// Leaves for Clerk's sign-in page, which leads back to `back_to`.
///
/// # Errors
/// With what Clerk threw.
pub async fn redirect_to_sign_in(back_to: &str) -> Result<(), JsValue> {
    let clerk = clerk().ok_or(JsValue::NULL)?;
    let options =
        object(&[("signInForceRedirectUrl", back_to.into()), ("redirectUrl", back_to.into())]);
    let promise = clerk.redirect_to_sign_in(&options)?;
    JsFuture::from(Promise::resolve(&promise)).await.map(drop)
}

fn clerk() -> Option<Clerk> {
    let clerk = Reflect::get(&leptos::prelude::window(), &"Clerk".into()).ok()?;
    clerk.is_object().then(|| clerk.unchecked_into())
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        set(&object, key, value);
    }
    object
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}
