//! Many at once, on a real file.

use std::sync::Arc;

use sentinel_platform::store::Store;
use tokio::task::JoinSet;

use crate::kit::{KEYS, Platform, bearer};

const SYNC: &str = "/api/v1/policies/sync";
const INGEST: &str = "/api/v1/ingest";
const BATCH: &str = r#"{"run_id":"r","entries":[{"action":"x"}]}"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_that_create_use_list_and_revoke_at_once_all_succeed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("sentinel.db")).await.unwrap();
    let handle = store.clone();
    let platform = Arc::new(Platform::with(|parts| parts.store = store).await);
    let mut agents = JoinSet::new();
    for number in 0..64 {
        let platform = Arc::clone(&platform);
        agents.spawn(async move {
            // Half of them are one user, half are users of their own.
            let user = if number % 2 == 0 { "ada".to_owned() } else { format!("user-{number}") };
            let (id, key) = platform.create(&user, "ci").await;
            let key = format!("Bearer {key}");
            for (method, path, body, status) in [
                ("GET", SYNC, None, 200),
                ("POST", INGEST, Some(BATCH), 202),
                ("POST", "/api/v1/interventions/", Some("{}"), 201),
            ] {
                let answer = platform.call(method, path, &key, body).await;
                assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
            }
            let listed = platform.list(&user).await.into_iter().find(|key| key.id == id);
            assert!(listed.unwrap().last_used_at.is_some());
            let path = format!("{KEYS}{id}");
            let revoked = platform.call("DELETE", &path, &bearer(&user), None).await;
            assert_eq!(revoked.status, 204, "{}", revoked.text());
            let late = platform.call("GET", SYNC, &key, None).await;
            assert_eq!(late.status, 401, "{}", late.text());
        });
    }
    while let Some(agent) = agents.join_next().await {
        agent.unwrap();
    }
    assert!(platform.list("ada").await.is_empty());
    handle.close().await;
}

#[tokio::test]
async fn a_use_that_was_only_noted_is_written_when_the_platform_closes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sentinel.db");
    let store = Store::open(&path).await.unwrap();
    let handle = store.clone();
    let platform = Platform::with(|parts| parts.store = store).await;
    let (_, key) = platform.create("ada", "ci").await;
    assert_eq!(platform.call("GET", SYNC, &format!("Bearer {key}"), None).await.status, 200);
    let noted = platform.list("ada").await;
    assert!(noted[0].last_used_at.is_some());
    handle.close().await;
    let store = Store::open(&path).await.unwrap();
    let again = Platform::with(|parts| parts.store = store).await;
    assert_eq!(again.list("ada").await, noted);
}
