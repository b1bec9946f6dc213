//! The three calls of the Python SDK.

use std::time::Duration;

use crate::kit::{KEYS, Platform, bearer};

const INGEST: &str = "/api/v1/ingest";
const INTERVENTIONS: &str = "/api/v1/interventions/";
const SYNC: &str = "/api/v1/policies/sync?agent_id=a&run_id=r";
const BATCH: &str =
    r#"{"run_id":"r","entries":[{"action":"x","cost":0.1},{"action":"y"}],"mission_id":"m"}"#;

#[tokio::test]
async fn every_call_succeeds_with_both_schemes_and_is_noted_as_use() {
    let platform = Platform::new().await;
    let (_, key) = platform.create("ada", "ci").await;
    assert_eq!(platform.list("ada").await[0].last_used_at, None);
    for scheme in ["Bearer", "ApiKey", "bearer"] {
        let authorization = format!("{scheme} {key}");
        for (method, path, body, status) in [
            ("POST", INGEST, Some(BATCH), 202),
            ("POST", INTERVENTIONS, Some(r#"{"reason":"budget"}"#), 201),
            ("GET", SYNC, None, 200),
        ] {
            platform.wait(Duration::from_secs(2));
            let before = platform.list("ada").await[0].last_used_at;
            let answer = platform.call(method, path, &authorization, body).await;
            assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text());
            assert!(platform.list("ada").await[0].last_used_at > before, "{path}");
        }
    }
}

#[tokio::test]
async fn the_answers_have_the_form_the_sdk_reads() {
    let platform = Platform::new().await;
    let (_, key) = platform.create("ada", "ci").await;
    let authorization = format!("Bearer {key}");
    let accepted = platform.call("POST", INGEST, &authorization, Some(BATCH)).await;
    assert_eq!(accepted.text(), r#"{"accepted":2}"#);
    let policies = platform.call("GET", SYNC, &authorization, None).await;
    assert_eq!(policies.text(), r#"{"policies":[],"conflicts":[]}"#);
}

#[tokio::test]
async fn unknown_revoked_and_not_yet_active_keys_are_refused_alike() {
    let platform = Platform::with(|parts| parts.activation_delay = Duration::from_secs(5)).await;
    let (_, young) = platform.create("ada", "young").await;
    let (id, revoked) = platform.create("ada", "revoked").await;
    platform.call("DELETE", &format!("{KEYS}{id}"), &bearer("ada"), None).await;
    let foreign = Platform::new().await.create("ada", "foreign").await.1;
    for (method, path, body) in
        [("POST", INGEST, Some(BATCH)), ("POST", INTERVENTIONS, Some("{}")), ("GET", SYNC, None)]
    {
        let [young, revoked, foreign] = [&young, &revoked, &foreign]
            .map(async |key| platform.call(method, path, &format!("Bearer {key}"), body).await);
        let (young, revoked, foreign) = (young.await, revoked.await, foreign.await);
        young.is_problem(401, "The API key is not active.");
        // To the last byte; the date is added later, and the same for all.
        for other in [revoked, foreign] {
            let same = (young.status, &young.headers, &young.body);
            assert_eq!((other.status, &other.headers, &other.body), same, "{path}");
        }
    }
    platform.wait(Duration::from_secs(5));
    let answer = platform.call("GET", SYNC, &format!("Bearer {young}"), None).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn every_other_wrong_credential_has_its_own_sentence() {
    let platform = Platform::new().await;
    let (_, key) = platform.create("ada", "ci").await;
    let cut = format!("Bearer {}", &key[..30]);
    let not_a_key = "This call needs an API key, which starts with as_, not a session token.";
    for (authorization, sentence) in [
        ("", "Send your API key: Authorization: Bearer as_…."),
        (&*bearer("ada"), not_a_key),
        ("Bearer something", not_a_key),
        (&*cut, "The API key is not whole: it was cut or mistyped."),
    ] {
        let answer = platform.call("GET", SYNC, authorization, None).await;
        answer.is_problem(401, sentence);
    }
}

#[tokio::test]
async fn a_batch_may_be_large_but_not_without_end() {
    let platform = Platform::new().await;
    let (_, key) = platform.create("ada", "ci").await;
    let batch = |size: usize| format!(r#"{{"run_id":"r","entries":["{}"]}}"#, "a".repeat(size));
    let authorization = format!("Bearer {key}");
    let large = platform.call("POST", INGEST, &authorization, Some(&batch(1 << 20))).await;
    assert_eq!(large.status, 202);
    let endless = platform.call("POST", INGEST, &authorization, Some(&batch(6 << 20))).await;
    endless.is_problem(413, "The body is too large.");
    let many = format!(r#"{{"run_id":"r","entries":[{}0]}}"#, "0,".repeat(5_000));
    let many = platform.call("POST", INGEST, &authorization, Some(&many)).await;
    many.is_problem(413, "The batch has more than 5000 entries; send several.");
}

#[tokio::test]
async fn what_is_no_batch_is_refused_and_not_noted_as_use() {
    let platform = Platform::new().await;
    let (_, key) = platform.create("ada", "ci").await;
    for body in ["{}", r#"{"run_id":1,"entries":[]}"#, r#"{"run_id":"r","entries":{}}"#, "[]"] {
        let answer = platform.call("POST", INGEST, &format!("Bearer {key}"), Some(body)).await;
        answer.is_problem(422, "A field is missing or has the wrong type.");
    }
    assert_eq!(platform.list("ada").await[0].last_used_at, None);
}
