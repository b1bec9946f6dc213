//! Keeps whole keys out of the list's search text, which goes into the page's address.
//!
//! The address is kept in the history, is shared, and is written to logs; a key must never be in
//! it (architecture, section 4). Finding a key by its first characters is all a search needs.

use sentinel_api_types::KEY_START;

use super::finder::{Values, is_words};

/// How much of a value stays: `as_` and the six characters of a `key_prefix` (contract, section 1).
const KEPT: usize = 9;

/// Most characters of a value that is left alone: `as_` and twice as many as a `key_prefix` has.
const LONGEST_LEFT: usize = 15;

/// `search` with each key in it cut to its first nine characters; `None` when there is none.
///
/// A key is what `Check a key` takes for one, with more than twelve characters behind `as_`, here
/// also behind what was typed before it was pasted. Words such as `as_of_production_agent`, which names hold, are left as they are.
#[must_use]
pub fn without_whole_key(search: &str) -> Option<String> {
    let mut cut = String::new();
    let mut copied_to = 0;
    for range in Values::anywhere_in(search.as_bytes()) {
        let value = search.get(range.clone()).unwrap_or_default();
        let body = value.get(KEY_START.len()..).unwrap_or_default();
        if value.len() > LONGEST_LEFT && !is_words(body.as_bytes()) {
            cut.push_str(search.get(copied_to..range.start + KEPT).unwrap_or_default());
            copied_to = range.end;
        }
    }
    if copied_to == 0 {
        return None;
    }
    cut.push_str(search.get(copied_to..).unwrap_or_default());
    Some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(search: &str) -> Option<String> {
        without_whole_key(search)
    }

    #[test]
    fn a_whole_key_is_cut_to_its_prefix() {
        let key = "as_Zk3Rb9Qm2TtXw8Yp4Lr6Nv1Hs7";
        assert_eq!(cut(key).as_deref(), Some("as_Zk3Rb9"));
        assert_eq!(cut(&format!(" {key}\n")).as_deref(), Some(" as_Zk3Rb9\n"));
        let two = format!("é {key}, KEY=\"{key}\" ü");
        assert_eq!(cut(&two).as_deref(), Some("é as_Zk3Rb9, KEY=\"as_Zk3Rb9\" ü"));
    }

    #[test]
    fn a_key_that_is_pasted_behind_what_was_typed_is_cut_too() {
        let key = "as_Zk3Rb9Qm2TtXw8Yp4Lr6Nv1Hs7";
        assert_eq!(cut(&format!("ci{key}")).as_deref(), Some("cias_Zk3Rb9"));
        assert_eq!(cut(&format!("prod-{key}")).as_deref(), Some("prod-as_Zk3Rb9"));
    }

    #[test]
    fn more_than_twelve_characters_are_cut_and_no_fewer() {
        assert_eq!(cut("as_a1b2c3d4e5f6"), None);
        assert_eq!(cut("as_a1b2c3d4e5f6g").as_deref(), Some("as_a1b2c3"));
    }

    #[test]
    fn names_and_prefixes_are_left_alone() {
        for search in [
            "",
            "as_",
            "as_a1b2c3",
            "prod",
            "as_of_production_agent",
            "as_production-agent-2024",
            "Zk3Rb9Qm2TtXw8Yp4Lr6",
        ] {
            assert_eq!(cut(search), None, "{search}");
        }
    }

    #[test]
    fn a_key_of_letters_alone_is_cut() {
        assert_eq!(cut("as_abqdefzhkjlmxopqrrtuv").as_deref(), Some("as_abqdef"));
    }

    proptest! {
        #[test]
        fn no_key_is_left_in_any_text(before in any::<String>(), key in "as_[0-9A-Za-z]{40}", after in any::<String>()) {
            let search = format!("{before} {key} {after}");
            let cut = cut(&search).unwrap();
            prop_assert!(!cut.contains(&key) && cut.contains(&key[..9]));
            prop_assert!(without_whole_key(&cut).is_none(), "cutting is done once");
        }

        #[test]
        fn any_text_is_only_ever_shortened(search in any::<String>()) {
            if let Some(cut) = without_whole_key(&search) {
                prop_assert!(cut.len() < search.len());
            }
        }
    }
}
