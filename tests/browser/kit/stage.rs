//! Where one test plays: a clean page with a fake network and a fake Clerk.

use std::{any::Any, cell::RefCell, rc::Rc};

use agent_sentinel_console::{
    app::App,
    config::Config,
    later::{self, Fetch},
    platform::Platform,
    session::Session,
};
use js_sys::Function;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::prelude::*;

use super::{globals, history, network::Network, screen::Screen};

thread_local! {
    /// What is mounted and its owner, kept here because a test that fails is stopped where it is and
    /// drops nothing.
    static MOUNTED: RefCell<Vec<(Owner, Box<dyn Any>)>> = const { RefCell::new(Vec::new()) };
}

/// A clean page. Made at the start of a test, it undoes what the test before left, even one that
/// failed; it is undone at the end, too.
pub struct Stage {
    /// What `window.fetch` leads to.
    pub network: Network,
    /// What a user would see.
    pub screen: Screen,
}

impl Stage {
    /// Clears the page.
    pub fn set() -> Self {
        clear();
        let place = document().create_element("div").unwrap();
        place.set_id("app");
        document().body().unwrap().append_child(&place).unwrap();
        // What only a screen reader says is not to be read on the screen.
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some("[aria-live].visually-hidden { display: none }"));
        place.append_child(&style).unwrap();
        history::hold();
        Self { network: Network::install(), screen: Screen::of(place) }
    }

    /// Makes every wait of the page a hundred times as short, so that time limits are met soon. How
    /// long it would have been is noted in the network's log, such as `wait 1000`.
    pub fn hurry(&self) {
        self.change_waits(|act, delay| (act, delay / 100.0));
    }

    /// Lets none of the page's longer waits end any more.
    pub fn stop_timers(&self) {
        // Whoever runs the tests waits, too, but not for long.
        let nothing = || Function::new_no_args("").into();
        self.change_waits(move |act, delay| (if delay < 100.0 { act } else { nothing() }, delay));
    }

    /// Replaces what is done after a wait, and its milliseconds.
    fn change_waits(&self, change: impl Fn(JsValue, f64) -> (JsValue, f64) + 'static) {
        let before = js_sys::Reflect::get(&window(), &"setTimeout".into()).unwrap();
        let before = before.unchecked_ref::<Function>().bind0(&window());
        let network = self.network.clone();
        let set_timeout = move |act: JsValue, delay: Option<f64>| {
            let delay = delay.unwrap_or_default();
            network.note(format!("wait {delay}"));
            let (act, delay) = change(act, delay);
            before.call2(&JsValue::UNDEFINED, &act, &delay.into()).unwrap()
        };
        let set_timeout = Closure::<dyn Fn(JsValue, Option<f64>) -> JsValue>::new(set_timeout);
        globals::set("setTimeout", &set_timeout.into_js_value());
    }

    /// Configures the app as whoever serves it would; see `config.rs`.
    pub fn configure(&self, meta: &str, content: &str) {
        let element = document().create_element("meta").unwrap();
        element.set_attribute("name", meta).unwrap();
        element.set_attribute("content", content).unwrap();
        self.screen.place().append_child(&element).unwrap();
    }

    /// Shows the whole app at `path`.
    pub fn open(&self, path: &str) {
        self.open_with(path, later::at_hand());
    }

    /// The same, with another way to the later part.
    pub fn open_with(&self, path: &str, fetch_later: Fetch) {
        history::go_to(path);
        self.mount(|| view! { <App fetch_later/> });
    }

    /// Makes what needs the app around it, but nothing on the screen.
    pub fn make<T: 'static>(&self, make: impl FnOnce() -> T + 'static) -> T {
        let result = Rc::new(RefCell::new(None));
        let slot = Rc::clone(&result);
        self.mount(move || *slot.borrow_mut() = Some(make()));
        result.take().unwrap()
    }

    /// The platform at the page's own origin, with whoever Clerk says is signed in.
    pub fn platform(&self) -> Platform {
        self.make(|| {
            let platform_url = window().location().origin().unwrap();
            let config = Config { platform_url, ..Config::default() };
            Platform::new(config, Session::start())
        })
    }

    fn mount<N: IntoView + 'static>(&self, view: impl FnOnce() -> N + 'static) {
        let owner = Owner::new();
        let mounted = owner.with(|| mount_to(self.screen.place(), view));
        MOUNTED.with_borrow_mut(|all| all.push((owner, Box::new(mounted))));
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        clear();
    }
}

fn clear() {
    // What goes away now may want to step back, which would happen in the next test.
    history::hold();
    for (owner, mounted) in MOUNTED.take() {
        // What still runs may hold on to the owner: its listeners must go all the same.
        owner.cleanup();
        drop(mounted);
    }
    globals::restore();
    if let Some(place) = document().get_element_by_id("app") {
        place.remove();
    }
    document().set_title("");
    window().local_storage().unwrap().unwrap().clear().unwrap();
    window().session_storage().unwrap().unwrap().clear().unwrap();
    history::go_to("/");
}
