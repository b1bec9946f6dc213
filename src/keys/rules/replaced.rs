//! Which keys were replaced by a rotation that kept both, so that the old one's row can say so.
//!
//! Source: product design, section 7 (`Keep both for now`; ids and times only, kept in this
//! browser). The storage is open to other scripts, extensions and older versions, so whatever it
//! holds is read as a hint at most: an unknown id shows nothing.

use sentinel_api_types::{ApiKey, Timestamp};
use serde::{Deserialize, Serialize};

/// More is not remembered, so that the storage cannot fill up; the oldest go first.
const MAX_ENTRIES: usize = 500;

/// By what, and when, a key was replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Id of the old key.
    pub old: String,
    /// Id of the new key.
    pub by: String,
    /// When the user kept both.
    pub at: Timestamp,
}

/// The replaced keys, in the order they were remembered. A plain list, because a user keeps both
/// keys for days, not for ever: there are a handful (and a map costs the wasm 7 kB).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplacedKeys(Vec<Replaced>);

impl ReplacedKeys {
    /// Reads what [`Self::to_json`] wrote. Anything else is as good as nothing.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        let mut read = Self(serde_json::from_slice(text.as_bytes()).unwrap_or_default());
        read.drop_oldest();
        read
    }

    /// The text to keep: `[{"old":"<id>","by":"<id>","at":"<RFC 3339>"}]`.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Notes that the key `old_id` was replaced by the key `new_id`.
    pub fn remember(&mut self, old_id: &str, new_id: &str, at: Timestamp) {
        self.forget(old_id);
        self.0.push(Replaced { old: old_id.to_owned(), by: new_id.to_owned(), at });
        self.drop_oldest();
    }

    /// Forgets the key `old_id`.
    fn forget(&mut self, old_id: &str) {
        self.0.retain(|replaced| replaced.old != old_id);
    }

    /// Forgets what was replaced and is no longer among `keys`. For a complete list only: a key
    /// that was merely not loaded would be forgotten, too.
    pub fn prune(&mut self, keys: &[ApiKey]) {
        self.0.retain(|replaced| keys.iter().any(|key| key.id == replaced.old));
    }

    /// The key that replaced `old_id`, and when; only while it is among `keys`, because a hint to
    /// revoke the old key is wrong when the new one is gone.
    #[must_use]
    pub fn hint<'a>(&self, old_id: &str, keys: &'a [ApiKey]) -> Option<(&'a ApiKey, Timestamp)> {
        let replaced = self.0.iter().rfind(|replaced| replaced.old == old_id)?;
        let new = keys.iter().find(|key| key.id == replaced.by && key.id != old_id)?;
        Some((new, replaced.at))
    }

    fn drop_oldest(&mut self) {
        let surplus = self.0.len().saturating_sub(MAX_ENTRIES);
        self.0.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AT: Timestamp = Timestamp::from_millis(1_735_380_000_000);

    fn key(id: &str) -> ApiKey {
        ApiKey {
            id: id.to_owned(),
            key_prefix: None,
            name: "ci".to_owned(),
            created_at: AT,
            last_used_at: None,
        }
    }

    fn one() -> ReplacedKeys {
        let mut replaced = ReplacedKeys::default();
        replaced.remember("old", "new", AT);
        replaced
    }

    #[test]
    fn what_was_remembered_is_hinted_at() {
        let keys = [key("old"), key("new")];
        assert_eq!(one().hint("old", &keys), Some((&keys[1], AT)));
        assert_eq!(one().hint("new", &keys), None);
    }

    #[test]
    fn nothing_is_hinted_once_the_new_key_is_gone() {
        assert_eq!(one().hint("old", &[key("old")]), None);
    }

    #[test]
    fn the_text_holds_ids_and_times_and_reads_back() {
        let text = one().to_json();
        assert_eq!(text, r#"[{"old":"old","by":"new","at":"2024-12-28T10:00:00Z"}]"#);
        assert_eq!(ReplacedKeys::from_json(&text), one());
        assert_eq!(ReplacedKeys::default().to_json(), "[]");
    }

    #[test]
    fn rotating_again_replaces_the_entry() {
        let mut replaced = one();
        replaced.remember("old", "newer", AT);
        assert_eq!(replaced.0.len(), 1);
        let keys = [key("new"), key("newer")];
        assert_eq!(replaced.hint("old", &keys), Some((&keys[1], AT)));
    }

    #[test]
    fn of_two_entries_for_one_key_the_later_counts() {
        let entry = |by| format!(r#"{{"old":"old","by":"{by}","at":"2024-12-28T10:00:00Z"}}"#);
        let replaced = ReplacedKeys::from_json(&format!("[{},{}]", entry("new"), entry("newer")));
        let keys = [key("new"), key("newer")];
        assert_eq!(replaced.hint("old", &keys), Some((&keys[1], AT)));
    }

    #[test]
    fn a_forgotten_key_has_no_hint() {
        let mut replaced = one();
        replaced.forget("new");
        assert_eq!(replaced, one());
        replaced.forget("old");
        assert_eq!(replaced, ReplacedKeys::default());
    }

    #[test]
    fn pruning_drops_what_is_no_longer_listed_and_keeps_the_rest() {
        let mut replaced = one();
        replaced.remember("older", "old", AT);
        replaced.prune(&[key("old"), key("other")]);
        assert_eq!(replaced, one());
        replaced.prune(&[]);
        assert_eq!(replaced, ReplacedKeys::default());
    }

    #[test]
    fn unreadable_text_is_as_good_as_nothing() {
        let deep = "[".repeat(100_000);
        for text in [
            "",
            "null",
            "{}",
            "[",
            "\u{0}",
            r#"["old","new"]"#,
            r#"[{"old":"old","by":"new","at":"yesterday"}]"#,
            r#"[{"old":"old","by":7,"at":"2024-12-28T10:00:00Z"}]"#,
            r#"[{"old":"old","at":"2024-12-28T10:00:00Z"}]"#,
            &deep,
        ] {
            assert_eq!(ReplacedKeys::from_json(text), ReplacedKeys::default());
        }
    }

    #[test]
    fn a_key_that_claims_to_replace_itself_has_no_hint() {
        let replaced =
            ReplacedKeys::from_json(r#"[{"old":"a","by":"a","at":"2024-12-28T10:00:00Z"}]"#);
        assert_eq!(replaced.hint("a", &[key("a")]), None);
    }

    #[test]
    fn the_oldest_entries_go_first_when_there_are_too_many() {
        let mut replaced = ReplacedKeys::default();
        for nth in 0..=500 {
            replaced.remember(&format!("old_{nth}"), "new", Timestamp::from_millis(nth));
        }
        assert_eq!(replaced.0.len(), 500);
        assert_eq!(replaced.0.first().map(|first| &*first.old), Some("old_1"));
        assert_eq!(replaced.0.last().map(|last| &*last.old), Some("old_500"));
    }

    #[test]
    fn no_more_is_read_than_is_remembered() {
        let entry = |nth| format!(r#"{{"old":"{nth}","by":"b","at":"2024-12-28T10:00:00Z"}}"#);
        let entries: Vec<_> = (0..60_000).map(entry).collect();
        let read = ReplacedKeys::from_json(&format!("[{}]", entries.join(",")));
        assert_eq!(read.0.len(), 500);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            let _ = ReplacedKeys::from_json(&text).hint(&text, &[key(&text)]);
        }

        #[test]
        fn any_ids_read_back(
            ids in prop::collection::vec((any::<String>(), any::<String>()), 0..5),
            millis in 0..253_402_300_799_999_i64,
        ) {
            let mut replaced = ReplacedKeys::default();
            for (old, new) in &ids {
                replaced.remember(old, new, Timestamp::from_millis(millis));
            }
            prop_assert_eq!(ReplacedKeys::from_json(&replaced.to_json()), replaced);
        }
    }
}
