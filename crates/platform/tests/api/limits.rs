//! Too many requests: by whom, and what they are told.

use std::{net::SocketAddr, num::NonZeroU32, time::Duration};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use sentinel_platform::{Limits, Rate, RateLimit};

use crate::kit::{Answer, KEYS, Platform, bearer};

const SYNC: &str = "/api/v1/policies/sync";
const NONE: RateLimit = RateLimit(None);

/// So many requests, and then one in an hour.
fn only(burst: u32) -> RateLimit {
    let burst = NonZeroU32::new(burst).unwrap();
    RateLimit(Some(Rate { period: Duration::from_hours(1), burst }))
}

async fn platform(user: RateLimit, address: RateLimit) -> Platform {
    Platform::with(|parts| parts.limits = Limits::new(user, address)).await
}

async fn from(platform: &Platform, peer: &str, path: &str, authorization: &str) -> Answer {
    let peer = ConnectInfo(peer.parse::<SocketAddr>().unwrap());
    let request = Request::get(path)
        .header(header::AUTHORIZATION, authorization)
        .header(header::ORIGIN, "https://console.example.com")
        .extension(peer)
        .body(Body::empty());
    platform.send(request.unwrap()).await
}

/// Checks that this is a 429 in the documented form, readable for the console.
fn is_refused(answer: &Answer, sentence: &str, seconds: std::ops::RangeInclusive<u64>) {
    assert_eq!(answer.status, 429, "{}", answer.text());
    let wait: u64 = answer.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!(seconds.contains(&wait), "{wait}");
    answer.is_problem(429, &format!("{sentence} Try again in {wait} seconds."));
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let origin = &answer.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN];
    assert_eq!(origin, "https://console.example.com");
    let exposed = answer.headers[header::ACCESS_CONTROL_EXPOSE_HEADERS].to_str().unwrap();
    assert!(exposed.contains("retry-after"), "{exposed}");
}

#[tokio::test]
async fn a_user_is_limited_from_wherever_the_requests_come_and_no_other_user_is() {
    let platform = platform(only(2), NONE).await;
    for peer in ["192.0.2.1:1", "192.0.2.2:1"] {
        assert_eq!(from(&platform, peer, KEYS, &bearer("ada")).await.status, 200);
    }
    let third = from(&platform, "192.0.2.3:1", KEYS, &bearer("ada")).await;
    is_refused(&third, "Too many requests.", 3500..=3600);
    assert_eq!(from(&platform, "192.0.2.1:1", KEYS, &bearer("grace")).await.status, 200);
}

#[tokio::test]
async fn an_agent_is_limited_by_its_key_and_its_owner_is_not() {
    let platform = platform(only(3), NONE).await;
    let (_, key) = platform.create("ada", "ci").await;
    let (_, other) = platform.create("ada", "other").await;
    let key = format!("Bearer {key}");
    for _ in 0..3 {
        assert_eq!(from(&platform, "192.0.2.1:1", SYNC, &key).await.status, 200);
    }
    let fourth = from(&platform, "192.0.2.1:1", SYNC, &key).await;
    is_refused(&fourth, "Too many requests.", 3500..=3600);
    let other = from(&platform, "192.0.2.1:1", SYNC, &format!("ApiKey {other}")).await;
    assert_eq!(other.status, 200);
    assert_eq!(platform.list("ada").await.len(), 2);
}

#[tokio::test]
async fn an_address_is_limited_whatever_it_asks_for_and_no_other_is() {
    let platform = platform(NONE, only(3)).await;
    let (peer, sentence) = ("192.0.2.1:1", "Too many requests from your address.");
    for path in [KEYS, "/api/v1/nothing", "/local/nothing"] {
        let answer = from(&platform, peer, path, &bearer("ada")).await;
        assert_ne!(answer.status, 429, "{path}");
    }
    for path in [KEYS, "/api/v1/nothing", "/api/v1/openapi.json"] {
        let answer = from(&platform, "192.0.2.1:2", path, &bearer("grace")).await;
        is_refused(&answer, sentence, 3500..=3600);
    }
    let local = from(&platform, peer, "/local/nothing", "").await;
    assert_eq!(local.status, 429);
    assert_eq!(local.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(from(&platform, "192.0.2.2:1", KEYS, &bearer("ada")).await.status, 200);
}

#[tokio::test]
async fn failed_authentication_is_limited_ten_times_as_tightly_and_shuts_nobody_else_out() {
    let platform = platform(NONE, only(30)).await;
    let (_, key) = platform.create("ada", "ci").await;
    let foreign = format!("Bearer {}", Platform::new().await.create("ada", "foreign").await.1);
    let peer = "192.0.2.1:1";
    for (path, wrong) in [(SYNC, &*foreign), (SYNC, "Bearer as_x"), (KEYS, "Bearer x")] {
        assert_eq!(from(&platform, peer, path, wrong).await.status, 401, "{path}");
    }
    for (path, wrong) in [(SYNC, &*foreign), (KEYS, "")] {
        let answer = from(&platform, peer, path, wrong).await;
        let sentence = "Too many requests without a valid credential.";
        is_refused(&answer, sentence, 35_000..=36_000);
        assert!(!answer.headers.contains_key(header::WWW_AUTHENTICATE));
    }
    assert_eq!(from(&platform, peer, SYNC, &format!("Bearer {key}")).await.status, 200);
    assert_eq!(from(&platform, "192.0.2.2:1", SYNC, &foreign).await.status, 401);
}

#[tokio::test]
async fn a_browser_may_always_ask_what_it_may_send() {
    let platform = platform(only(1), only(1)).await;
    for _ in 0..5 {
        let request = Request::options(KEYS)
            .header(header::ORIGIN, "https://console.example.com")
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "DELETE")
            .extension(ConnectInfo("192.0.2.1:1".parse::<SocketAddr>().unwrap()))
            .body(Body::empty());
        assert_eq!(platform.send(request.unwrap()).await.status, 200);
    }
}
