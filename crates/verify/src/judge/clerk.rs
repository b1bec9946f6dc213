//! Clerk: whether there is a Frontend API, and its script.

use sentinel_page::{ClerkSettings, is_loopback};

use super::{Verdict, page::said};
use crate::facts::{Answer, Clerk};

pub(super) fn judge(console: &str, clerk: &Clerk, settings: &ClerkSettings, verdict: &mut Verdict) {
    let asked = [(&settings.proxy_url, "--clerk-proxy-url"), (&settings.js_url, "--clerk-js-url")];
    for (url, flag) in asked {
        let Some(url) = url.as_deref().filter(|url| url.starts_with("http://")) else { continue };
        if console.starts_with("https://") && !is_loopback(url) {
            let fix = format!("give {flag} an https:// URL");
            verdict.fault(
                format!("Clerk is to be asked at {url}, which browsers let no https page call"),
                fix,
            );
        }
    }
    let base = settings.frontend_api();
    let (what, fix) = if settings.proxy_url.is_some() {
        ("Clerk's proxy", "correct --clerk-proxy-url, or what it passes on")
    } else {
        ("Clerk's Frontend API", "correct --clerk-publishable-key, or the DNS of its domain")
    };
    match &clerk.keys {
        Err(error) => {
            verdict.fault(format!("{what} at {base} cannot be reached: {error}"), fix);
            return;
        }
        Ok(answer) if !is_key_set(answer) => {
            verdict.fault(
                format!(
                    "{base} is not Clerk's: {base}/.well-known/jwks.json {}, without a key set",
                    said(&clerk.keys)
                ),
                fix,
            );
            return;
        }
        Ok(_) => {}
    }
    let is_script =
        |answer: &Answer| answer.status == 200 && answer.media_type().ends_with("javascript");
    if !clerk.script.as_ref().is_ok_and(is_script) {
        let fix = if settings.js_url.is_some() { "correct --clerk-js-url" } else { fix };
        let seen = match &clerk.script {
            Ok(answer) if answer.status == 200 => format!("comes as {:?}", answer.media_type()),
            answer => said(answer),
        };
        verdict.fault(format!("Clerk's script {} {seen}", settings.script_url()), fix);
    }
}

fn is_key_set(answer: &Answer) -> bool {
    let json = serde_json::from_str::<serde_json::Value>(&answer.body).unwrap_or_default();
    answer.status == 200 && json["keys"].is_array()
}

#[cfg(test)]
mod tests {
    use crate::judge::kit::{faults, good, set};

    #[test]
    fn a_frontend_api_that_cannot_be_reached_or_is_none_is_named() {
        let mut facts = good();
        facts.clerk.as_mut().unwrap().keys = Err("timed out".into());
        assert_eq!(
            faults(&facts),
            ["Clerk's Frontend API at https://clerk.example.com cannot be reached: timed out"]
        );
        facts = good();
        facts.clerk.as_mut().unwrap().keys.as_mut().unwrap().body = "<html>".into();
        assert!(faults(&facts)[0].starts_with("https://clerk.example.com is not Clerk's"));
    }

    #[test]
    fn a_proxy_and_a_script_that_an_https_page_may_not_ask_are_named() {
        let mut facts = good();
        let html = &mut facts.page.as_mut().unwrap().body;
        for (meta, url) in [
            ("clerk-proxy-url", "http://console.example.com/__clerk"),
            ("clerk-js-url", "http://cdn.example.com/clerk.js"),
        ] {
            *html = format!("{html}<meta name={meta} content=\"{url}\">");
        }
        let found = faults(&facts).join("\n");
        for url in ["http://console.example.com/__clerk", "http://cdn.example.com/clerk.js"] {
            assert!(
                found.contains(&format!("at {url}, which browsers let no https page call")),
                "{found}"
            );
        }
    }

    #[test]
    fn a_script_that_is_no_script_is_named() {
        let mut facts = good();
        set(&mut facts.clerk.as_mut().unwrap().script, "content-type", "text/html");
        assert_eq!(
            faults(&facts),
            [
                "Clerk's script https://clerk.example.com/npm/@clerk/clerk-js@6/dist/clerk.browser.js comes as \"text/html\""
            ]
        );
    }
}
