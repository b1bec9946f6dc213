//! Where values stand in a text, and how much of one may be shown.

use std::ops::Range;

use sentinel_api_types::KEY_START;

/// What every value starts with.
pub(super) const START: &[u8] = KEY_START.as_bytes();
const _: () = assert!(matches!(START, b"as_"), "find_start is made for it");

/// How many characters behind `as_` may be shown on a screen: those of the documented `key_prefix`
/// (contract, section 1).
const SHOWN: usize = 6;

/// Whether a value can hold `byte`: base62, which the local platform's keys are made of, and the
/// `-` and `_` of base64url (RFC 4648, section 5), so that such keys are found whole.
pub(super) fn is_value_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// The ranges of everything in a text that starts with `as_`, in order, never overlapping.
pub struct Values<'a> {
    text: &'a [u8],
    at: usize,
    /// Whether a value may also start in the middle of a word.
    in_words: bool,
}

impl<'a> Values<'a> {
    /// Those of `text`.
    pub fn of(text: &'a [u8]) -> Self {
        Self { text, at: 0, in_words: false }
    }

    /// Those of `text`, also in the middle of a word: a key may be pasted behind what was typed.
    pub fn anywhere_in(text: &'a [u8]) -> Self {
        Self { text, at: 0, in_words: true }
    }
}

impl Iterator for Values<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = find_start(self.text, self.at)?;
            let (before, body) = (self.text.get(..start)?, self.text.get(start + START.len()..)?);
            self.at = start + START.len();
            if self.in_words || may_start_after(before) {
                self.at += body.iter().take_while(|byte| is_value_byte(**byte)).count();
                return Some(start..self.at);
            }
        }
    }
}

/// The next `as_` at or behind `at`. Looks at the third byte first and so, as Horspool's search
/// does, at about every third byte of a text.
fn find_start(text: &[u8], mut at: usize) -> Option<usize> {
    while let Some(third) = text.get(at + 2) {
        at += match third {
            b'_' if text.get(at..at + 2) == Some(b"as") => return Some(at),
            b's' => 1,
            b'a' => 2,
            _ => 3,
        };
    }
    None
}

/// Whether a value can start behind `before`: at the start of a text, behind a character that no
/// value holds (`has_x`, `alias_x` and `was_it` are no keys), or behind an escape that merely ends
/// in a letter or a digit.
fn may_start_after(before: &[u8]) -> bool {
    before.last().is_none_or(|byte| !is_value_byte(*byte)) || ends_with_escape(before)
}

/// Whether `before` ends with a character written as percent-encoding (RFC 3986, section 2.1), as
/// a string escape (RFC 8259, section 7; `\x22` in Python and JavaScript), as the quoted-printable
/// `=` of an e-mail (RFC 2045, section 6.7), or with a terminal's colour (ECMA-48, SGR).
fn ends_with_escape(before: &[u8]) -> bool {
    let are_hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    match before {
        [.., b'\\', b'n' | b'r' | b't'] | [.., b'=', b'3', b'D'] => true,
        [.., b'%', a, b] | [.., b'\\', b'x', a, b] if are_hex(&[*a, *b]) => true,
        [.., b'\\', b'u', a, b, c, d] => are_hex(&[*a, *b, *c, *d]),
        [.., b'm'] => ends_with_colour(before),
        _ => false,
    }
}

/// Whether `before` ends like `[1;33m`. A log may hold the escape character before it in any form.
fn ends_with_colour(before: &[u8]) -> bool {
    const LONGEST: usize = 16;
    let tail = before.iter().rev().skip(1).take(LONGEST);
    tail.copied().find(|byte| !matches!(byte, b'0'..=b'9' | b';')) == Some(b'[')
}

/// The part of a found value that may be shown on a screen: `as_` and at most six characters.
/// Nothing of a text that does not start with `as_`.
#[must_use]
pub fn shown_start(value: &str) -> &str {
    let body = value.strip_prefix(KEY_START).unwrap_or_default();
    let shown: usize = body.chars().take(SHOWN).map(char::len_utf8).sum();
    if body.is_empty() { "" } else { value.get(..KEY_START.len() + shown).unwrap_or_default() }
}

