//! Lists over several pages, and where a next page may be.

use agent_sentinel_console::platform::PlatformError;
use leptos::prelude::window;
use sentinel_api_types::ApiKey;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::kit::{Answer, FakeClerk, KEYS, Stage, key, list};

/// A page in an envelope.
fn page(keys: &[ApiKey], next: &str) -> Answer {
    let page = serde_json::json!({ "items": keys, "next": next });
    Answer::json(200, page.to_string())
}

#[wasm_bindgen_test]
async fn a_list_is_followed_over_all_its_pages() {
    let origin = window().location().origin().unwrap();
    let whole_url = format!("{origin}{KEYS}?page=2");
    for (next, path) in [
        ("c+2&x=1", "/api/v1/api-keys/?cursor=c%2B2%26x%3D1"),
        ("?page=2", "/api/v1/api-keys/?page=2"),
        ("/api/v1/more", "/api/v1/more"),
        (&whole_url, "/api/v1/api-keys/?page=2"),
    ] {
        let stage = Stage::set();
        FakeClerk::signed_in();
        stage.network.answer("GET", KEYS, page(&[key("2", "b", 2)], next));
        stage.network.answer("GET", path, list(&[key("1", "a", 1)]));
        let keys = stage.platform().list_keys().await.unwrap().keys;
        assert_eq!(keys, [key("2", "b", 2), key("1", "a", 1)], "{next}");
    }
}

#[wasm_bindgen_test]
async fn a_next_page_of_another_host_never_gets_the_token() {
    let origin = window().location().origin().unwrap();
    let look_alike = format!("{origin}.example.com/");
    for next in ["https://example.com/x", "//example.com/x", "/\\example.com/x", &*look_alike] {
        let stage = Stage::set();
        FakeClerk::signed_in();
        stage.network.answer("GET", KEYS, page(&[], next));
        let outcome = stage.platform().list_keys().await;
        let elsewhere =
            |request: &web_sys::Request| !request.url().starts_with(&format!("{origin}/"));
        assert!(!stage.network.requests("GET").iter().any(elsewhere), "{next}");
        assert!(matches!(outcome, Err(PlatformError::Unreadable { .. })), "{next}: {outcome:?}");
    }
}
