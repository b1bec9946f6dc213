//! Asking, as a browser would.

use std::time::Duration;

use crate::facts::{Answer, Fetched};

/// How long an answer may take.
const LIMIT: Duration = Duration::from_secs(15);
/// How much of a body is read, in bytes.
const BODY_LIMIT: u64 = 4 << 20;

/// Whether the body is wanted, too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    Body,
    Head,
}

pub(crate) fn get(url: &str, headers: &[(&str, &str)], want: Want) -> Fetched {
    let mut request = agent().get(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read(request.call(), want)
}

pub(crate) fn options(url: &str, headers: &[(&str, &str)]) -> Fetched {
    let mut request = agent().options(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read(request.call(), Want::Head)
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(LIMIT))
        .http_status_as_error(false)
        .max_redirects(5)
        .user_agent("agent-sentinel-console-verify")
        .build();
    ureq::Agent::new_with_config(config)
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>, want: Want) -> Fetched {
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