/// Whether `value` can be the key whose `key_prefix` the platform gave. A prefix that says nothing
/// (empty, or `as_` alone) fits no value; dots or stars at its end do not count.
#[must_use]
pub fn matches_prefix(value: &str, key_prefix: &str) -> bool {
    let prefix = key_prefix.trim_end_matches(['.', '…', '*', '•']);
    prefix.len() > KEY_START.len() && prefix.starts_with(KEY_START) && value.starts_with(prefix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(text: &str) -> Vec<&str> {
        Values::of(text.as_bytes()).map(|range| &text[range]).collect()
    }

    #[test]
    fn a_value_starts_at_the_start_and_behind_what_no_value_holds() {
        for before in
            ["", "\u{feff}", "=", "\"", "Bearer ", ":", "é", "\n", "/", "…", "aas ", "as.", "a"]
        {
            let found = if before == "a" { vec![] } else { vec!["as_Zk3-9_"] };
            assert_eq!(values(&format!("{before}as_Zk3-9_")), found, "{before}");
            assert_eq!(values(&format!("{before}as_Zk3-9_é")), found, "{before}");
        }
    }

    #[test]
    fn a_word_that_merely_holds_the_start_is_no_value() {
        for word in [
            "has_x", "alias_x", "was_it", "0as_x", "_as_x", "-as_x", "aas_x", "asas_x", "AS_x",
            "as-x",
        ] {
            assert_eq!(values(word), [""; 0], "{word}");
        }
    }

    #[test]
    fn a_value_starts_behind_an_escape() {
        for escape in [
            "%3D",
            "%22",
            "%20",
            "\\n",
            "\\r",
            "\\t",
            "\\u0022",
            "\\u003d",
            "\\x22",
            "=3D",
            "\u{1b}[33m",
            "\u{1b}[1;33m",
            "\\u001b[0m",
            "\u{1b}[m",
        ] {
            assert_eq!(values(&format!("KEY{escape}as_x%22")), ["as_x"], "{escape}");
        }
    }

    #[test]
    fn what_only_looks_like_an_escape_is_none() {
        for start in [
            "n",
            "u0022",
            "%3",
            "%3G",
            "3D",
            "=3E",
            "\\xg2",
            "\\u00g2",
            "33m",
            "[33n",
            "[x33m",
            "[11111111111111111m",
        ] {
            assert_eq!(values(&format!("{start}as_x")), [""; 0], "{start}");
        }
    }

    #[test]
    fn values_beside_each_other_are_all_found() {
        assert_eq!(values("as_a as_b,as_c\"as_d"), ["as_a", "as_b", "as_c", "as_d"]);
        assert_eq!(values("as_aas_b"), ["as_aas_b"], "without a break they are one run");
        assert_eq!(values("aasas_ as_ ass_ as_"), ["as_", "as_"]);
    }

    #[test]
    fn six_characters_of_a_value_may_be_shown() {
        assert_eq!(shown_start("as_a1b2c3d4e5"), "as_a1b2c3");
        assert_eq!(shown_start("as_a1"), "as_a1");
        assert_eq!(shown_start("as_ééééééé"), "as_éééééé");
        for nothing in ["", "as_", "sk_a1b2c3", "AS_a1b2c3"] {
            assert_eq!(shown_start(nothing), "");
        }
    }

    #[test]
    fn a_prefix_that_says_something_fits_the_values_that_start_with_it() {
        assert!(matches_prefix("as_a1b2c3d4", "as_a1b2c3"));
        assert!(matches_prefix("as_a1b2c3d4", "as_a1b2c3…"));
        assert!(matches_prefix("as_a1b2c3d4", "as_a1b2c3..."));
        assert!(matches_prefix("as_a1b2c3", "as_a1b2c3"));
        for other in ["", "as_", "as_...", "a", "as_a1b2c4", "as_a1b2c3d4e5", "AS_A1B2C3", "…"] {
            assert!(!matches_prefix("as_a1b2c3d4", other), "{other}");
        }
        assert!(!matches_prefix("sk_a1b2c3d4", "sk_a1b2c3"));
    }

    /// The same search, written so that it cannot be wrong.
    fn slowly(text: &[u8]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for start in 0..text.len() {
            let is_covered = found.last().is_some_and(|range| start < range.end);
            if !is_covered && text[start..].starts_with(b"as_") && may_start_after(&text[..start]) {
                let length = text[start..].iter().position(|byte| !is_value_byte(*byte));
                found.push(start..length.map_or(text.len(), |length| start + length));
            }
        }
        found
    }

    proptest! {
        #[test]
        fn nothing_is_missed(text in "(as_|[as_]|[bm2D%=n \"-]|\\\\){0,60}") {
            let found: Vec<_> = Values::of(text.as_bytes()).collect();
            prop_assert_eq!(found, slowly(text.as_bytes()));
        }

        #[test]
        fn any_bytes_are_searched(text in any::<Vec<u8>>()) {
            prop_assert_eq!(Values::of(&text).collect::<Vec<_>>(), slowly(&text));
        }

        #[test]
        fn any_text_shows_at_most_nine_characters(value in any::<String>(), prefix in any::<String>()) {
            for value in [&value, &format!("as_{value}")] {
                let shown = shown_start(value);
                prop_assert!(value.starts_with(shown) && shown.chars().count() <= 9);
                let _ = matches_prefix(value, &prefix);
            }
        }
    }
}
