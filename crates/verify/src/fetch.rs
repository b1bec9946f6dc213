//! Asking, as a browser would.

use std::time::Duration;

use sentinel_page::{origin_of, path_of};
use ureq::{
    Agent, Body, Error, ResponseExt as _,
    http::{Request, Response},
};

use crate::facts::{Answer, Fetched};

/// How long an answer may take.
const LIMIT: Duration = Duration::from_secs(15);
/// How much of a body is read, in bytes.
const BODY_LIMIT: u64 = 4 << 20;
/// How often a browser may be sent elsewhere before it has its page.
const REDIRECTS: u32 = 5;

/// Whether the body is wanted, too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    Body,
    Head,
}

/// What a browser gets that goes to `url`.
pub(crate) fn get(url: &str, headers: &[(&str, &str)], want: Want) -> Fetched {
    read(send("GET", url, headers, REDIRECTS), want)
}

/// What the console gets, which follows no redirects.
pub(crate) fn call(method: &str, url: &str, headers: &[(&str, &str)]) -> Fetched {
    read(send(method, url, headers, 0), Want::Body)
}

/// Where a browser ends that goes to the console at `url`: perhaps it is sent to https. No slash at
/// its end.
pub(crate) fn destination(url: &str) -> String {
    let reached = send("GET", &format!("{url}/"), &[], REDIRECTS);
    let reached = reached.map(|answer| answer.get_uri().to_string());
    reached.map_or_else(|_| url.to_owned(), |url| origin_of(&url) + path_of(&url))
}

fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    redirects: u32,
) -> Result<Response<Body>, Error> {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let config = Agent::config_builder()
        .timeout_global(Some(LIMIT))
        .http_status_as_error(false)
        .max_redirects(redirects)
        .user_agent("agent-sentinel-console-verify")
        .build();
    Agent::new_with_config(config).run(request.body(()).map_err(Error::Http)?)
}

fn read(answer: Result<Response<Body>, Error>, want: Want) -> Fetched {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let headers = answer.headers().iter().map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    let (status, headers) = (answer.status().as_u16(), headers.collect());
    let mut body = String::new();
    if want == Want::Body {
        let bytes = answer.body_mut().with_config().limit(BODY_LIMIT).read_to_vec();
        let bytes = bytes.map_err(|error| error.to_string())?;
        body = String::from_utf8_lossy(&bytes).into_owned();
    }
    Ok(Answer { status, headers, body })
}
