//! Keys fetched from an issuer, over real HTTP.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{Json, Router, http::StatusCode, routing::get};
use sentinel_platform::{KeySource, local::SigningKey};

use crate::kit::{KEYS, Platform, bearer, claims, issuer_key, verifier};

/// An issuer's key set on a free port.
struct Issuer {
    url: String,
    is_down: Arc<AtomicBool>,
    fetches: Arc<AtomicUsize>,
}

impl Issuer {
    async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/jwks.json", listener.local_addr().unwrap());
        let (is_down, fetches) = (Arc::<AtomicBool>::default(), Arc::<AtomicUsize>::default());
        let (down, count) = (Arc::clone(&is_down), Arc::clone(&fetches));
        let answer = get(async move || {
            count.fetch_add(1, Ordering::SeqCst);
            if down.load(Ordering::SeqCst) {
                return Err(StatusCode::BAD_GATEWAY);
            }
            Ok(Json(issuer_key().public_keys()))
        });
        let server = axum::serve(listener, Router::new().route("/jwks.json", answer));
        tokio::spawn(server.into_future());
        Self { url, is_down, fetches }
    }

    async fn platform(&self) -> Platform {
        let keys = KeySource::remote(self.url.clone());
        Platform::with(|parts| parts.verifier = verifier(keys, &[])).await
    }

    fn fetches(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }
}

fn by_a_stranger() -> String {
    format!("Bearer {}", SigningKey::generate().unwrap().sign(&claims("ada")).unwrap())
}

#[tokio::test]
async fn requests_that_come_at_once_share_one_fetch() {
    let issuer = Issuer::new().await;
    let platform = issuer.platform().await;
    let ask = || async { platform.list("ada").await.len() };
    assert_eq!(tokio::join!(ask(), ask(), ask()), (0, 0, 0));
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test]
async fn an_unknown_key_is_looked_for_again_at_most_every_30_seconds() {
    let issuer = Issuer::new().await;
    let platform = issuer.platform().await;
    let stranger = by_a_stranger();
    for (fetches, wait) in [(1, 29), (1, 1), (2, 30), (3, 0)] {
        let answer = platform.call("GET", KEYS, &stranger, None).await;
        answer.is_problem(401, "The token was signed with an unknown key.");
        assert_eq!(issuer.fetches(), fetches);
        platform.wait(Duration::from_secs(wait));
    }
}

#[tokio::test]
async fn an_issuer_out_of_reach_is_no_fault_of_the_token_and_is_asked_again() {
    let issuer = Issuer::new().await;
    issuer.is_down.store(true, Ordering::SeqCst);
    let platform = issuer.platform().await;
    let answer = platform.call("GET", KEYS, &bearer("ada"), None).await;
    answer.is_problem(503, "The sign-in service's keys could not be fetched. Try again.");
    issuer.is_down.store(false, Ordering::SeqCst);
    platform.wait(Duration::from_secs(2));
    assert!(platform.list("ada").await.is_empty());
}

#[tokio::test]
async fn keys_are_fetched_again_after_an_hour_and_kept_while_that_fails() {
    let issuer = Issuer::new().await;
    let platform = issuer.platform().await;
    platform.list("ada").await;
    platform.wait(Duration::from_hours(1));
    issuer.is_down.store(true, Ordering::SeqCst);
    platform.list("ada").await;
    assert_eq!(issuer.fetches(), 2);
}
