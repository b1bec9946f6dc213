//! The built console, as a browser receives it.

use std::{fs, path::Path};

use axum::{
    body::Body,
    http::{Request, header},
};
use sentinel_page::{ClerkSettings, PageSettings};
use sentinel_platform::Console;
use tempfile::TempDir;

use crate::kit::{Answer, Platform};

const PAGE: &str = "<!doctype html><meta name=clerk-publishable-key><title>Console</title>\
    <script type=module>start()</script>";
const KEY: &str = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k";
const SCRIPT: &str = "console-0123456789abcdef.js";

async fn platform(folder: &Path) -> Platform {
    fs::write(folder.join("index.html"), PAGE).unwrap();
    fs::write(folder.join(SCRIPT), "plain").unwrap();
    fs::write(folder.join(format!("{SCRIPT}.br")), "brotli").unwrap();
    fs::write(folder.join(format!("{SCRIPT}.gz")), "gzip").unwrap();
    fs::write(folder.join("favicon.svg"), "<svg/>").unwrap();
    let clerk = ClerkSettings { key: KEY.parse().unwrap(), proxy_url: None, js_url: None };
    let settings = PageSettings { clerk: Some(clerk), ..PageSettings::default() };
    let console = Console::open(folder.to_owned(), settings).unwrap();
    Platform::with(|parts| parts.console = Some(console)).await
}

async fn get(platform: &Platform, path: &str, name: &str, value: &str) -> Answer {
    platform.send(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
}

fn varies(answer: &Answer) -> String {
    let names = answer.headers.get_all(header::VARY).iter().map(|name| name.to_str().unwrap());
    names.collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn the_page_names_the_console_in_the_language_that_is_wanted() {
    let folder = TempDir::new().unwrap();
    let consoles =
        "<meta name=sentinel-consoles content=\"en /c-1.js /c-1.wasm de /c-2.js /c-2.wasm\">";
    let page =
        PAGE.replace("<title>", &format!("{consoles}<meta name=sentinel-platform-url><title>"));
    fs::write(folder.path().join("index.html"), page).unwrap();
    let console = Console::open(folder.path().to_owned(), PageSettings::default()).unwrap();
    let platform = Platform::with(|parts| parts.console = Some(console)).await;
    let mut tags = Vec::new();
    for (wanted, links) in [("de-DE, en;q=0.5", 1), ("en", 0), ("fr", 0)] {
        let answer = get(&platform, "/", "accept-language", wanted).await;
        let text = answer.text();
        assert_eq!(text.matches("href=\"/c-2.wasm\"").count(), links, "{wanted}: {text}");
        tags.push(answer.headers[header::ETAG].clone());
    }
    let answer = get(&platform, "/", "cookie", "other=1; sentinel-language=de").await;
    assert_eq!(answer.headers[header::ETAG], tags[0], "what was chosen counts first");
    let answer = get(&platform, "/", "if-none-match", tags[0].to_str().unwrap()).await;
    assert_eq!(answer.status, 200, "another language's page is another page");
    tags.dedup();
    assert_eq!(tags.len(), 3);
}

#[tokio::test]
async fn every_page_path_answers_the_filled_page_with_its_policy() {
    let folder = TempDir::new().unwrap();
    let platform = platform(folder.path()).await;
    for path in ["/", "/settings/api-keys", "/index.html", "/no/such/page"] {
        let answer = get(&platform, path, "accept", "text/html").await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text().contains(&format!("content=\"{KEY}\"")), "{path}");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-cache");
        assert_eq!(varies(&answer), "accept-language, cookie, accept-encoding");
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("'sha256-") && policy.contains("default-src 'none'"), "{policy}");
    }
}

#[tokio::test]
async fn a_page_the_browser_has_is_not_sent_again_until_it_is_built_again() {
    let folder = TempDir::new().unwrap();
    let platform = platform(folder.path()).await;
    let tag = |answer: &Answer| answer.headers[header::ETAG].to_str().unwrap().to_owned();
    let compressed = get(&platform, "/", "accept-encoding", "br").await;
    let plain = get(&platform, "/", "accept-encoding", "identity").await;
    for known in [tag(&compressed), tag(&plain), format!("\"other\", W/{}", tag(&plain))] {
        let answer = get(&platform, "/", "if-none-match", &known).await;
        assert_eq!((answer.status.as_u16(), answer.body.len()), (304, 0), "{known}");
    }
    let again = folder.path().join("again.html");
    fs::write(&again, PAGE.replace("start", "begin")).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(2);
    fs::File::options().write(true).open(&again).unwrap().set_modified(later).unwrap();
    fs::rename(again, folder.path().join("index.html")).unwrap();
    let answer = get(&platform, "/", "if-none-match", &tag(&plain)).await;
    assert!(answer.status == 200 && answer.text().contains("begin()"));
}

#[tokio::test]
async fn files_come_as_they_were_compressed_and_are_kept_for_a_year_when_hashed() {
    let folder = TempDir::new().unwrap();
    let platform = platform(folder.path()).await;
    let path = format!("/{SCRIPT}");
    for (accepted, body) in [("br, gzip", "brotli"), ("gzip", "gzip"), ("identity", "plain")] {
        let answer = get(&platform, &path, "accept-encoding", accepted).await;
        assert_eq!(answer.text(), body);
        assert_eq!(answer.headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(answer.headers[header::CONTENT_TYPE], "text/javascript");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
    let icon = get(&platform, "/favicon.svg", "accept", "*/*").await;
    assert_eq!(icon.headers[header::CACHE_CONTROL], "no-cache");
}

#[tokio::test]
async fn a_missing_file_and_a_way_out_of_the_folder_are_404_and_no_page() {
    let parent = TempDir::new().unwrap();
    fs::write(parent.path().join("secret.txt"), "secret").unwrap();
    let folder = parent.path().join("dist");
    fs::create_dir(&folder).unwrap();
    let platform = platform(&folder).await;
    for path in ["/nothing.js", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"] {
        let answer = get(&platform, path, "accept", "*/*").await;
        answer.is_problem(404, "There is no such file.");
    }
}

#[tokio::test]
async fn the_api_and_the_local_identity_are_never_answered_with_the_page_which_takes_no_posts() {
    let folder = TempDir::new().unwrap();
    let platform = platform(folder.path()).await;
    for path in ["/api", "/api/v1/nothing", "/local", "/local/nothing"] {
        let answer = get(&platform, path, "accept", "text/html").await;
        answer.is_problem(404, "There is nothing at this path.");
    }
    let answer = platform.call("POST", "/settings", "", Some("{}")).await;
    answer.is_problem(405, "Only GET and HEAD work here.");
    assert_eq!(answer.headers[header::ALLOW], "GET, HEAD");
}
