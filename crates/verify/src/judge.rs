//! The rules: what is wrong with what was fetched, and what mends it.

mod clerk;
mod files;
mod headers;
mod page;
mod platform;
mod policy;

#[cfg(test)]
mod kit;

use sentinel_page::PageSettings;

use crate::facts::Facts;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What was seen, and what it does.
    pub(crate) what: String,
    /// What mends it.
    pub(crate) fix: String,
}

/// What came of looking.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) faults: Vec<Fault>,
    /// What could not be found out.
    pub(crate) unknown: Vec<String>,
}

impl Verdict {
    fn fault(&mut self, what: impl Into<String>, fix: impl Into<String>) {
        self.faults.push(Fault { what: what.into(), fix: fix.into() });
    }
}

/// Judges a deployed console. Without its page there is only that to say.
pub(crate) fn judge(facts: &Facts) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(html) = page::is_there(facts, &mut verdict) else { return verdict };
    let (settings, wrong) = PageSettings::read(html);
    page::judge(facts, &settings, &wrong, &mut verdict);
    headers::judge(facts, &mut verdict);
    policy::judge(facts, html, &settings, &mut verdict);
    files::judge(facts, &mut verdict);
    if let Some(platform) = &facts.platform {
        platform::judge(&facts.url, platform, &settings, &mut verdict);
    }
    if let (Some(clerk), Some(settings)) = (&facts.clerk, &settings.clerk) {
        clerk::judge(&facts.url, clerk, settings, &mut verdict);
    }
    verdict
}
