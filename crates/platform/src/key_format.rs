//! The form of this platform's keys: `as_` + 34 random base62 characters + 6 of a CRC-32 checksum,
//! so that a cut or mistyped key is recognisable without asking anybody.

use sentinel_api_types::KEY_START;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{
    Environment,
    random::{BASE62, base62},
};

const RANDOM_CHARS: usize = 34;
const CHECKSUM_CHARS: usize = 6;
/// How much of a key may be known: `as_` and six characters.
const PREFIX_CHARS: usize = KEY_START.len() + 6;

/// Makes a key. It is wiped when dropped.
///
/// # Errors
/// When the operating system has no randomness to give.
pub(crate) fn new_key(environment: &Environment) -> Result<Zeroizing<String>, getrandom::Error> {
    let random = Zeroizing::new(base62(environment, RANDOM_CHARS)?);
    let mut key = Zeroizing::new(String::with_capacity(KEY_START.len() + 40));
    key.push_str(KEY_START);
    key.push_str(&random);
    key.push_str(&checksum(&random));
    Ok(key)
}

/// The part of a key that may be shown.
pub(crate) fn prefix(key: &str) -> &str {
    key.get(..PREFIX_CHARS).unwrap_or(key)
}

/// What is stored of a key. It has 202 bits of randomness, so a fast hash is enough.
pub(crate) fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}

/// Whether `key` is whole: its form and its checksum fit.
pub(crate) fn is_whole(key: &str) -> bool {
    let body = key.strip_prefix(KEY_START).filter(|body| body.is_ascii());
    body.and_then(|body| body.split_at_checked(RANDOM_CHARS))
        .is_some_and(|(random, sum)| sum == checksum(random))
}

fn checksum(random: &str) -> String {
    let mut rest = crc32fast::hash(random.as_bytes()) as usize;
    let mut digits = [b'0'; CHECKSUM_CHARS];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[rest % 62];
        rest /= 62;
    }
    digits.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> Zeroizing<String> {
        new_key(&Environment::system()).unwrap()
    }

    #[test]
    fn a_new_key_is_whole_and_no_other_is_like_it() {
        let (one, other) = (key(), key());
        assert!(is_whole(&one) && one.len() == 43 && *one != *other);
        assert!(one[3..].bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_eq!(prefix(&one), &one[..9]);
    }

    proptest! {
        #[test]
        fn a_cut_or_mistyped_key_is_recognised(at in 3..43_usize, letter in "[0-9A-Za-z]") {
            let key = key();
            prop_assert!(!is_whole(&key[..at]));
            let mut mistyped = key.to_string();
            mistyped.replace_range(at..=at, &letter);
            prop_assert_eq!(is_whole(&mistyped), mistyped == *key);
        }

        #[test]
        fn any_text_is_judged_without_panic(text in any::<String>()) {
            prop_assert!(!is_whole(&text));
            let _ = prefix(&text);
        }
    }
}
