//! Keeps other sites away from a server that trusts this machine.

use std::net::{Ipv4Addr, Ipv6Addr};

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::problem::ApiError;

/// Refuses requests for other hosts (DNS rebinding) and posts that come from other sites.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let host = host(&request).unwrap_or_default();
    if !is_loopback(host) {
        let sentence = "This platform answers on 127.0.0.1 and localhost only.";
        return ApiError::new(StatusCode::MISDIRECTED_REQUEST, sentence).into_response();
    }
    let is_local_post =
        request.method() == Method::POST && request.uri().path().starts_with("/local/");
    if is_local_post && is_cross_site(request.headers(), host) {
        let sentence = "Another site sent this request; it was not carried out.";
        return ApiError::new(StatusCode::FORBIDDEN, sentence).into_response();
    }
    next.run(request).await
}

/// The one host that the request names. A target that is a whole URL must agree with `Host`: of two
/// hosts, whoever stands in between may have looked at the other one (RFC 9112, section 3.2.2).
fn host(request: &Request) -> Option<&str> {
    let host = only(request.headers(), header::HOST.as_str())?;
    let target = request.uri().authority();
    target.is_none_or(|target| target.as_str().eq_ignore_ascii_case(host)).then_some(host)
}

/// Browsers say in `Sec-Fetch-Site` where a request comes from; older ones only give the origin.
/// When they say it the origin is not looked at: it is `null` from the sign-in page, whose answers
/// ask for no referrer.
fn is_cross_site(headers: &HeaderMap, host: &str) -> bool {
    if headers.contains_key("sec-fetch-site") {
        return !matches!(only(headers, "sec-fetch-site"), Some("same-origin" | "none"));
    }
    if headers.contains_key(header::ORIGIN) {
        let origin = only(headers, "origin").and_then(|origin| origin.strip_prefix("http://"));
        return !origin.is_some_and(|origin| origin.eq_ignore_ascii_case(host));
    }
    // No browser: it could not be made to send the cookie.
    false
}

/// The value of a header that must be there once.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().filter(|_| values.next().is_none())?;
    value.to_str().ok()
}

/// Whether `host`, perhaps with a port, is this machine: `localhost`, or an address of loopback as
/// browsers write it.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    };
    let in_brackets = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    match in_brackets {
        Some(address) => address.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback()),
        None => {
            name.eq_ignore_ascii_case("localhost")
                || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        }
    }
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in [
            "127.0.0.1",
            "127.0.0.1:8787",
            "127.8.9.10",
            "localhost:1",
            "LOCALHOST:65535",
            "[::1]:8787",
            "[::1]",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            ":8787",
            "example.com",
            "localhost.",
            "localhost.evil.example",
            "evil.localhost",
            "127.0.0.1.evil.example",
            "127.0.0.1.",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "0.0.0.0",
            "10.0.0.1:80",
            "::1",
            "::1:8787",
            "[::1",
            "::1]",
            "[[::1]]",
            "[::1]evil",
            "[::1]evil:8787",
            "[::1].evil.example",
            "[127.0.0.1]",
            "[::]",
            "[::1%25lo]",
            "[::ffff:127.0.0.1]",
            "user@localhost",
            "localhost@evil.example",
            "evil.example@127.0.0.1:8787",
            "localhost:8787@evil.example",
            "localhost:8787:evil",
            "localhost:-1",
            "localhost:+80",
            "localhost:65536",
            "localhost:",
            "localhost#.evil.example",
            "localhost/.evil.example",
            "localhost, evil.example",
            "localhost evil.example",
            " localhost",
            "l\u{43e}calhost",
            "localhost\u{0}",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
