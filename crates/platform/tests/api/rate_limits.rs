//! How often users and addresses may ask.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use sentinel_platform::RateLimits;

use crate::kit::{Answer, KEYS, Platform, bearer};

const SENTENCE: &str = "Too many requests. Wait before you send another.";

async fn limited(per_user: u32, per_address: u32) -> Platform {
    Platform::with(|parts| parts.rate_limits = RateLimits::new(per_user, per_address)).await
}

/// Asks for the list of a user from an address.
async fn ask(platform: &Platform, user: &str, address: [u8; 4]) -> Answer {
    let peer = ConnectInfo(SocketAddr::from((address, 40_000)));
    let request = Request::get(KEYS)
        .header(header::AUTHORIZATION, bearer(user))
        .header(header::ORIGIN, "https://console.example.com")
        .extension(peer);
    platform.send(request.body(Body::empty()).unwrap()).await
}

fn is_too_many(answer: &Answer) {
    answer.is_problem(429, SENTENCE);
    let wait: u64 = answer.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=10).contains(&wait), "{wait}");
    // A page of another origin must be able to read how long to wait.
    assert!(answer.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn a_user_who_asks_too_often_waits_wherever_from_and_others_do_not() {
    let platform = limited(1, 0).await;
    for number in 0..10 {
        assert_eq!(ask(&platform, "ada", [192, 0, 2, number]).await.status, 200);
    }
    is_too_many(&ask(&platform, "ada", [192, 0, 2, 99]).await);
    assert_eq!(ask(&platform, "grace", [192, 0, 2, 1]).await.status, 200);
}

#[tokio::test]
async fn an_address_that_asks_too_often_waits_whoever_asks_and_others_do_not() {
    let platform = limited(0, 1).await;
    for number in 0..10 {
        assert_eq!(ask(&platform, &format!("user-{number}"), [192, 0, 2, 1]).await.status, 200);
    }
    is_too_many(&ask(&platform, "ada", [192, 0, 2, 1]).await);
    assert_eq!(ask(&platform, "ada", [192, 0, 2, 2]).await.status, 200);
}

#[tokio::test]
async fn an_api_key_has_a_limit_of_its_own() {
    let platform = limited(1, 0).await;
    let (_, first) = platform.create("ada", "first").await;
    let (_, second) = platform.create("ada", "second").await;
    let sync = async |key: &str| {
        platform.call("GET", "/api/v1/policies/sync", &format!("Bearer {key}"), None).await
    };
    for _ in 0..10 {
        assert_eq!(sync(&first).await.status, 200);
    }
    sync(&first).await.is_problem(429, SENTENCE);
    assert_eq!(sync(&second).await.status, 200);
}
