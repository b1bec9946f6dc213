//! The content security policy: exactly what the page needs.

use std::collections::{BTreeMap, BTreeSet};

use sentinel_page::{Page, PageSettings};

use super::Verdict;
use crate::facts::Facts;

const FIX: &str =
    "send the policy that stands in the files `cargo xtask dist` made together with this page";
/// Directives that change nothing of what the page may do.
const HARMLESS: [&str; 3] = ["report-to", "report-uri", "upgrade-insecure-requests"];

type Directives<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

pub(super) fn judge(facts: &Facts, html: &str, settings: &PageSettings, verdict: &mut Verdict) {
    let needed = Page::policy(html, settings);
    let pages = [("the page", &facts.page), ("/settings/api-keys", &facts.deep_page)];
    for (of, page) in pages {
        let Ok(page) = page else { continue };
        let before = verdict.faults.len();
        let policies: Vec<_> = page.values("content-security-policy").collect();
        match policies[..] {
            [] => verdict.fault(format!("{of} comes without content-security-policy"), FIX),
            [policy] => judge_one(&parse(policy), &parse(&needed), verdict),
            _ => verdict.fault(
                format!("{of} comes with {} content security policies", policies.len()),
                "let one server send it, the one that knows the page",
            ),
        }
        // One policy is one fault, however many paths it comes with.
        if verdict.faults.len() > before {
            return;
        }
    }
}

fn judge_one(found: &Directives<'_>, needed: &Directives<'_>, verdict: &mut Verdict) {
    for (name, sources) in needed {
        let empty = BTreeSet::new();
        let has = found.get(name).unwrap_or(&empty);
        if !found.contains_key(name) {
            verdict.fault(format!("the content security policy says nothing of {name}"), FIX);
            continue;
        }
        let lacking = list(sources.difference(has).filter(|source| **source != "'none'"));
        if !lacking.is_empty() {
            let effect = effect(name);
            verdict.fault(
                format!("{name} of the content security policy lacks {lacking}, so {effect}"),
                FIX,
            );
        }
        let more = list(has.difference(sources).filter(|source| **source != "'none'"));
        if !more.is_empty() {
            verdict.fault(
                format!("{name} of the content security policy allows {more}, which the page does not need"),
                FIX,
            );
        }
    }
    let others =
        found.keys().filter(|name| !needed.contains_key(*name) && !HARMLESS.contains(name));
    let others = list(others);
    if !others.is_empty() {
        verdict.fault(
            format!(
                "the content security policy has {others}, with which the page was never tried"
            ),
            FIX,
        );
    }
}

/// What a browser does without a source.
fn effect(directive: &str) -> &'static str {
    match directive {
        "script-src" => "browsers refuse a script of the page or of Clerk",
        "connect-src" => "browsers refuse requests to the platform or to Clerk",
        "style-src" => "the page has no styles",
        "require-trusted-types-for" => "injected markup meets one barrier less",
        _ => "a part of the page does not work",
    }
}

fn parse(policy: &str) -> Directives<'_> {
    let parts = policy.split(';').filter_map(|directive| {
        let mut words = directive.split_ascii_whitespace();
        Some((words.next()?, words.collect()))
    });
    parts.collect()
}

fn list<'a>(words: impl Iterator<Item = &'a &'a str>) -> String {
    words.copied().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{
        facts::Facts,
        judge::kit::{faults, good, set},
    };

    fn with_policy(change: impl Fn(&str) -> String) -> Facts {
        let mut facts = good();
        let policy = facts.page.as_ref().unwrap().header("content-security-policy").unwrap();
        let changed = change(&policy);
        set(&mut facts.page, "content-security-policy", &changed);
        set(&mut facts.deep_page, "content-security-policy", &changed);
        facts
    }

    #[test]
    fn a_page_without_a_policy_is_named_once() {
        assert_eq!(
            faults(&with_policy(|_| String::new())),
            ["the page comes without content-security-policy"]
        );
    }

    #[test]
    fn what_a_browser_would_refuse_is_named() {
        let facts = with_policy(|policy| policy.replace(" https://platform.example.com", ""));
        assert_eq!(
            faults(&facts),
            [
                "connect-src of the content security policy lacks https://platform.example.com, so browsers refuse requests to the platform or to Clerk"
            ]
        );
        let facts = with_policy(|policy| policy.replace("'sha256-", "'sha256-x"));
        let found = faults(&facts);
        assert!(found[0].starts_with("script-src of the content security policy lacks 'sha256-"));
        assert!(found[1].starts_with("script-src of the content security policy allows 'sha256-x"));
    }

    #[test]
    fn what_the_page_does_not_need_is_named() {
        let facts = with_policy(|policy| {
            policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        });
        assert_eq!(
            faults(&facts),
            [
                "style-src of the content security policy allows 'unsafe-inline', which the page does not need"
            ]
        );
        let facts = with_policy(|policy| policy.replace("frame-ancestors 'none'; ", ""));
        assert_eq!(faults(&facts), ["the content security policy says nothing of frame-ancestors"]);
        let facts = with_policy(|policy| format!("{policy}; sandbox"));
        assert_eq!(
            faults(&facts),
            ["the content security policy has sandbox, with which the page was never tried"]
        );
    }

    #[test]
    fn reports_of_violations_may_be_asked_for() {
        let facts =
            with_policy(|policy| format!("{policy}; report-uri https://reports.example.com"));
        assert_eq!(faults(&facts), [""; 0]);
    }

    #[test]
    fn a_policy_that_only_the_root_has_is_named() {
        let mut facts = good();
        set(&mut facts.deep_page, "content-security-policy", "");
        assert_eq!(faults(&facts), ["/settings/api-keys comes without content-security-policy"]);
    }

    #[test]
    fn two_policies_are_one_too_many() {
        let mut facts = good();
        let page = facts.page.as_mut().unwrap();
        let policy = page.headers.iter().find(|(name, _)| name == "content-security-policy");
        let policy = policy.unwrap().clone();
        page.headers.push(policy);
        assert_eq!(faults(&facts), ["the page comes with 2 content security policies"]);
    }
}
