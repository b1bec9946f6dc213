//! The platform: reachable, one of ours, and open to this page.

use sentinel_page::{PageSettings, is_console, is_loopback, origin_of, path_of};

use super::{Verdict, page::said};
use crate::facts::{Answer, Platform};

pub(super) fn judge(
    console: &str,
    platform: &Platform,
    settings: &PageSettings,
    verdict: &mut Verdict,
) {
    let url = &platform.url;
    if console.starts_with("https://") && url.starts_with("http://") && !is_loopback(url) {
        verdict.fault(
            format!("the platform is {url}, which browsers let no https page call"),
            "give the platform a certificate, and its https:// URL to --platform-url",
        );
        return;
    }
    let list = match &platform.list {
        Ok(list) => list,
        Err(error) => {
            verdict.fault(
                format!("the platform at {url} cannot be reached: {error}"),
                "correct --platform-url, or start the platform",
            );
            return;
        }
    };
    // Without a token a platform refuses, and a proxy may limit.
    if ![401, 403, 429].contains(&list.status) {
        let path = path_of(url);
        let hint = if path.is_empty() {
            "correct --platform-url".to_owned()
        } else {
            format!(
                "the platform's URL has the path {path}; the console adds /api/v1/… to it, so try --platform-url {}",
                origin_of(url)
            )
        };
        verdict.fault(
            format!(
                "{url}/api/v1/api-keys/ {} without a token, where a platform answers 401",
                said(&platform.list)
            ),
            hint,
        );
        return;
    }
    let origin = origin_of(console);
    if origin_of(url) != origin {
        judge_cors(&origin, platform, list, verdict);
    }
    judge_users(platform, settings, verdict);
}

fn judge_cors(origin: &str, platform: &Platform, list: &Answer, verdict: &mut Verdict) {
    let fix =
        format!("let the platform allow {origin} (sentinel-platform: --allow-origin {origin})");
    let host = &platform.url;
    let allows = |answer: &Answer| {
        let allowed = answer.header("access-control-allow-origin");
        allowed.is_some_and(|allowed| allowed == origin || allowed == "*")
    };
    let preflights = [(&platform.preflight, "POST"), (&platform.revoke_preflight, "DELETE")];
    for (preflight, method) in preflights {
        let answer = match preflight {
            Ok(answer) if (200..300).contains(&answer.status) && allows(answer) => answer,
            _ => {
                verdict.fault(
                    format!("the platform at {host} does not allow {origin}, so browsers refuse every request"),
                    fix,
                );
                return;
            }
        };
        // A star never means this header.
        let lists = |name: &str, wanted: &str| {
            let value = answer.header(name).unwrap_or_default();
            value.split(',').any(|part| part.trim().eq_ignore_ascii_case(wanted))
        };
        if !lists("access-control-allow-headers", "authorization") {
            verdict.fault(
                format!("the platform at {host} does not allow the header authorization"),
                fix,
            );
            return;
        }
        let any = lists("access-control-allow-methods", "*");
        if method == "DELETE" && !any && !lists("access-control-allow-methods", method) {
            verdict.fault(
                format!("the platform at {host} does not allow DELETE, so nothing can be revoked"),
                fix,
            );
            return;
        }
    }
    if !allows(list) {
        verdict.fault(
            format!("the platform at {host} allows {origin} to ask, but its answers do not, so browsers hide them"),
            fix,
        );
    }
}

