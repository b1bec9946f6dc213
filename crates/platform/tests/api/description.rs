use crate::kit::Platform;

#[tokio::test]
async fn the_openapi_description_is_3_1_and_names_every_endpoint_with_its_statuses() {
    let platform = Platform::new().await;
    let description = platform.call("GET", "/api/v1/openapi.json", "", None).await.json();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    for (path, method, statuses) in [
        ("/api/v1/api-keys/", "get", "200 401 403 429"),
        ("/api/v1/api-keys/", "post", "201 400 401 403 409 413 415 422 429"),
        ("/api/v1/api-keys/{key_id}", "delete", "204 401 403 404 429"),
        ("/api/v1/ingest", "post", "202 400 401 413 415 422 429"),
        ("/api/v1/interventions/", "post", "201 400 401 413 415 422 429"),
        ("/api/v1/policies/sync", "get", "200 401 429"),
    ] {
        let responses = description["paths"][path][method]["responses"].as_object().unwrap();
        let listed: Vec<_> = responses.keys().map(String::as_str).collect();
        assert_eq!(listed.join(" "), statuses, "{method} {path}");
        assert!(responses["429"]["headers"]["Retry-After"].is_object(), "{method} {path}");
    }
}
