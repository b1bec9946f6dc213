//! Whatever is sent, the platform answers with a sentence and never with a 5xx.

use axum::{
    body::Body,
    http::{HeaderValue, Request, header},
};
use proptest::prelude::*;

use crate::kit::{KEYS, Platform, bearer};

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_name_is_kept_exactly_or_refused(name in any::<String>()) {
        block_on(async {
            let platform = Platform::new().await;
            let body = serde_json::json!({ "name": name }).to_string();
            let answer = platform.call("POST", KEYS, &bearer("ada"), Some(&body)).await;
            let kept: Vec<_> = platform.list("ada").await.into_iter().map(|key| key.name).collect();
            match answer.status.as_u16() {
                201 => assert_eq!(kept, [name.trim()]),
                422 | 413 => assert!(kept.is_empty()),
                other => panic!("{other}: {}", answer.text()),
            }
        });
    }

    #[test]
    fn any_authorization_is_refused(value in "(Bearer|ApiKey|[!-~]{0,8}) ?(as_)?[!-~]{0,80}(\\.[!-~]{0,80}){0,3}") {
        block_on(async {
            let platform = Platform::new().await;
            let value = HeaderValue::from_str(&value).unwrap();
            for path in [KEYS, "/api/v1/policies/sync"] {
                let request = Request::get(path).header(header::AUTHORIZATION, &value);
                let answer = platform.send(request.body(Body::empty()).unwrap()).await;
                assert!(matches!(answer.status.as_u16(), 401 | 403), "{}", answer.text());
            }
        });
    }

    #[test]
    fn any_id_and_any_body_are_answered(id in any::<Vec<u8>>(), body in any::<Vec<u8>>()) {
        block_on(async {
            let platform = Platform::new().await;
            let id = id.iter().fold(String::new(), |id, byte| id + &format!("%{byte:02X}"));
            let request = Request::delete(format!("{KEYS}{id}"))
                .header(header::AUTHORIZATION, bearer("ada"))
                .body(Body::empty());
            assert!(platform.send(request.unwrap()).await.status.is_client_error());
            let request = Request::post(KEYS)
                .header(header::AUTHORIZATION, bearer("ada"))
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body));
            assert!(platform.send(request.unwrap()).await.status.is_client_error());
        });
    }
}
