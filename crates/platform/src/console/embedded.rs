//! The console that is part of the program, so that one file is the whole product.

use std::io;

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use rust_embed::Embed;

use super::names;

/// What `cargo xtask dist --embed` built before it built this program.
#[derive(Embed)]
#[folder = "../../dist"]
#[exclude = ".*"]
#[allow_missing = true]
struct Built;

/// How a file may have been compressed, the smallest first, and the end of its name then.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

pub(super) fn page() -> io::Result<String> {
    let page = Built::get("index.html").ok_or_else(|| {
        let reason = "it was built without one; build it with `cargo xtask dist --embed`";
        io::Error::new(io::ErrorKind::NotFound, reason)
    })?;
    String::from_utf8(page.data.into_owned()).map_err(io::Error::other)
}

pub(super) fn serve(request: &Request) -> Response {
    let name = request.uri().path().trim_start_matches('/');
    let Some(plain) = Built::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = plain.metadata.mimetype().to_owned();
    let accepted = request.headers().get(header::ACCEPT_ENCODING);
    let smaller = ENCODINGS
        .into_iter()
        .filter(|(encoding, _)| accepted.is_some_and(|accepted| accepts(accepted, encoding)))
        .find_map(|(encoding, end)| Some((encoding, Built::get(&format!("{name}{end}"))?)));
    let (encoding, file) = smaller.map_or((None, plain), |(name, file)| (Some(name), file));
    let etag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(file.metadata.sha256_hash()));
    let known = request.headers().get(header::IF_NONE_MATCH);
    let mut response = if known.is_some_and(|known| names(known, &etag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.data.into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in [(header::CONTENT_TYPE, kind), (header::ETAG, etag)] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(name, value);
        }
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// Whether `Accept-Encoding` names this encoding, and not only to refuse it (RFC 9110, section 12.5.3).
fn accepts(accepted: &HeaderValue, encoding: &str) -> bool {
    accepted.to_str().unwrap_or_default().split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case(encoding) && weight != Some(0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_accepted_when_it_is_named_and_not_refused() {
        for (accepted, encoding, expected) in [
            ("gzip, deflate, br", "br", true),
            ("gzip;q=0.5,BR ; q=1", "br", true),
            ("br;q=0, gzip", "br", false),
            ("brotli", "br", false),
            ("", "gzip", false),
        ] {
            let accepted = HeaderValue::from_static(accepted);
            assert_eq!(accepts(&accepted, encoding), expected, "{accepted:?}");
        }
    }
}
