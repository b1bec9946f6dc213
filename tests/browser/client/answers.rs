//! What is sent, and how answers are read.

use agent_sentinel_console::{clock, platform::PlatformError};
use sentinel_api_types::{KeyName, Timestamp};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ReferrerPolicy, Request, RequestCache, RequestCredentials, RequestRedirect};

use crate::kit::{Answer, FakeClerk, FakeDate, KEYS, SECRET, Stage, created, key, list};

fn signed_in() -> Stage {
    let stage = Stage::set();
    FakeClerk::signed_in();
    stage
}

fn header(request: &Request, name: &str) -> Option<String> {
    request.headers().get(name).unwrap()
}

#[wasm_bindgen_test]
async fn a_request_keeps_to_itself_and_carries_the_token() {
    let stage = signed_in();
    stage.network.answer("GET", KEYS, list(&[]));
    stage.platform().list_keys().await.unwrap();
    let request = &stage.network.requests("GET")[0];
    assert_eq!(request.cache(), RequestCache::NoStore);
    assert_eq!(request.credentials(), RequestCredentials::Omit);
    assert_eq!(request.redirect(), RequestRedirect::Error);
    assert_eq!(request.referrer_policy(), ReferrerPolicy::NoReferrer);
    assert_eq!(header(request, "authorization").as_deref(), Some("Bearer token-0"));
    assert_eq!(header(request, "accept").as_deref(), Some("application/json"));
}

#[wasm_bindgen_test]
async fn a_create_sends_the_name_as_json() {
    let stage = signed_in();
    stage.network.answer("POST", KEYS, created(&key("1", "ci", 1)));
    let name = KeyName::parse(" \"ci\" ").unwrap();
    let (made, secret) = stage.platform().create_key(name).await.unwrap();
    secret.show_in(&stage.screen.place());
    assert_eq!((&*made.id, &*stage.screen.text()), ("1", SECRET));
    let request = &stage.network.requests("POST")[0];
    assert_eq!(header(request, "content-type").as_deref(), Some("application/json"));
    assert_eq!(request.cache(), RequestCache::NoStore);
    let body = JsFuture::from(request.text().unwrap()).await.unwrap();
    assert_eq!(body.as_string().as_deref(), Some(r#"{"name":"\"ci\""}"#));
}

#[wasm_bindgen_test]
async fn too_many_requests_say_how_long_to_wait() {
    let stage = signed_in();
    let _clock = FakeDate::at("2026-01-04T10:00:00Z");
    let in_a_minute = js_sys::Date::new(&(js_sys::Date::now() + 60_000.0).into()).to_utc_string();
    let in_a_minute: &'static str = String::from(in_a_minute).leak();
    for (header, seconds) in [
        (Some("7"), 7),
        (Some(" 7 "), 7),
        (Some("0"), 30),
        (Some("-5"), 30),
        (Some("999999999999999999"), 86_400),
        (Some(in_a_minute), 60),
        (Some("Thu, 01 Jan 1970 00:00:00 GMT"), 30),
        (None, 30),
        (Some("soon"), 30),
    ] {
        stage.network.now_answer("GET", KEYS, Answer::TooMany(header));
        let until = Timestamp::from_millis(clock::now().as_millis() + seconds * 1000);
        let outcome = stage.platform().list_keys().await;
        assert_eq!(outcome, Err(PlatformError::TooManyRequests { until }), "{header:?}");
    }
}

#[wasm_bindgen_test]
async fn each_status_is_the_failure_it_stands_for() {
    let stage = signed_in();
    let excerpt = r#"{"detail":"No."}"#;
    let unreadable = |status| PlatformError::Unreadable {
        status,
        path: KEYS.to_owned(),
        excerpt: if status == 304 { String::new() } else { excerpt.to_owned() },
    };
    for (status, expected) in [
        (403, PlatformError::Forbidden),
        (404, PlatformError::NotFound),
        (304, unreadable(304)),
        (409, unreadable(409)),
        (422, unreadable(422)),
    ] {
        stage.network.now_answer("GET", KEYS, Answer::json(status, r#"{"detail":"No."}"#));
        assert_eq!(stage.platform().list_keys().await, Err(expected), "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_refused_name_comes_with_the_platforms_sentence() {
    let stage = signed_in();
    let sentence = || Some("No.".to_owned());
    for (status, expected) in [
        (400, PlatformError::NotAccepted(sentence())),
        (409, PlatformError::Conflict(sentence())),
        (413, PlatformError::NotAccepted(sentence())),
        (422, PlatformError::NotAccepted(sentence())),
    ] {
        stage.network.now_answer("POST", KEYS, Answer::json(status, r#"{"detail":"No."}"#));
        let outcome = stage.platform().create_key(KeyName::parse("ci").unwrap()).await;
        assert_eq!(outcome.err(), Some(expected), "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_web_page_with_status_200_is_no_empty_list() {
    let stage = signed_in();
    let page = Answer::Arrives(200, "text/html", "<!doctype html><p>Log in".to_owned());
    stage.network.answer("GET", KEYS, page);
    let excerpt = "<!doctype html><p>Log in".to_owned();
    let unreadable = PlatformError::Unreadable { status: 200, path: KEYS.to_owned(), excerpt };
    assert_eq!(stage.platform().list_keys().await, Err(unreadable));
}

#[wasm_bindgen_test]
async fn a_key_that_is_already_gone_counts_as_revoked() {
    let stage = signed_in();
    for status in [200, 204, 404, 410] {
        stage.network.now_answer("DELETE", "/api/v1/api-keys/1", Answer::empty(status));
        assert_eq!(stage.platform().revoke_key("1").await, Ok(()), "{status}");
    }
    let page = Answer::Arrives(200, "text/html", "<p>Log in".to_owned());
    stage.network.now_answer("DELETE", "/api/v1/api-keys/1", page);
    let outcome = stage.platform().revoke_key("1").await;
    assert!(matches!(outcome, Err(PlatformError::Unreadable { status: 200, .. })), "{outcome:?}");
    stage.network.now_answer("DELETE", "/api/v1/api-keys/1", Answer::empty(403));
    assert_eq!(stage.platform().revoke_key("1").await, Err(PlatformError::Forbidden));
}

#[wasm_bindgen_test]
async fn an_id_cannot_leave_its_place_in_the_path() {
    let stage = signed_in();
    let _ = stage.platform().revoke_key("../a?b#c d/ä").await;
    let path = "DELETE /api/v1/api-keys/..%2Fa%3Fb%23c%20d%2F%C3%A4";
    assert_eq!(stage.network.asked(), [path]);
}
