//! What the characters behind `as_` tell of a value.

use super::values::START;

/// Fewest characters behind `as_` of a whole key.
///
/// A secret of less than 112 bits counts as too weak (NIST SP 800-131A). That takes 19 characters
/// of base62 or base64url and more of any smaller alphabet; one more is 119 bits of base62.
pub(super) const MIN: usize = 20;

/// Most characters behind `as_` of a whole key. Far more than any key in use has; a longer run is
/// encoded data that happens to start like one, and would not pass as a header.
pub(super) const MAX: usize = 512;

/// Words that only an example holds, anywhere in a run of letters.
const EXAMPLE_WORDS: [&str; 6] = ["your", "example", "placeholder", "changeme", "redacted", "xxxx"];

/// Words that two of make an example, as in `as_test_key`; one alone is an identifier.
const KEY_WORDS: [&str; 16] = [
    "key", "api", "apikey", "token", "secret", "test", "my", "me", "here", "change", "replace",
    "insert", "paste", "dummy", "fake", "xxx",
];

/// Whether `body` is words as in code or prose (`as_ref`, `as_u64`, `as_of_2024`, `as_Date`): parts
/// between `_` and `-` that are letters of one case, perhaps with a capital, and perhaps with
/// digits before or behind.
///
/// An unbroken part of [`MIN`] or more characters is no word, so that a key of letters alone is
/// not taken for one. Six random characters, as in a `key_prefix`, look like a word one time in
/// twenty-five; a whole key practically never does.
pub fn is_words(body: &[u8]) -> bool {
    parts(body).all(is_word)
}

fn parts(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    body.split(|byte| matches!(byte, b'_' | b'-'))
}

fn is_word(part: &[u8]) -> bool {
    /// Enough for a date such as 20240131.
    const MAX_DIGITS: usize = 8;
    let letters = without_digits(part);
    let rest = letters.get(1..).unwrap_or_default();
    let are_letters = rest.iter().all(u8::is_ascii_lowercase)
        && letters.first().is_none_or(u8::is_ascii_alphabetic)
        || letters.iter().all(u8::is_ascii_uppercase);
    part.len() < MIN && part.len() - letters.len() <= MAX_DIGITS && are_letters
}

/// `part` without the digits it starts and ends with.
fn without_digits(part: &[u8]) -> &[u8] {
    let start = part.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = part.get(start..).unwrap_or_default();
    let digits = rest.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    rest.get(..rest.len() - digits).unwrap_or_default()
}

/// Whether `body` stands for a key rather than being one: `your_api_key_here`, `xxxxxxxx` or
/// `1234567890`. Looks at [`MAX`] characters.
pub(super) fn is_placeholder(body: &[u8]) -> bool {
    let body = body.get(..MAX).unwrap_or(body);
    has_long_run(body, 0) || has_long_run(body, 1) || has_example_words(body)
}

/// Whether each character is `step` behind the one before it, over the whole of a short body or
/// over seven characters. Seven of a random key do so once in a billion keys.
fn has_long_run(body: &[u8], step: u8) -> bool {
    const LONG: usize = 7;
    // `xxx` is a placeholder, `def` a word.
    let shortest = if step == 0 { 3 } else { 4 };
    let long = body.len().clamp(shortest, LONG);
    let mut run = 1;
    body.windows(2).any(|pair| {
        let (one, other) = (pair.first().copied(), pair.last().copied());
        let follows = one.map(|byte| byte.wrapping_add(step)) == other
            || (one, other, step) == (Some(b'9'), Some(b'0'), 1);
        run = if follows { run + 1 } else { 1 };
        run >= long
    })
}

/// Whether `body` is an example's words. All of it must be letters (digits may stand around them):
/// in a random key, "your" alone turns up by accident.
fn has_example_words(body: &[u8]) -> bool {
    let (mut is_example, mut key_words) = (false, 0);
    for part in parts(body) {
        let word = without_digits(part);
        if !word.iter().all(u8::is_ascii_alphabetic) {
            return false;
        }
        is_example |= EXAMPLE_WORDS.iter().any(|example| contains(word, example));
        key_words +=
            usize::from(KEY_WORDS.iter().any(|key| word.eq_ignore_ascii_case(key.as_bytes())));
    }
    is_example || key_words >= 2
}

/// Whether `word` holds `part`, whatever the case.
pub(super) fn contains(word: &[u8], part: &str) -> bool {
    word.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Whether a second key starts in `body` right where a first one could end.
pub(super) fn is_two_keys(body: &[u8]) -> bool {
    let rest = body.get(MIN..).unwrap_or_default();
    let start = rest.windows(START.len()).position(|window| window == START);
    start.is_some_and(|start| rest.len() - start - START.len() >= MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn code_and_prose_are_words() {
        for words in [
            "ref",
            "u64",
            "ipv4",
            "in6",
            "2x",
            "of_2024",
            "of_20240131",
            "Date",
            "JSON",
            "of-date",
            "code_point_inversion_list_string_list",
            "seconds_f64",
            "i32_for_comparison",
            "",
        ] {
            assert!(is_words(words.as_bytes()), "{words}");
        }
    }

    #[test]
    fn what_could_be_random_is_no_words() {
        for random in
            ["a1b2c3", "x1y2z3", "aBcDeF", "abcdefghijklmnopqrst", "live_9f8e7d", "012345678"]
        {
            assert!(!is_words(random.as_bytes()), "{random}");
        }
    }

    #[test]
    fn what_stands_in_examples_is_a_placeholder() {
        for example in [
            "your_api_key_here",
            "YOUR-KEY",
            "YOURAPIKEYHERE",
            "YourApiKey",
            "your_key_123",
            "example",
            "example_1234",
            "test_key",
            "key_here",
            "change_me",
            "changeme",
            "xxx",
            "XXXXXXXX",
            "xxxx",
            "0000",
            "1234567890",
            "123456",
            "abcdefghij",
            "a1b2xxxxxxxx",
            "xxxx-xxxx-xxxx",
            "9012345x",
            "redacted",
        ] {
            assert!(is_placeholder(example.as_bytes()), "{example}");
        }
    }

    #[test]
    fn keys_and_identifiers_are_no_placeholders() {
        for other in [
            "",
            "x",
            "xx",
            "def",
            "ref",
            "token",
            "key",
            "where_clause",
            "a1b2c3d4e5f6",
            "live_Zk3your9Qm2TtXw8Yp4Lr6Nv",
            "a1b2_your_key_c3d4",
            "qwertzuiopasdfghjklyxcvbnmq",
            "deadbeefcafe012345f00dfacade9876",
        ] {
            assert!(!is_placeholder(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_second_key_must_be_long_enough_and_so_must_the_first() {
        let key = "Zk3Rb9Qm2TtXw8Yp4Lr6";
        assert!(is_two_keys(format!("{key}as_{key}").as_bytes()));
        assert!(!is_two_keys(format!("{key}as_{}", &key[1..]).as_bytes()));
        assert!(!is_two_keys(format!("{}as_{key}", &key[1..]).as_bytes()));
    }

    proptest! {
        #[test]
        fn a_random_key_is_neither_words_nor_a_placeholder(key in "[0-9A-Za-z]{40}") {
            prop_assert!(!is_words(key.as_bytes()));
            prop_assert!(!is_placeholder(key.as_bytes()));
        }

        #[test]
        fn any_bytes_are_judged(body in any::<Vec<u8>>()) {
            let _ = (is_words(&body), is_placeholder(&body), is_two_keys(&body));
            prop_assert_eq!(is_word(&body), parts(&body).count() == 1 && is_words(&body));
        }
    }
}
