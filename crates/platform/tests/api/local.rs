//! The local identity: signing in and out, tokens, and what other sites may not do.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, header, request::Builder},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sentinel_platform::{
    Identity, KeySource, Verifier,
    local::{LocalIdentity, SigningKey},
};

use crate::kit::{Answer, KEYS, Platform};

const ISSUER: &str = "urn:test";

async fn platform() -> Platform {
    Platform::with(|parts| {
        let key = SigningKey::generate().unwrap();
        let keys = KeySource::Fixed(key.public_keys());
        parts.verifier = Verifier::new(keys, ISSUER.into(), Vec::new());
        parts.identity = Identity::Local(LocalIdentity { key, issuer: ISSUER.into() });
    })
    .await
}

fn request(method: &str, path: &str) -> Builder {
    Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:8787")
}

async fn send(platform: &Platform, request: Builder, body: &str) -> Answer {
    platform.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

async fn submit(platform: &Platform, form: &str) -> Answer {
    let request = request("POST", "/local/sign-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(platform, request, form).await
}

#[tokio::test]
async fn the_sign_in_page_names_its_icon_and_style_and_may_load_them() {
    let platform = platform().await;
    let page = send(&platform, request("GET", "/local/sign-in"), "").await;
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    for (rel, directive, kind) in
        [("icon", "img-src", "image/svg+xml"), ("stylesheet", "style-src", "text/css")]
    {
        // A browser asks for /favicon.ico where no icon is named.
        let text = page.text();
        let (_, link) = text.split_once(&format!("<link rel=\"{rel}\" href=\"")).unwrap();
        let (path, _) = link.split_once('"').unwrap();
        let answer = send(&platform, request("GET", path), "").await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with(kind), "{path}");
        assert!(policy.contains(&format!("{directive} 'self'")), "{policy}");
    }
}

/// Signs in and gives the cookie back.
async fn sign_in(platform: &Platform, email: &str) -> String {
    let answer = submit(platform, &format!("name=Ada&email={email}")).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    for attribute in ["Path=/", "HttpOnly", "SameSite=Strict"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    cookie.split(';').next().unwrap().to_owned()
}

async fn client(platform: &Platform, cookie: &str) -> serde_json::Value {
    let request = request("GET", "/local/client").header(header::COOKIE, cookie);
    let answer = send(platform, request, "").await;
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    answer.json()
}

async fn token(platform: &Platform, cookie: &str, asked: &str) -> Answer {
    let request = request("POST", "/local/tokens")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/json");
    send(platform, request, asked).await
}

async fn keys(platform: &Platform, jwt: &str) -> Answer {
    let bearer = format!("Bearer {jwt}");
    send(platform, request("GET", KEYS).header(header::AUTHORIZATION, bearer), "").await
}

#[tokio::test]
async fn signing_in_leads_back_with_a_session_whose_tokens_the_platform_accepts() {
    let platform = platform().await;
    let form = "name=Ada&email=ada@example.com&redirect_url=/settings/api-keys";
    assert_eq!(submit(&platform, form).await.headers[header::LOCATION], "/settings/api-keys");
    let cookie = sign_in(&platform, "ada@example.com").await;
    let client = client(&platform, &cookie).await;
    assert_eq!(client["session"]["user"]["email"], "ada@example.com");
    let first = client["session"]["last_active_token"]["jwt"].as_str().unwrap();
    assert_eq!(keys(&platform, first).await.status, 200);
    let claims = BASE64_URL_SAFE_NO_PAD.decode(first.split('.').nth(1).unwrap()).unwrap();
    let claims = serde_json::from_slice::<serde_json::Value>(&claims).unwrap();
    assert_eq!(claims["azp"], "http://127.0.0.1:8787", "the page's own origin");
    assert_eq!(claims["sid"], client["session"]["id"]);
    let answer = token(&platform, &cookie, "{}").await;
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let jwt = answer.json()["jwt"].as_str().unwrap().to_owned();
    assert_eq!(keys(&platform, &jwt).await.status, 200);
    platform.wait(Duration::from_secs(66));
    keys(&platform, &jwt).await.is_problem(401, "The token has expired.");
}

#[tokio::test]
async fn one_address_is_one_user_however_it_is_written() {
    let platform = platform().await;
    let mut ids = Vec::new();
    for email in ["ada@example.com", "ADA@Example.com", "grace@example.com"] {
        let cookie = sign_in(&platform, email).await;
        ids.push(client(&platform, &cookie).await["session"]["user"]["id"].clone());
    }
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie() {
    let platform = platform().await;
    let cookie = sign_in(&platform, "ada@example.com").await;
    let out = request("POST", "/local/sign-out").header(header::COOKIE, &cookie);
    let answer = send(&platform, out, "").await;
    assert_eq!(answer.status, 204);
    assert!(answer.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert!(client(&platform, &cookie).await["session"].is_null());
    token(&platform, &cookie, "{}").await.is_problem(401, "Nobody is signed in.");
}

#[tokio::test]
async fn a_session_ends_after_30_days() {
    let platform = platform().await;
    let cookie = sign_in(&platform, "ada@example.com").await;
    platform.wait(Duration::from_hours(30 * 24 - 1));
    assert!(!client(&platform, &cookie).await["session"].is_null());
    platform.wait(Duration::from_hours(1));
    assert!(client(&platform, &cookie).await["session"].is_null());
}

#[tokio::test]
async fn a_page_gets_no_token_of_a_session_that_replaced_its_own() {
    let platform = platform().await;
    let cookie = sign_in(&platform, "ada@example.com").await;
    let session = client(&platform, &cookie).await["session"]["id"].clone();
    let own = format!("{{\"session_id\":{session}}}");
    assert_eq!(token(&platform, &cookie, &own).await.status, 200);
    let other = sign_in(&platform, "grace@example.com").await;
    token(&platform, &other, &own).await.is_problem(401, "Another session has begun.");
}

#[tokio::test]
async fn a_wrong_sign_in_says_what_is_wrong_and_keeps_what_was_typed() {
    let platform = platform().await;
    for (form, sentence) in [
        ("name=&email=a@b", "Enter a name."),
        ("name=Ada&email=ada", "Enter an e-mail address, such as ada@example.com."),
        ("", "Enter a name."),
    ] {
        let answer = submit(&platform, form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(sentence), "{}", answer.text());
        assert!(!answer.headers.contains_key(header::SET_COOKIE));
    }
    let hostile = submit(&platform, "name=%22%3E%3Cscript%3E&email=x").await.text();
    assert!(hostile.contains("&quot;&gt;&lt;script&gt;") && !hostile.contains("<script"));
    let json = request("POST", "/local/sign-in").header(header::CONTENT_TYPE, "application/json");
    let answer = send(&platform, json, "{}").await;
    answer.is_problem(415, "This is not what the sign-in form sends.");
}

#[tokio::test]
async fn requests_for_another_host_are_refused_everywhere() {
    let platform = platform().await;
    for path in ["/", KEYS, "/local/client", "/api/v1/nothing"] {
        for host in ["evil.example", "127.0.0.1.evil.example:8787", ""] {
            let request = Request::get(path).header(header::HOST, host);
            let answer = send(&platform, request, "").await;
            answer.is_problem(421, "This platform answers on 127.0.0.1 and localhost only.");
            assert!(answer.headers.contains_key(header::CONTENT_SECURITY_POLICY));
        }
    }
}

#[tokio::test]
async fn a_request_must_name_one_host_and_in_one_way() {
    let platform = platform().await;
    let named = |target: &str, hosts: &[&str]| {
        let mut request = Request::builder().method("GET").uri(target);
        for host in hosts {
            request = request.header(header::HOST, *host);
        }
        request
    };
    let (own, evil) = ("127.0.0.1:8787", "evil.example");
    for (target, hosts) in [
        ("/local/client", &[][..]),
        ("/local/client", &[own, evil]),
        ("/local/client", &[evil, own]),
        ("http://evil.example/local/client", &[own]),
        ("http://127.0.0.1:8787@evil.example/local/client", &[own]),
        ("http://evil.example@127.0.0.1:8787/local/client", &[own]),
        ("http://localhost:8787/local/client", &[evil]),
        ("http://localhost:8787/local/client", &[]),
    ] {
        let answer = send(&platform, named(target, hosts), "").await;
        answer.is_problem(421, "This platform answers on 127.0.0.1 and localhost only.");
    }
    let unreadable = Request::get("/local/client").header(header::HOST, &b"localhost\xff"[..]);
    let answer = send(&platform, unreadable, "").await;
    answer.is_problem(421, "This platform answers on 127.0.0.1 and localhost only.");
    for (target, host) in
        [("http://LOCALHOST:8787/local/client", "localhost:8787"), ("/local/client", "LocalHost")]
    {
        assert_eq!(send(&platform, named(target, &[host]), "").await.status, 200, "{target}");
    }
}

#[tokio::test]
async fn posts_of_this_site_are_carried_out_however_the_browser_says_so() {
    let platform = platform().await;
    for headers in [
        &[("sec-fetch-site", "same-origin"), ("origin", "null")][..],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://127.0.0.1:8787")],
        &[],
    ] {
        let mut post = request("POST", "/local/sign-out");
        for (name, value) in headers {
            post = post.header(*name, *value);
        }
        assert_eq!(send(&platform, post, "").await.status, 204, "{headers:?}");
    }
}

#[tokio::test]
async fn posts_from_other_sites_are_refused() {
    let platform = platform().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://127.0.0.1:1"),
        ("origin", "http://localhost:8787"),
        ("origin", "https://127.0.0.1:8787"),
        ("origin", "http://127.0.0.1:8787.evil.example"),
        ("origin", ""),
        ("sec-fetch-site", ""),
        ("sec-fetch-site", "Same-Origin, cross-site"),
    ] {
        for path in ["/local/sign-in", "/local/sign-out", "/local/tokens"] {
            let answer = send(&platform, request("POST", path).header(name, value), "{}").await;
            answer.is_problem(403, "Another site sent this request; it was not carried out.");
        }
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_of_the_local_identity_are_no_pages() {
    let platform = platform().await;
    for path in ["/local", "/local/", "/local/nothing"] {
        let answer = send(&platform, request("GET", path), "").await;
        answer.is_problem(404, "There is nothing at this path.");
    }
    let answer = send(&platform, request("GET", "/local/tokens"), "").await;
    answer.is_problem(405, "This path does not know this method.");
}
