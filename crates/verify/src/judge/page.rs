//! The page: that it is there, at every path, and made for this place.

use sentinel_page::{PageSettings, WrongSetting, is_console, is_loopback, path_of};

use super::Verdict;
use crate::facts::{Answer, Facts};

const AGAIN: &str = "make the folder again with `cargo xtask dist`, or correct it in index.html";

/// The page's text, when there is one of ours.
pub(super) fn is_there<'a>(facts: &'a Facts, verdict: &mut Verdict) -> Option<&'a str> {
    let url = &facts.url;
    match &facts.page {
        Err(error) => verdict.fault(
            format!("{url}/ cannot be reached: {error}"),
            "look at its name, its certificate and whether the server runs",
        ),
        Ok(page) if page.status != 200 => verdict.fault(
            format!("{url}/ answers {}", page.status),
            "publish the contents of `site` there; with --base, give the URL with its folder",
        ),
        Ok(page) if !is_console(&page.body) => {
            verdict
                .fault(format!("{url}/ is another page"), "publish the contents of `site` there");
        }
        Ok(page) => return Some(&page.body),
    }
    None
}

pub(super) fn judge(
    facts: &Facts,
    settings: &PageSettings,
    wrong: &[WrongSetting],
    verdict: &mut Verdict,
) {
    for WrongSetting { meta, value, problem } in wrong {
        verdict.fault(format!("{meta} in the page is {value:?}, {problem}"), AGAIN);
    }
    let (here, base) = (path_of(&facts.url), &*settings.base_path);
    let folder = |path: &str| if path.is_empty() { "/".to_owned() } else { format!("{path}/") };
    if here != base {
        verdict.fault(
            format!("the console is at {}, but was made for {}", folder(here), folder(base)),
            format!("make it with `--base {}`", folder(here)),
        );
    }
    let is_local = is_loopback(&facts.url);
    if facts.url.starts_with("http://") && !is_local {
        verdict.fault(
            "the console is served without TLS, where browsers give no page the clipboard",
            "serve it by https",
        );
    }
    let names_clerk = settings.clerk.is_some() || wrong.iter().any(|w| w.meta.starts_with("clerk"));
    if !names_clerk && !is_local {
        verdict.fault(
            "clerk-publishable-key in the page is empty, so users would sign in by /local/clerk.js, which is not here",
            AGAIN,
        );
    }
    judge_paths(facts, verdict);
    let cached = facts.page.as_ref().ok().and_then(|page| page.header("cache-control"));
    if !is_revalidated(cached.as_deref().unwrap_or_default()) {
        verdict.fault(
            format!(
                "index.html may be kept (cache-control: {}), so a new version is not seen",
                cached.as_deref().unwrap_or("none")
            ),
            "send it with cache-control: no-cache",
        );
    }
}

fn judge_paths(facts: &Facts, verdict: &mut Verdict) {
    let is_page = |answer: &Answer| is_console(&answer.body);
    match &facts.deep_page {
        Ok(answer) if answer.status == 200 && is_page(answer) => {}
        answer => verdict.fault(
            format!(
                "/settings/api-keys {} instead of giving the page, so a reload fails",
                said(answer)
            ),
            "answer paths without a dot in their last part with index.html",
        ),
    }
    match &facts.missing {
        Ok(answer) if [404, 410].contains(&answer.status) => {}
        answer => verdict.fault(
            format!("a missing file {} instead of 404, which hides what is missing", said(answer)),
            "answer only paths without a dot in their last part with index.html",
        ),
    }
}

/// What became of a request, for after its name.
pub(super) fn said(answer: &Result<Answer, String>) -> String {
    match answer {
        Ok(answer) if answer.status == 200 && is_console(&answer.body) => {
            "answers 200 with the page".to_owned()
        }
        Ok(answer) => format!("answers {}", answer.status),
        Err(error) => format!("gives no answer ({error})"),
    }
}

/// Whether a browser asks each time whether it is still the same.
fn is_revalidated(cache_control: &str) -> bool {
    let mut parts = cache_control.split(',').map(|part| part.trim().to_ascii_lowercase());
    parts.any(|part| ["no-cache", "no-store", "max-age=0"].contains(&&*part))
}

#[cfg(test)]
mod tests {
    use crate::judge::kit::{faults, good, set};

    #[test]
    fn without_a_page_of_ours_only_that_is_said() {
        let mut facts = good();
        facts.page = Err("connection refused".into());
        assert_eq!(
            faults(&facts),
            ["https://console.example.com/ cannot be reached: connection refused"]
        );
        let mut facts = good();
        facts.page.as_mut().unwrap().status = 403;
        assert_eq!(faults(&facts), ["https://console.example.com/ answers 403"]);
        let mut facts = good();
        facts.page.as_mut().unwrap().body = "<title>Welcome to nginx!</title>".into();
        assert_eq!(faults(&facts), ["https://console.example.com/ is another page"]);
    }

    #[test]
    fn a_page_that_may_be_kept_is_named_and_one_that_is_asked_for_again_is_not() {
        let mut facts = good();
        for kept in ["public, max-age=31536000, immutable", "max-age=600", ""] {
            set(&mut facts.page, "cache-control", kept);
            assert!(faults(&facts)[0].starts_with("index.html may be kept"), "{kept}");
        }
        for asked in ["public, max-age=0, must-revalidate", "no-store", "No-Cache"] {
            set(&mut facts.page, "cache-control", asked);
            assert_eq!(faults(&facts), [""; 0], "{asked}");
        }
    }

    #[test]
    fn a_reload_that_fails_and_a_missing_file_that_is_a_page_are_named() {
        let mut facts = good();
        facts.deep_page.as_mut().unwrap().status = 404;
        let page = facts.page.clone();
        facts.missing = page;
        let faults = faults(&facts);
        assert!(faults[0].starts_with("/settings/api-keys answers 404 instead"), "{faults:?}");
        assert!(faults[1].starts_with("a missing file answers 200 with the page"), "{faults:?}");
    }

    #[test]
    fn a_console_made_for_another_folder_is_named() {
        let mut facts = good();
        facts.url = "https://console.example.com/console".into();
        assert_eq!(faults(&facts), ["the console is at /console/, but was made for /"]);
    }

    #[test]
    fn each_meta_that_cannot_work_is_named() {
        let mut facts = good();
        let page = facts.page.as_mut().unwrap();
        page.body = page.body.replace("https://platform.example.com", "platform.example.com");
        let found = faults(&facts);
        assert!(
            found[0].starts_with("sentinel-platform-url in the page is \"platform.example.com\""),
            "{found:?}"
        );
    }
}
