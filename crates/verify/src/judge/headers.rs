//! The headers that every answer of the host has.

use sentinel_page::{ALWAYS, STRICT_TRANSPORT_SECURITY};

use super::Verdict;
use crate::facts::{Answer, Facts};

pub(super) fn judge(facts: &Facts, verdict: &mut Verdict) {
    let Ok(page) = &facts.page else { return };
    for (name, value) in ALWAYS {
        judge_one(page, "the page", name, value, verdict);
    }
    let (name, value) = STRICT_TRANSPORT_SECURITY;
    if facts.url.starts_with("https://") && !has_max_age(page) {
        let fix = format!("send {name}: {value}");
        verdict.fault(format!("{name} is missing, so a first visit may be by http"), fix);
    }
    let unsure = facts.files.iter().find_map(|(path, file)| {
        let file = file.as_ref().ok().filter(|file| file.status == 200)?;
        (file.header("x-content-type-options").as_deref() != Some("nosniff")).then_some(path)
    });
    if let Some(path) = unsure {
        let fix = "send it with every answer, not only with the page";
        verdict.fault(format!("{path} comes without x-content-type-options: nosniff"), fix);
    }
}

fn judge_one(page: &Answer, of: &str, name: &str, value: &str, verdict: &mut Verdict) {
    let plain = |text: &str| text.to_ascii_lowercase().replace(' ', "");
    let fix = format!("send {name}: {value}");
    match page.header(name) {
        None => verdict.fault(format!("{of} comes without {name}"), fix),
        Some(found) if plain(&found) != plain(value) => {
            verdict.fault(format!("{of} comes with {name}: {found}"), fix);
        }
        Some(_) => {}
    }
}

fn has_max_age(page: &Answer) -> bool {
    let header = page.header(STRICT_TRANSPORT_SECURITY.0).unwrap_or_default();
    let age = header.split(';').find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok());
    age.is_some_and(|age: u64| age > 0)
}

#[cfg(test)]
mod tests {
    use crate::judge::kit::{faults, good, set};

    #[test]
    fn each_header_that_is_missing_or_different_is_named() {
        let mut facts = good();
        set(&mut facts.page, "x-frame-options", "");
        set(&mut facts.page, "referrer-policy", "unsafe-url");
        set(&mut facts.page, "strict-transport-security", "max-age=0");
        let found = faults(&facts);
        assert_eq!(found[0], "the page comes with referrer-policy: unsafe-url");
        assert_eq!(found[1], "the page comes without x-frame-options");
        assert!(found[2].starts_with("strict-transport-security is missing"), "{found:?}");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn a_file_without_nosniff_is_named() {
        let mut facts = good();
        set(&mut facts.files[1].1, "x-content-type-options", "");
        assert_eq!(
            faults(&facts),
            ["/app-0123456789abcdef.js comes without x-content-type-options: nosniff"]
        );
    }
}
