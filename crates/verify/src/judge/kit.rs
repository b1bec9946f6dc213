//! A deployed console with which all is well, to be spoilt.

use sentinel_page::{ALWAYS, IMMUTABLE, Page, PageSettings, STRICT_TRANSPORT_SECURITY};

use super::judge;
use crate::facts::{Answer, Clerk, Facts, Fetched, Platform};

pub(super) const KEY: &str = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k";
const CONSOLE: &str = "https://console.example.com";

/// A page that names this platform and this key.
pub(super) fn page(platform: &str, key: &str) -> String {
    format!(
        "<!doctype html><meta name=sentinel-platform-url content=\"{platform}\">\
         <meta name=clerk-publishable-key content=\"{key}\"><script type=module>go()</script>"
    )
}

pub(super) fn good() -> Facts {
    let html = page("https://platform.example.com", KEY);
    let policy = Page::policy(&html, &PageSettings::read(&html).0);
    let page_headers = with(&[("content-security-policy", &policy), ("cache-control", "no-cache")]);
    let page_answer = Ok(answer(200, &page_headers, &html));
    let file = |name: &str, media_type: &str| {
        let headers = with(&[
            ("content-type", media_type),
            ("content-encoding", "br"),
            ("cache-control", IMMUTABLE),
        ]);
        (format!("/app-0123456789abcdef{name}"), Ok(answer(200, &headers, "")))
    };
    let cors = [
        ("access-control-allow-origin", CONSOLE),
        ("access-control-allow-headers", "authorization,content-type"),
        ("access-control-allow-methods", "GET,POST,DELETE"),
    ];
    Facts {
        url: CONSOLE.into(),
        page: page_answer.clone(),
        compressed_page: Ok(answer(200, &[("content-encoding", "gzip")], "")),
        deep_page: page_answer,
        missing: Ok(answer(404, &[], "")),
        files: vec![
            file(".css", "text/css"),
            file(".js", "text/javascript"),
            file("_bg.wasm", "application/wasm"),
        ],
        platform: Some(Platform {
            url: "https://platform.example.com".into(),
            list: Ok(answer(401, &cors[..1], "{}")),
            preflight: Ok(answer(200, &cors, "")),
            revoke_preflight: Ok(answer(200, &cors, "")),
            page: Ok(answer(200, &[], &page("", KEY))),
        }),
        clerk: Some(Clerk {
            keys: Ok(answer(200, &[], "{\"keys\":[]}")),
            script: Ok(answer(200, &[("content-type", "application/javascript")], "")),
        }),
    }
}

/// What every answer has, and more.
fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&ALWAYS[..], &[STRICT_TRANSPORT_SECURITY], more].concat()
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    Answer { status, headers, body: body.into() }
}

/// Gives an answer this header, or takes it away when it is empty.
pub(super) fn set(answer: &mut Fetched, name: &str, value: &str) {
    let answer = answer.as_mut().unwrap();
    answer.headers.retain(|(found, _)| found != name);
    if !value.is_empty() {
        answer.headers.push((name.into(), value.into()));
    }
}

/// What is wrong, without what mends it.
pub(super) fn faults(facts: &Facts) -> Vec<String> {
    judge(facts).faults.into_iter().map(|fault| fault.what).collect()
}

#[test]
fn with_a_good_deployment_nothing_is_wrong_and_nothing_unknown() {
    let verdict = judge(&good());
    assert!(verdict.faults.is_empty() && verdict.unknown.is_empty(), "{verdict:?}");
}
