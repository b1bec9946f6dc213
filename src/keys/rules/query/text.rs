//! Comparing text as a reader does: without regard to case, and numbers by their value.

use std::borrow::Cow;

use crate::keys::rules::letters::lower_text;

/// Whether `text` contains `part`, which is lower case already. Allocates only where both hold more
/// than ASCII: the search asks this for every key on every keystroke.
pub(super) fn contains(text: &str, part: &str) -> bool {
    if part.is_ascii() {
        return contains_ascii(text.as_bytes(), part.as_bytes());
    }
    !text.is_ascii() && contains_ascii(lower_text(text).as_bytes(), part.as_bytes())
}

/// [`contains`] as far as the case of ASCII letters goes.
fn contains_ascii(text: &[u8], part: &[u8]) -> bool {
    part.is_empty() || text.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}

/// What to sort `text` by, byte for byte, for an alphabetical order without regard to case in which
/// digits count as the number they write: `agent-2` comes before `agent-10`. Texts that differ only
/// in case or in leading zeros get the same.
///
/// Made once for each text, because sorting compares each many times. The order of bytes is the
/// order of characters: UTF-8 was made so.
pub(super) fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() + 4);
    let lower = if text.is_ascii() { Cow::Borrowed(text) } else { lower_text(text).into() };
    let mut rest = lower.as_bytes();
    while let [first, after @ ..] = rest {
        if first.is_ascii_digit() {
            let (digits, after) = split_number(rest);
            // A number of more digits is greater; the zero keeps numbers where digits stand.
            key.extend([b'0', u8::try_from(digits.len()).unwrap_or(u8::MAX)]);
            key.extend_from_slice(digits);
            rest = after;
        } else {
            key.push(first.to_ascii_lowercase());
            rest = after;
        }
    }
    key
}

/// The digits that `text` begins with, without leading zeros, and what follows them.
fn split_number(text: &[u8]) -> (&[u8], &[u8]) {
    let zeros = text.iter().take_while(|byte| **byte == b'0').count();
    let (_, text) = text.split_at_checked(zeros).unwrap_or((text, &[]));
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at_checked(digits).unwrap_or((text, &[]))
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::*;
    use proptest::prelude::*;

    fn order(a: &str, b: &str) -> Ordering {
        sort_key(a).cmp(&sort_key(b))
    }

    fn stand_in_order(texts: &[&str]) {
        for (at, text) in texts.iter().enumerate() {
            for later in texts.iter().skip(at + 1) {
                assert_eq!(order(text, later), Ordering::Less, "{text} {later}");
                assert_eq!(order(later, text), Ordering::Greater, "{later} {text}");
            }
        }
    }

    #[test]
    fn numbers_are_compared_by_their_value() {
        stand_in_order(&["agent-2", "agent-10", "agent-010b", "agent-11", "agent-11a"]);
        stand_in_order(&["v1.9", "v1.10", "v2.0"]);
        stand_in_order(&["99999999999999999999999", "100000000000000000000000"]);
    }

    #[test]
    fn letters_are_compared_without_their_case() {
        stand_in_order(&["", "Agent", "beta", "CI", "éclair", "ÉCLAIRS", "агент", "БОТ"]);
    }

    #[test]
    fn case_and_leading_zeros_make_no_difference() {
        for (a, b) in [("CI", "ci"), ("a007", "A7"), ("ÉTÉ", "été"), ("0", "000")] {
            assert_eq!(order(a, b), Ordering::Equal, "{a} {b}");
        }
    }

    #[test]
    fn a_part_is_found_without_regard_to_case() {
        assert!(contains("Production-Agent", "on-ag"));
        assert!(contains("ÜBER-agent", "über"));
        assert!(contains("ÜBER-agent", "agent"));
        assert!(contains("anything", ""));
        assert!(!contains("agent", "agents"));
        assert!(!contains("agent", "é"));
        assert!(!contains("", "a"));
    }

    proptest! {
        #[test]
        fn contains_agrees_with_lower_case_copies(
            text in any::<String>(),
            part in "[a-zéß0-9]{0,2}",
        ) {
            // Two letters of Unicode have an ASCII small form: K, the kelvin sign, and İ.
            prop_assume!(!text.contains(['\u{212a}', '\u{130}']));
            prop_assert_eq!(contains(&text, &part), text.to_lowercase().contains(&part));
        }

        #[test]
        fn natural_is_an_order(a in "[aB0-2é]{0,4}", b in "[aB0-2é]{0,4}", c in "[aB0-2é]{0,4}") {
            prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
            if order(&a, &b).is_le() && order(&b, &c).is_le() {
                prop_assert!(order(&a, &c).is_le());
            }
        }

        #[test]
        fn natural_takes_any_text(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
            prop_assert_eq!(order(&a, &a), Ordering::Equal);
        }
    }
}
