//! A fake network behind `window.fetch`: prepared answers, and a record of what was asked.

use std::{
    cell::RefCell,
    collections::{HashMap, VecDeque},
    rc::Rc,
};

use js_sys::{Error, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Request, Response, ResponseInit, Url};

use super::globals;

/// What the network does with a request.
#[derive(Clone)]
pub enum Answer {
    /// Status, content type and body arrive.
    Arrives(u16, &'static str, String),
    /// A 429 with this `Retry-After`, if any.
    TooMany(Option<&'static str>),
    /// The connection breaks.
    Breaks,
    /// Nothing arrives until the promise is settled, then this answer.
    Held(Promise, Box<Answer>),
}

impl Answer {
    /// An answer with this status and JSON.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Arrives(status, "application/json", body.into())
    }

    /// An answer with this status and nothing in it.
    pub fn empty(status: u16) -> Self {
        Self::Arrives(status, "text/plain", String::new())
    }

    /// This answer, but only after the returned function was called.
    pub fn held(self) -> (Self, impl FnOnce()) {
        let mut release = None;
        let gate = Promise::new(&mut |resolve, _| release = Some(resolve));
        let open = move || drop(release.unwrap().call0(&JsValue::UNDEFINED));
        (Self::Held(gate, Box::new(self)), open)
    }

    async fn into_response(self) -> Result<JsValue, JsValue> {
        let init = ResponseInit::new();
        let (status, header, value, body) = match self {
            Self::Arrives(status, kind, body) => (status, "content-type", kind, body),
            Self::TooMany(after) => {
                (429, "retry-after", after.unwrap_or_default(), String::from("{}"))
            }
            // A real Error: gloo-net panics on anything else, and so does no browser.
            Self::Breaks => return Err(Error::new("Failed to fetch").into()),
            Self::Held(gate, answer) => {
                JsFuture::from(gate).await?;
                return Box::pin(answer.into_response()).await;
            }
        };
        init.set_status(status);
        // Only an answer without a body may have one of these.
        let body = (!matches!(status, 204 | 205 | 304)).then_some(&*body);
        let response = Response::new_with_opt_str_and_init(body, &init)?;
        if !value.is_empty() {
            response.headers().set(header, value)?;
        }
        Ok(response.into())
    }
}

/// Prepared answers by method and path with query; the last one prepared for a place stays.
type Places = HashMap<String, VecDeque<Answer>>;

/// The network while a test runs.
#[derive(Clone, Default)]
pub struct Network {
    places: Rc<RefCell<Places>>,
    requests: Rc<RefCell<Vec<Request>>>,
    log: Rc<RefCell<Vec<String>>>,
}

impl Network {
    /// Takes the place of `window.fetch`.
    pub fn install() -> Self {
        let network = Self::default();
        let seen = network.clone();
        let fetch = Closure::<dyn Fn(Request) -> Promise>::new(move |request: Request| {
            let answer = seen.next(&request);
            seen.note(place(&request));
            seen.requests.borrow_mut().push(request);
            future_to_promise(answer.into_response())
        });
        globals::set("fetch", &fetch.into_js_value());
        network
    }

    /// Prepares an answer to the next request of this method and path.
    pub fn answer(&self, method: &str, path: &str, answer: Answer) -> &Self {
        let place = format!("{method} {path}");
        self.places.borrow_mut().entry(place).or_default().push_back(answer);
        self
    }

    /// Forgets the prepared answers of this place and prepares this one.
    pub fn now_answer(&self, method: &str, path: &str, answer: Answer) {
        self.places.borrow_mut().insert(format!("{method} {path}"), VecDeque::from([answer]));
    }

    /// The requests of this method so far.
    pub fn requests(&self, method: &str) -> Vec<Request> {
        let requests = self.requests.borrow();
        requests.iter().filter(|request| request.method() == method).cloned().collect()
    }

    /// Method and path of every request so far.
    pub fn asked(&self) -> Vec<String> {
        self.requests.borrow().iter().map(place).collect()
    }

    /// How many requests of this method and path there were so far.
    pub fn times(&self, method: &str, path: &str) -> usize {
        let wanted = format!("{method} {path}");
        self.asked().iter().filter(|asked| **asked == wanted).count()
    }

    /// Adds to [`Self::log`].
    pub fn note(&self, event: String) {
        self.log.borrow_mut().push(event);
    }

    /// What was asked and, on a hurried stage, how long the page meant to wait before and after.
    pub fn log(&self) -> Vec<String> {
        self.log.borrow().clone()
    }

    fn next(&self, request: &Request) -> Answer {
        let mut places = self.places.borrow_mut();
        match places.get_mut(&place(request)) {
            Some(answers) if answers.len() > 1 => answers.pop_front().unwrap(),
            Some(answers) => answers[0].clone(),
            // Answered by nobody: no test prepared for it.
            None => Answer::empty(418),
        }
    }
}

/// Method, and path with query; with its origin when that is another.
fn place(request: &Request) -> String {
    let url = Url::new(&request.url()).unwrap();
    let own = leptos::prelude::window().location().origin().unwrap();
    let origin = if url.origin() == own { String::new() } else { url.origin() };
    // gloo-net ends every query with an "&" of its own.
    let search = url.search();
    format!("{} {origin}{}{}", request.method(), url.pathname(), search.trim_end_matches('&'))
}
