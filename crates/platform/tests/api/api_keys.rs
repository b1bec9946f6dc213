use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::kit::{KEYS, Platform, bearer};

#[tokio::test]
async fn a_created_key_is_answered_once_and_then_listed_without_its_value() {
    let platform = Platform::new().await;
    let answer = platform.call("POST", KEYS, &bearer("ada"), Some(r#"{"name":"  ci "}"#)).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let created = answer.json();
    let key = created["key"].as_str().unwrap();
    assert!(key.starts_with("as_") && key.len() == 43);
    assert_eq!(created["key_prefix"], key[..9]);
    assert_eq!(created["name"], "ci");
    assert_eq!(created["created_at"], "2027-01-15T08:00:00Z");

    let list = platform.call("GET", KEYS, &bearer("ada"), None).await;
    assert!(!list.text().contains(key) && !list.text().contains("\"key\""));
    assert!(list.text().contains("\"last_used_at\":null"));
}

#[tokio::test]
async fn the_newest_key_comes_first_and_names_may_repeat() {
    let platform = Platform::new().await;
    platform.create("ada", "ci").await;
    let (second, _) = platform.create("ada", "ci").await;
    platform.wait(Duration::from_secs(1));
    let (third, _) = platform.create("ada", "prod").await;
    let ids: Vec<_> = platform.list("ada").await.into_iter().map(|key| key.id).collect();
    assert_eq!(ids[..2], [third, second]);
    assert_eq!(ids.len(), 3);
}

#[tokio::test]
async fn a_revoked_key_is_gone_and_cannot_be_revoked_again() {
    let platform = Platform::new().await;
    let (id, _) = platform.create("ada", "ci").await;
    let path = format!("{KEYS}{id}");
    let answer = platform.call("DELETE", &path, &bearer("ada"), None).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
    assert!(platform.list("ada").await.is_empty());
    let again = platform.call("DELETE", &path, &bearer("ada"), None).await;
    again.is_problem(404, "You have no API key with this id.");
}

#[tokio::test]
async fn somebody_elses_key_looks_as_if_it_did_not_exist() {
    let platform = Platform::new().await;
    let (id, _) = platform.create("ada", "ci").await;
    assert!(platform.list("grace").await.is_empty());
    for id in [&*id, "key_unknown", "..%2F", "%2e%2e%2fapi-keys", "%00", "%ff", "a%20b"] {
        let answer = platform.call("DELETE", &format!("{KEYS}{id}"), &bearer("grace"), None).await;
        answer.is_problem(404, "You have no API key with this id.");
    }
    let up =
        platform.call("DELETE", &format!("{KEYS}../api-keys/{id}"), &bearer("ada"), None).await;
    up.is_problem(404, "There is nothing at this path.");
    assert_eq!(platform.list("ada").await.len(), 1);
}

#[tokio::test]
async fn an_id_may_be_percent_encoded() {
    let platform = Platform::new().await;
    let (id, _) = platform.create("ada", "ci").await;
    let path = format!("{KEYS}{}", id.replace("key_", "%6bey%5F"));
    assert_eq!(platform.call("DELETE", &path, &bearer("ada"), None).await.status, 204);
    assert!(platform.list("ada").await.is_empty());
}

#[tokio::test]
async fn a_user_with_too_many_keys_is_told_to_revoke_some() {
    let platform = Platform::with(|parts| parts.key_limit = 2).await;
    let (id, _) = platform.create("ada", "one").await;
    platform.create("ada", "two").await;
    let third = platform.call("POST", KEYS, &bearer("ada"), Some(r#"{"name":"three"}"#)).await;
    third.is_problem(409, "You have 2 active API keys, the most there can be. Revoke some first.");
    platform.create("grace", "another user's").await;
    platform.call("DELETE", &format!("{KEYS}{id}"), &bearer("ada"), None).await;
    platform.create("ada", "three").await;
}

#[tokio::test]
async fn a_bad_name_is_refused_with_its_sentence_and_nothing_is_stored() {
    let platform = Platform::new().await;
    let control = "The name must not contain control characters or line breaks.";
    for (name, sentence) in [
        ("", "Enter a name."),
        (" \\n\\t ", "Enter a name."),
        ("a\\u0000b", control),
        ("a\\nb", control),
        ("a\\u202eb", control),
        (&"a".repeat(101), "The name has 101 characters; it may have 100 at most."),
    ] {
        let body = format!(r#"{{"name":"{name}"}}"#);
        let answer = platform.call("POST", KEYS, &bearer("ada"), Some(&body)).await;
        answer.is_problem(422, sentence);
    }
    assert!(platform.list("ada").await.is_empty());
}

#[tokio::test]
async fn any_other_name_is_kept_as_it_is() {
    let platform = Platform::new().await;
    for name in
        ["<script>alert(1)</script>", "' \" ` \\ % $(id)", "🔑👩‍💻", "a\u{200f}b", &"é".repeat(100)]
    {
        platform.create("ada", name).await;
        assert_eq!(platform.list("ada").await.len(), 1);
        let key = platform.list("ada").await.remove(0);
        assert_eq!(key.name, name);
        platform.call("DELETE", &format!("{KEYS}{}", key.id), &bearer("ada"), None).await;
    }
}

#[tokio::test]
async fn a_body_that_is_no_request_is_refused_with_its_sentence() {
    let platform = Platform::new().await;
    let missing = "A field is missing or has the wrong type.";
    for (body, status, sentence) in [
        ("", 400, "The body is empty; send JSON."),
        ("{", 400, "The body is not valid JSON."),
        ("name=ci", 400, "The body is not valid JSON."),
        ("{}", 422, missing),
        (r#"{"name":7}"#, 422, missing),
        ("[]", 422, missing),
        ("null", 422, missing),
    ] {
        let answer = platform.call("POST", KEYS, &bearer("ada"), Some(body)).await;
        answer.is_problem(status, sentence);
    }
    let huge = format!(r#"{{"name":"{}"}}"#, "a".repeat(1 << 20));
    let answer = platform.call("POST", KEYS, &bearer("ada"), Some(&huge)).await;
    answer.is_problem(413, "The body is too large.");
    assert!(platform.list("ada").await.is_empty());
}

#[tokio::test]
async fn a_body_that_is_not_said_to_be_json_is_refused() {
    let platform = Platform::new().await;
    for content_type in ["", "text/plain", "application/x-www-form-urlencoded"] {
        let request = Request::post(KEYS)
            .header(header::AUTHORIZATION, bearer("ada"))
            .header(header::CONTENT_TYPE, content_type)
            .body(Body::from(r#"{"name":"ci"}"#));
        let answer = platform.send(request.unwrap()).await;
        answer.is_problem(415, "Send JSON, with Content-Type: application/json.");
    }
    assert!(platform.list("ada").await.is_empty());
}

#[tokio::test]
async fn unknown_paths_and_methods_have_their_own_sentences() {
    let platform = Platform::new().await;
    let put = platform.call("PUT", KEYS, &bearer("ada"), Some("{}")).await;
    put.is_problem(405, "This path does not know this method.");
    let allowed = put.headers[header::ALLOW].to_str().unwrap();
    assert!(["GET", "HEAD", "POST"].iter().all(|method| allowed.contains(method)), "{allowed}");
    for path in ["/api", "/api/", "/api/v1/nothing", "/api/v1/api-keys", "/local/clerk.js", "/"] {
        let answer = platform.call("GET", path, &bearer("ada"), None).await;
        answer.is_problem(404, "There is nothing at this path.");
    }
}

#[tokio::test]
async fn only_a_named_origin_may_call_from_a_browser() {
    let platform = Platform::new().await;
    for (origin, allowed) in
        [("https://console.example.com", true), ("https://evil.example", false)]
    {
        let request = Request::options(KEYS)
            .header(header::ORIGIN, origin)
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .body(Body::empty());
        let answer = platform.send(request.unwrap()).await;
        let named = answer.headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        assert_eq!(named.is_some_and(|named| named == origin), allowed, "{origin}");
    }
}

#[tokio::test]
async fn refusals_are_readable_from_a_named_origin_and_never_cached() {
    let platform = Platform::new().await;
    for (method, path, status) in
        [("GET", KEYS, 401), ("GET", "/api/v1/nothing", 404), ("PUT", KEYS, 405)]
    {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ORIGIN, "https://console.example.com")
            .body(Body::empty());
        let answer = platform.send(request.unwrap()).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{path}");
        let origin = &answer.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN];
        assert_eq!(origin, "https://console.example.com", "{path}");
    }
}

#[tokio::test]
async fn a_long_list_comes_compressed_and_a_new_key_never_does() {
    let platform = Platform::new().await;
    let ask = |method: &str, body: &'static str| {
        Request::builder()
            .method(method)
            .uri(KEYS)
            .header(header::AUTHORIZATION, bearer("ada"))
            .header(header::ACCEPT_ENCODING, "gzip, br")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body))
            .unwrap()
    };
    assert!(!platform.send(ask("GET", "")).await.headers.contains_key(header::CONTENT_ENCODING));
    for _ in 0..50 {
        let created = platform.send(ask("POST", r#"{"name":"ci"}"#)).await;
        assert_eq!(created.status, StatusCode::CREATED);
        assert!(!created.headers.contains_key(header::CONTENT_ENCODING));
    }
    let list = platform.send(ask("GET", "")).await;
    assert_eq!(list.headers[header::CONTENT_ENCODING], "br");
    let plain = platform.call("GET", KEYS, &bearer("ada"), None).await;
    assert!(!plain.headers.contains_key(header::CONTENT_ENCODING));
    assert!(list.body.len() * 2 < plain.body.len(), "{} of {}", list.body.len(), plain.body.len());
}
