//! Keeps other sites away from a server that trusts this machine.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::problem::ApiError;

/// Refuses requests for other hosts (DNS rebinding) and posts that come from other sites.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let host = text(request.headers(), header::HOST.as_str()).unwrap_or_default();
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

/// Browsers say in `Sec-Fetch-Site` where a request comes from; older ones only give the origin.
fn is_cross_site(headers: &HeaderMap, host: &str) -> bool {
    match (text(headers, "sec-fetch-site"), text(headers, "origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin != format!("http://{host}"),
        // No browser: it could not be made to send the cookie.
        (None, None) => false,
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

/// Whether `host`, perhaps with a port, is this machine.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let inside = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let address = inside.unwrap_or(name);
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in [
            "127.0.0.1",
            "127.0.0.1:8787",
            "127.8.9.1",
            "localhost:1",
            "LocalHost",
            "[::1]:8787",
            "[::1]",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "example.com",
            "127.0.0.1.example.com",
            "10.0.0.1:80",
            "0.0.0.0",
            "[::]",
            "localhost.evil",
            "localhost.",
            "user@localhost",
            "[::1].evil",
            "[[::1]]",
            "[127.0.0.1",
            "127.0.0.1:80:80",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "?",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
