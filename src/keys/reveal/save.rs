use js_sys::{Function, Promise, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast as _, JsValue};

use super::RevealHook;
use crate::clipboard;
use crate::ui::{Announcer, Built, Button, IntoBuilt as _, follow_text};
use crate::words;

/// Where else the key can be put: the browser's password manager and a file.
#[component]
pub(super) fn SaveElsewhere(reveal: RevealHook, name: StoredValue<String>) -> Built {
    let announcer = expect_context::<Announcer>();
    let said = RwSignal::new(String::new());
    let say = move |text: &str| {
        announcer.announce(text);
        said.try_set(text.to_owned());
    };
    let save = move |()| {
        let Some(started) =
            reveal.with_secret(|key| store_password(&name.get_value(), key.expose()))
        else {
            return;
        };
        spawn_local(async move {
            let is_asked = clipboard::arrives(started).await;
            // The browser does not tell whether the user agreed, so the key does not count as taken.
            say(if is_asked { words::reveal::ASKED_TO_SAVE } else { words::reveal::SAVE_REFUSED });
        });
    };
    let download = move |()| {
        say(if reveal.download_env(&name.get_value()) {
            words::reveal::DOWNLOADED
        } else {
            words::reveal::DOWNLOAD_REFUSED
        });
    };
    view! {
        {can_store_passwords()
            .then(|| view! { <Button on_click=save>{words::reveal::SAVE_TO_PASSWORD_MANAGER}</Button> })}
        <Button on_click=download>{words::reveal::DOWNLOAD_ENV}</Button>
        <p class="said">{follow_text(move || said.get())}</p>
    }
    .into_built()
}

/// Whether this browser keeps passwords that a page hands it (Credential Management, section 3.2).
fn can_store_passwords() -> bool {
    password_credential().is_some()
}

fn password_credential() -> Option<Function> {
    Reflect::get(&window(), &"PasswordCredential".into()).ok()?.dyn_into().ok()
}

/// Starts storing `password` under `name`.
///
/// # Errors
/// With what the browser threw, when it has no such store here.
fn store_password(name: &str, password: &str) -> Result<Promise, JsValue> {
    let constructor = password_credential().ok_or(JsValue::NULL)?;
    let data = js_sys::Object::new();
    Reflect::set(&data, &"id".into(), &name.into())?;
    Reflect::set(&data, &"name".into(), &words::reveal::PASSWORD_NAME.into())?;
    Reflect::set(&data, &"password".into(), &password.into())?;
    let credential = Reflect::construct(&constructor, &js_sys::Array::of1(&data))?;
    let container = Reflect::get(&window().navigator(), &"credentials".into())?;
    let store = Reflect::get(&container, &"store".into())?.dyn_into::<Function>()?;
    store.call1(&container, &credential)?.dyn_into()
}