/// Whether the platform takes the tokens of this page's users. It says so only where it serves a
/// console of its own.
fn judge_users(platform: &Platform, settings: &PageSettings, verdict: &mut Verdict) {
    let Some(clerk) = &settings.clerk else { return };
    let own =
        platform.page.as_ref().ok().filter(|page| page.status == 200 && is_console(&page.body));
    let Some(own) = own else {
        verdict.unknown.push(format!(
            "whether the platform takes tokens of {} could not be found out: sign in to see",
            clerk.key.frontend_api
        ));
        return;
    };
    let fix = "use the publishable key of the Clerk instance that the platform verifies";
    match PageSettings::read(&own.body).0.clerk {
        None => {
            verdict
                .fault("the platform signs users in by itself and takes no tokens of Clerk", fix);
        }
        Some(theirs) if theirs.key.frontend_api != clerk.key.frontend_api => verdict.fault(
            format!(
                "users sign in at {}, but the platform takes tokens of {}",
                clerk.key.frontend_api, theirs.key.frontend_api
            ),
            fix,
        ),
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{
        judge,
        kit::{KEY, faults, good, page, set},
    };

    const OTHER_KEY: &str = "pk_test_Y2xlcmsub3RoZXIuZXhhbXBsZSQ=";

    #[test]
    fn a_platform_that_cannot_be_reached_or_is_none_is_named() {
        let mut facts = good();
        let platform = facts.platform.as_mut().unwrap();
        platform.list = Err("no such host".into());
        assert_eq!(
            faults(&facts),
            ["the platform at https://platform.example.com cannot be reached: no such host"]
        );
        let mut facts = good();
        let platform = facts.platform.as_mut().unwrap();
        platform.url = "https://platform.example.com/api/v1".into();
        platform.list.as_mut().unwrap().status = 404;
        let fault = &judge(&facts).faults[0];
        assert!(fault.what.contains("/api/v1/api/v1/api-keys/ answers 404"), "{fault:?}");
        assert!(fault.fix.ends_with("--platform-url https://platform.example.com"), "{fault:?}");
    }

    #[test]
    fn http_below_https_is_named() {
        let mut facts = good();
        facts.platform.as_mut().unwrap().url = "http://platform.example.com".into();
        assert_eq!(
            faults(&facts),
            ["the platform is http://platform.example.com, which browsers let no https page call"]
        );
    }

    #[test]
    fn a_platform_that_does_not_allow_the_page_is_named() {
        let mut facts = good();
        for origin in ["", "https://other.example.com"] {
            let platform = facts.platform.as_mut().unwrap();
            set(&mut platform.preflight, "access-control-allow-origin", origin);
            let found = faults(&facts);
            assert!(found[0].contains("does not allow https://console.example.com"), "{found:?}");
        }
    }

    #[test]
    fn each_part_that_is_not_allowed_is_named() {
        let mut facts = good();
        let platform = facts.platform.as_mut().unwrap();
        set(&mut platform.revoke_preflight, "access-control-allow-methods", "GET, POST");
        assert!(faults(&facts)[0].contains("does not allow DELETE"));
        let mut facts = good();
        let platform = facts.platform.as_mut().unwrap();
        set(&mut platform.preflight, "access-control-allow-headers", "*");
        assert!(faults(&facts)[0].ends_with("does not allow the header authorization"));
        let mut facts = good();
        set(&mut facts.platform.as_mut().unwrap().list, "access-control-allow-origin", "");
        assert!(faults(&facts)[0].contains("but its answers do not"));
    }

    #[test]
    fn a_platform_for_other_users_is_named_and_one_that_does_not_tell_is_unknown() {
        let mut facts = good();
        let platform = facts.platform.as_mut().unwrap();
        let own = platform.page.as_mut().unwrap();
        own.body = page("", KEY).replace(KEY, OTHER_KEY);
        assert_eq!(
            faults(&facts),
            [
                "users sign in at clerk.example.com, but the platform takes tokens of clerk.other.example"
            ]
        );
        facts.platform.as_mut().unwrap().page.as_mut().unwrap().body = page("", "");
        assert!(faults(&facts)[0].starts_with("the platform signs users in by itself"));
        facts.platform.as_mut().unwrap().page.as_mut().unwrap().status = 404;
        let verdict = judge(&facts);
        assert!(verdict.faults.is_empty() && verdict.unknown.len() == 1);
    }
}
