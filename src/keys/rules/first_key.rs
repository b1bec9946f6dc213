//! A user's first key, until an agent has used it (issue: the first minutes of a new user).
//!
//! The console uses a new key itself, to prove it. So what counts is a use after the one that the list
//! tells of when the reveal has closed.

use sentinel_api_types::{ApiKey, Timestamp};

/// How the text of a key that was never used begins, and of one of which no list has told yet.
const NEVER: &str = "never";
const UNKNOWN: &str = "unknown";

/// A key whose first use by an agent is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstKey {
    id: String,
    used_here: UsedHere,
}

/// The last use that is no agent's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UsedHere {
    /// The next list tells.
    Unknown,
    Never,
    At(Timestamp),
}

/// What a list says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// No agent has used it.
    Waiting,
    /// This platform does not tell when a key was used.
    NotTold,
    /// An agent used it last at this moment.
    Reported(Timestamp),
    /// It is not there any more.
    Gone,
}

impl FirstKey {
    /// The key with this id. The next list tells which uses do not count.
    #[must_use]
    pub fn new(id: String) -> Self {
        Self { id, used_here: UsedHere::Unknown }
    }

    /// The key's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What `keys` say of it. Whether the list that they are from `is_newer` than the console's own last use
    /// decides whether it can tell that use.
    pub fn see(&mut self, keys: &[ApiKey], is_newer: bool) -> Progress {
        let Some(key) = keys.iter().find(|key| key.id == self.id) else { return Progress::Gone };
        if self.used_here == UsedHere::Unknown && is_newer {
            self.used_here = key.last_used_at.map_or(UsedHere::Never, UsedHere::At);
        }
        match (key.last_used_at, self.used_here) {
            (Some(at), UsedHere::Never) => Progress::Reported(at),
            (Some(at), UsedHere::At(here)) if at > here => Progress::Reported(at),
            _ => Progress::Waiting,
        }
    }

    /// The console itself may have used the key again: the next list tells.
    pub fn used_by_the_console(&mut self) {
        self.used_here = UsedHere::Unknown;
    }

    /// As a text to keep: ids and times only.
    #[must_use]
    pub fn to_text(&self) -> String {
        let used_here = match self.used_here {
            UsedHere::Unknown => UNKNOWN.to_owned(),
            UsedHere::Never => NEVER.to_owned(),
            UsedHere::At(at) => at.as_millis().to_string(),
        };
        [&used_here, " ", &self.id].concat()
    }

    /// Reads what was kept; `None` when it is something else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (used_here, id) = text.split_once(' ')?;
        let used_here = match used_here {
            UNKNOWN => UsedHere::Unknown,
            NEVER => UsedHere::Never,
            millis => UsedHere::At(Timestamp::from_millis(millis.parse().ok()?)),
        };
        Some(Self { id: id.to_owned(), used_here })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(id: &str, used: Option<i64>) -> ApiKey {
        ApiKey {
            id: id.into(),
            key_prefix: None,
            name: "ci".into(),
            created_at: Timestamp::from_millis(0),
            last_used_at: used.map(Timestamp::from_millis),
        }
    }

    #[test]
    fn the_first_use_after_the_consoles_own_is_an_agents() {
        let mut first = FirstKey::new("1".into());
        assert_eq!(first.see(&[key("1", Some(5))], true), Progress::Waiting);
        assert_eq!(first.see(&[key("1", Some(5))], true), Progress::Waiting);
        let reported = Progress::Reported(Timestamp::from_millis(9));
        assert_eq!(first.see(&[key("2", None), key("1", Some(9))], true), reported);
        assert_eq!(first.see(&[key("1", Some(9))], true), reported);
    }

    #[test]
    fn a_key_that_was_never_used_is_waited_for() {
        let mut first = FirstKey::new("1".into());
        assert_eq!(first.see(&[key("1", None)], true), Progress::Waiting);
        let reported = Progress::Reported(Timestamp::from_millis(1));
        assert_eq!(first.see(&[key("1", Some(1))], true), reported);
    }

    #[test]
    fn a_test_by_the_console_is_no_report() {
        let mut first = FirstKey::new("1".into());
        first.see(&[key("1", Some(5))], true);
        first.used_by_the_console();
        assert_eq!(first.see(&[key("1", Some(7))], true), Progress::Waiting);
    }

    #[test]
    fn a_list_from_before_the_consoles_own_use_tells_nothing() {
        let mut first = FirstKey::new("1".into());
        assert_eq!(first.see(&[key("1", None)], false), Progress::Waiting);
        assert_eq!(first.see(&[key("1", Some(5))], true), Progress::Waiting);
    }

    #[test]
    fn a_key_that_is_gone_is_not_waited_for() {
        assert_eq!(FirstKey::new("1".into()).see(&[key("2", Some(5))], true), Progress::Gone);
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_back(id in any::<String>(), used in any::<Option<i64>>(), told in any::<bool>()) {
            let used_here = used.map_or(UsedHere::Never, |at| UsedHere::At(Timestamp::from_millis(at)));
            let used_here = if told { used_here } else { UsedHere::Unknown };
            let first = FirstKey { id, used_here };
            prop_assert_eq!(FirstKey::from_text(&first.to_text()), Some(first));
        }

        #[test]
        fn whatever_else_is_kept_is_refused_without_panic(text in any::<String>()) {
            let _ = FirstKey::from_text(&text);
        }
    }
}
