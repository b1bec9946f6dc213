//! `Paste back to verify` (product design, section 4): whether what the user stored is the key.
//! Compared here; nothing is sent or kept.

use crate::words;

/// What comparing showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteBack {
    /// Nothing was pasted, or white space alone.
    Empty,
    /// It is the key.
    Matches,
    /// The key, behind white space.
    SpaceAtStart,
    /// The key, and white space behind it.
    SpaceAtEnd,
    /// The key between white space.
    SpaceAround,
    /// The key in quotes.
    Quoted,
    /// The key in a longer text, such as `NAME=as_…`.
    TextAround,
    /// The key's start.
    Shorter {
        /// How many characters are missing.
        missing: usize,
    },
    /// The key, and something else directly behind it.
    Longer {
        /// How many characters are too many.
        extra: usize,
    },
    /// Something else.
    Differs {
        /// The first character that differs, counted from 1, white space at the start left out.
        at: usize,
    },
}

/// Compares `pasted` with `key`.
#[must_use]
pub fn compare(pasted: &str, key: &str) -> PasteBack {
    let from_start = pasted.trim_start_matches(is_blank);
    let trimmed = from_start.trim_end_matches(is_blank);
    if trimmed.is_empty() {
        PasteBack::Empty
    } else if trimmed == key {
        match (from_start.len() < pasted.len(), trimmed.len() < from_start.len()) {
            (false, false) => PasteBack::Matches,
            (true, false) => PasteBack::SpaceAtStart,
            (false, true) => PasteBack::SpaceAtEnd,
            (true, true) => PasteBack::SpaceAround,
        }
    } else if let Some(missing) = key.strip_prefix(trimmed) {
        PasteBack::Shorter { missing: missing.chars().count() }
    } else if let Some(extra) = trimmed.strip_prefix(key) {
        PasteBack::Longer { extra: extra.chars().count() }
    } else if trimmed.trim_matches(is_quote).trim_matches(is_blank) == key {
        PasteBack::Quoted
    } else if trimmed.contains(key) {
        PasteBack::TextAround
    } else {
        let same = trimmed.chars().zip(key.chars()).take_while(|(one, other)| one == other).count();
        PasteBack::Differs { at: same + 1 }
    }
}

/// White space, and what looks like it or like nothing at all: the byte order mark, the zero-width
/// space and joiners, the direction marks, the word joiner.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’')
}

impl PasteBack {
    /// The words for it: one short sentence without a full stop.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Empty => words::reveal::NOTHING_PASTED.to_owned(),
            Self::Matches => words::reveal::MATCHES.to_owned(),
            Self::SpaceAtStart => words::reveal::SPACE_AT_START.to_owned(),
            Self::SpaceAtEnd => words::reveal::SPACE_AT_END.to_owned(),
            Self::SpaceAround => words::reveal::SPACE_AROUND.to_owned(),
            Self::Quoted => words::reveal::QUOTED.to_owned(),
            Self::TextAround => words::reveal::TEXT_AROUND.to_owned(),
            Self::Shorter { missing } => words::reveal::ends_too_early(missing),
            Self::Longer { extra } => words::reveal::goes_on_too_long(extra),
            Self::Differs { at } => words::reveal::differs_at(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: &str = "as_Zk3Rb9Qm2TtXw8Yp4";

    fn words(pasted: &str) -> String {
        compare(pasted, KEY).words()
    }

    #[test]
    fn the_key_matches() {
        assert_eq!(words(KEY), "Matches");
    }

    #[test]
    fn white_space_around_the_key_is_named() {
        for space in [" ", "\n", "\r\n", "\t", "\u{a0}", "\u{200b}", "\u{feff}", "  \n "] {
            assert_eq!(words(&format!("{KEY}{space}")), "Has a space or line break at the end");
            assert_eq!(words(&format!("{space}{KEY}")), "Has a space or line break at the start");
            assert_eq!(
                words(&format!("{space}{KEY}{space}")),
                "Has a space or line break at the start and at the end"
            );
        }
    }

    #[test]
    fn the_first_character_that_differs_is_named() {
        assert_eq!(words("as_Zk3Rb9Qm2TtXw?Yp4"), "Differs at character 17");
        assert_eq!(words("as_Zk3Rb9Qm2TtXw?"), "Differs at character 17");
        assert_eq!(words(" \nas_Zk3Rb9Qm2TtXw?"), "Differs at character 17");
        assert_eq!(words("AS_Zk3Rb9Qm2TtXw8Yp4"), "Differs at character 1");
        assert_eq!(words("as_ék3"), "Differs at character 4");
    }

    #[test]
    fn a_part_of_the_key_is_told_from_more_than_the_key() {
        assert_eq!(words(&KEY[..19]), "Ends too early: 1 character missing");
        assert_eq!(words(&KEY[..18]), "Ends too early: 2 characters missing");
        assert_eq!(words("as_ "), "Ends too early: 17 characters missing");
        assert_eq!(words(&format!("{KEY}4")), "Goes on too long: 1 character too many");
        assert_eq!(words(&format!("{KEY}{KEY} ")), "Goes on too long: 20 characters too many");
    }

    #[test]
    fn quotes_and_other_text_around_the_key_are_named() {
        for (open, close) in
            [("\"", "\""), ("'", "'"), (" “", "”\n"), ("'\"", "\"'"), ("\" ", "\"")]
        {
            assert_eq!(words(&format!("{open}{KEY}{close}")), "Has quotes around it");
        }
        assert_eq!(words(&format!("AGENT_SENTINEL_API_TOKEN={KEY}\n")), "Has other text around it");
        assert_eq!(words(&format!("KEY=\"{KEY}\"")), "Has other text around it");
    }

    #[test]
    fn nothing_is_not_compared() {
        for nothing in ["", " ", "\n", "\u{200b}"] {
            assert_eq!(words(nothing), "Nothing was pasted");
        }
    }

    proptest! {
        #[test]
        fn only_the_key_matches(pasted in any::<String>(), key in "as_[0-9A-Za-z]{10,40}") {
            prop_assert_eq!(compare(&pasted, &key) == PasteBack::Matches, pasted == key);
            prop_assert_eq!(compare(&key, &key), PasteBack::Matches);
        }

        #[test]
        fn one_mistyped_character_is_found(
            key in "as_[0-9A-Za-z]{10,40}",
            at in any::<proptest::sample::Index>(),
            other in any::<char>().prop_filter("seen", |other| !is_blank(*other)),
        ) {
            let at = at.index(key.len());
            let mut pasted: Vec<char> = key.chars().collect();
            prop_assume!(pasted[at] != other);
            pasted[at] = other;
            let pasted: String = pasted.into_iter().collect();
            prop_assert_eq!(compare(&pasted, &key), PasteBack::Differs { at: at + 1 });
        }

        #[test]
        fn any_two_texts_are_compared(pasted in any::<String>(), key in any::<String>()) {
            let _ = compare(&pasted, &key).words();
        }
    }
}
