//! What a text without any key looks like instead.

use sentinel_api_types::KEY_START;

use super::{
    body::{MIN, is_words},
    values::is_value_byte,
};

/// What a text looks like in which nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing that could have been a key.
    Nothing,
    /// Not plain text: a picture, an archive, a PDF.
    NotText,
    /// Holds a session token (a JWT, RFC 7519).
    SessionToken,
    /// Holds `AS_…` or `As_…`.
    WrongCase,
    /// Holds the id of a key, `key_…` (contract, section 1).
    KeyId,
    /// Holds a secret of another service, known by its start.
    OtherCredential,
    /// Is one word that does not start with `as_`.
    NoStart,
}

/// What ids of keys start with.
const ID_START: &str = "key_";

/// What widespread credentials of other services start with.
const OTHER_STARTS: [&str; 14] = [
    "sk_", "sk-", "pk_", "rk_", "ghp_", "gho_", "ghs_", "github_", "glpat-", "xoxb-", "xoxp-",
    "AKIA", "AIza", "whsec_",
];

impl Hint {
    /// The hint for `text`: of the first of its words that tells anything. Of a long text only the
    /// start is looked at: whoever drops a log is told enough when told that there is no key in it.
    pub(super) fn of(text: &[u8]) -> Self {
        const LONGEST: usize = 100_000;
        /// A NUL among the first 8000 bytes is git's sign of a binary file, too.
        const HEAD: usize = 8000;
        let text = text.get(..LONGEST).unwrap_or(text);
        if text.iter().take(HEAD).any(|byte| *byte == 0) {
            return Self::NotText;
        }
        let lone = lone_word(text);
        let mut words = text.split(|byte| !is_value_byte(*byte) && *byte != b'.');
        let told = words.find_map(|word| told_by(word, lone == Some(word)));
        told.unwrap_or(if lone.is_some() { Self::NoStart } else { Self::Nothing })
    }
}

/// What `word` tells. Words of code tell something only when nothing else was pasted.
fn told_by(word: &[u8], is_lone: bool) -> Option<Hint> {
    if is_jwt(word) {
        return Some(Hint::SessionToken);
    }
    let word = word.split(|byte| *byte == b'.').next()?;
    let (start, body) = word.split_at_checked(KEY_START.len())?;
    let is_random = |body: &[u8]| body.iter().any(u8::is_ascii_digit) && !is_words(body);
    let is_secret = |start: &str| {
        word.strip_prefix(start.as_bytes()).is_some_and(|rest| is_lone || is_random(rest))
    };
    if start.eq_ignore_ascii_case(KEY_START.as_bytes()) && (is_lone || is_random(body)) {
        Some(Hint::WrongCase)
    } else if is_secret(ID_START) {
        Some(Hint::KeyId)
    } else if word.len() >= MIN && OTHER_STARTS.iter().any(|start| is_secret(start)) {
        Some(Hint::OtherCredential)
    } else {
        None
    }
}

/// Whether `word` has a JWT's form: three parts, of which the first is the base64url of `{"…`
/// (RFC 7515, section 7.1).
fn is_jwt(word: &[u8]) -> bool {
    let parts = word.split(|byte| *byte == b'.');
    word.starts_with(b"eyJ") && parts.filter(|part| !part.is_empty()).count() == 3
}

/// The one word a text consists of: alone, in quotes, or as the value of a `NAME=value` line.
fn lone_word(text: &[u8]) -> Option<&[u8]> {
    let text = text.trim_ascii();
    let equals = text.iter().position(|byte| *byte == b'=');
    let (name, value) = equals.and_then(|at| text.split_at_checked(at + 1)).unwrap_or((b"=", text));
    let is_name = name.iter().all(|byte| is_value_byte(*byte) || *byte == b'=');
    let value = if is_name { value } else { text };
    let is_mark = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`');
    let start = value.iter().position(|byte| !is_mark(byte))?;
    let end = value.iter().rposition(|byte| !is_mark(byte))?;
    value.get(start..=end).filter(|word| !word.iter().any(u8::is_ascii_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RANDOM: &str = "Zk3Rb9Qm2TtXw8Yp4Lr6Nv1Hs7";

    fn hint(text: &str) -> Hint {
        Hint::of(text.as_bytes())
    }

    #[test]
    fn a_session_token_is_known_wherever_it_stands() {
        let token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2ln-bmF0_dXJl";
        for text in [
            token.to_owned(),
            format!("Authorization: Bearer {token}\n"),
            format!("a \"{token}\"."),
        ] {
            assert_eq!(hint(&text), Hint::SessionToken, "{text}");
        }
        assert_ne!(hint("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0"), Hint::SessionToken);
        assert_ne!(hint(&format!("{token}.c2ln")), Hint::SessionToken);
        assert_ne!(hint(&format!("x{token}")), Hint::SessionToken);
    }

    #[test]
    fn a_key_in_capitals_is_known() {
        for text in [format!("KEY=AS_{RANDOM} # prod"), format!("As_{RANDOM}"), "AS_ABC".to_owned()]
        {
            assert_eq!(hint(&text), Hint::WrongCase, "{text}");
        }
        assert_eq!(hint("#define AS_STRING AS_UTF8"), Hint::Nothing);
    }

    #[test]
    fn the_id_of_a_key_is_known() {
        for text in [
            format!("{{\"id\":\"key_{RANDOM}\"}}"),
            "key_abc123".to_owned(),
            "'key_abc'".to_owned(),
        ] {
            assert_eq!(hint(&text), Hint::KeyId, "{text}");
        }
        assert_eq!(hint("let key_value = key_column.iter() + key_codeTable;"), Hint::Nothing);
    }

    #[test]
    fn secrets_of_others_are_known_by_their_start() {
        for start in ["sk_live_", "pk_test_", "sk-proj-", "ghp_", "github_pat_", "glpat-", "AKIA"] {
            assert_eq!(hint(&format!("other: {start}{RANDOM}.")), Hint::OtherCredential, "{start}");
        }
        assert_eq!(hint("the sk_buff_management_functions_here and sk_x1y"), Hint::Nothing);
    }

    #[test]
    fn the_first_word_that_tells_anything_decides() {
        assert_eq!(hint(&format!("ghp_{RANDOM} key_{RANDOM}")), Hint::OtherCredential);
        assert_eq!(hint(&format!("key_{RANDOM} ghp_{RANDOM}")), Hint::KeyId);
    }

    #[test]
    fn one_word_without_the_start_is_told_so() {
        for text in [
            RANDOM,
            " hello\n",
            "\"a1b2\"",
            "AGENT_SENTINEL_API_TOKEN=a1b2",
            "X='a1'",
            "ключ",
            "a+b/c==",
        ] {
            assert_eq!(hint(text), Hint::NoStart, "{text}");
        }
    }

    #[test]
    fn other_text_tells_nothing() {
        for text in ["", " \n", "\"\"", "KEY=", "two words", "KEY=two words", "a = b"] {
            assert_eq!(hint(text), Hint::Nothing, "{text}");
        }
    }

    #[test]
    fn a_binary_file_is_told_so() {
        assert_eq!(hint("%PDF-1.7\0"), Hint::NotText);
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_hint(text in any::<Vec<u8>>(), words in "(eyJ|as_|AS_|key_|[.\"='_ ]|sk_|a1){0,40}") {
            let _ = Hint::of(&text).advice();
            let _ = hint(&words).advice();
        }
    }
}
