use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use sentinel_platform::store::Store;
use sqlx::{Connection as _, SqliteConnection};

use crate::kit::{KEYS, Platform, bearer};

#[tokio::test]
async fn a_line_tells_who_did_what_from_where_and_nothing_secret() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sentinel.db");
    let store = Store::open(&path).await.unwrap();
    let platform = Platform::with(|parts| parts.store = store).await;
    let from = |method: &str, path: &str, body: &'static str| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, bearer("ada"))
            .header(header::CONTENT_TYPE, "application/json")
            .extension(ConnectInfo("[::ffff:192.0.2.1]:4711".parse::<SocketAddr>().unwrap()));
        platform.send(request.body(Body::from(body)).unwrap())
    };
    let created = from("POST", KEYS, r#"{"name":"ci"}"#).await.json();
    let text = |field: &str| created[field].as_str().unwrap().to_owned();
    let (id, key, prefix) = (text("id"), text("key"), text("key_prefix"));
    assert_eq!(from("DELETE", &format!("{KEYS}{id}"), "").await.status, 204);

    let url = format!("sqlite://{}", path.display());
    let mut database = SqliteConnection::connect(&url).await.unwrap();
    let lines = "SELECT concat_ws(' ', at, user_id, action, key_id, key_prefix, name, address)
                 FROM audit_log ORDER BY id";
    let lines: Vec<String> = sqlx::query_scalar(lines).fetch_all(&mut database).await.unwrap();
    let line = |action: &str| format!("1800000000000 ada {action} {id} {prefix} ci 192.0.2.1");
    assert_eq!(lines, [line("created"), line("revoked")]);
    assert!(!lines.concat().contains(&key[prefix.len()..]));
}

#[tokio::test]
async fn what_is_refused_is_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sentinel.db");
    let store = Store::open(&path).await.unwrap();
    let platform = Platform::with(|parts| {
        parts.store = store;
        parts.key_limit = 1;
    })
    .await;
    let (id, _) = platform.create("ada", "ci").await;
    for (method, path, user, body, status) in [
        ("POST", KEYS, "ada", Some(r#"{"name":"one too many"}"#), 409),
        ("POST", KEYS, "grace", Some(r#"{"name":""}"#), 422),
        ("DELETE", &*format!("{KEYS}{id}"), "grace", None, 404),
    ] {
        let answer = platform.call(method, path, &bearer(user), body).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    }
    let url = format!("sqlite://{}", path.display());
    let mut database = SqliteConnection::connect(&url).await.unwrap();
    let count = "SELECT count(*) FROM audit_log";
    let count: i64 = sqlx::query_scalar(count).fetch_one(&mut database).await.unwrap();
    assert_eq!(count, 1);
}
