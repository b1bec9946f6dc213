//! The start of an answer that was not understood, for whoever looks for the cause.

use sentinel_api_types::KEY_START;

/// How much of an answer is shown, in characters (product design, section 8).
const SHOWN_CHARS: usize = 200;
/// So many characters of a token's alphabet in a row may be a secret: keys and session tokens are longer.
const SECRET_FROM: usize = 16;
/// What stands for what was taken out.
const REMOVED: &str = "[removed]";

/// How `body` begins, in one line, without anything that could be an API key or a token: it may be the
/// answer that carries a new key. Nothing of such a value is copied on the way.
#[must_use]
pub(super) fn excerpt(body: &[u8]) -> String {
    let mut excerpt = String::new();
    for chunk in body.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(first) = rest.chars().next() {
            if is_full(&excerpt) {
                break;
            }
            let is_token = is_token_character(first);
            let end = rest.find(|character| is_token_character(character) != is_token);
            let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            if is_token && may_be_secret(piece) {
                excerpt.push_str(REMOVED);
            } else {
                let one_line = |c: char| if c.is_control() { ' ' } else { c };
                excerpt.extend(piece.chars().take(SHOWN_CHARS).map(one_line));
            }
        }
        if is_full(&excerpt) {
            break;
        }
        excerpt.extend((!chunk.invalid().is_empty()).then_some('\u{fffd}'));
    }
    let end = excerpt.char_indices().nth(SHOWN_CHARS).map_or(excerpt.len(), |(end, _)| end);
    excerpt.truncate(end);
    excerpt
}

fn is_full(excerpt: &str) -> bool {
    excerpt.chars().count() >= SHOWN_CHARS
}

/// The characters of a bearer token (RFC 6750, section 2.1), but for those that paths and base64's end
/// are made of.
fn is_token_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~+".contains(character)
}

fn may_be_secret(piece: &str) -> bool {
    piece.len() >= SECRET_FROM || piece.starts_with(KEY_START)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_that_stands_for_an_answer_is_shown_in_one_line() {
        assert_eq!(
            excerpt(b"<html>\r\n<title>502 Bad Gateway</title>\xff"),
            "<html>  <title>502 Bad Gateway</title>\u{fffd}"
        );
        assert_eq!(excerpt(b""), "");
    }

    #[test]
    fn keys_and_tokens_are_taken_out_and_field_names_stay() {
        let body = br#"{"id":7,"key":"as_Zk3Rb9Qm2TtXw8Yp4Lr6Nv1Hs7","token":"eyJhbGciOi.J9eyJz-dWIi.x_y","has_more":"as_a1"}"#;
        assert_eq!(
            excerpt(body),
            r#"{"id":7,"key":"[removed]","token":"[removed]","has_more":"[removed]"}"#
        );
    }

    #[test]
    fn no_more_than_two_hundred_characters_are_shown() {
        let not_text = [&b". ".repeat(99)[..], &[0xff; 10]].concat();
        assert_eq!(excerpt(&not_text).chars().count(), 200);
        assert_eq!(excerpt(&[0xff; 1000]).chars().count(), 200);
        assert_eq!(excerpt("ü ".repeat(10_000).as_bytes()).chars().count(), 200);
        assert_eq!(excerpt("word ".repeat(1000).as_bytes()).len(), 200);
    }

    proptest! {
        #[test]
        fn no_key_is_left_of_any_answer(
            before in prop::collection::vec(any::<u8>(), 0..300),
            key in "as_[0-9A-Za-z]{20,60}",
            after in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let body = [&before[..], key.as_bytes(), &after].concat();
            let excerpt = excerpt(&body);
            prop_assert!(excerpt.chars().count() <= SHOWN_CHARS);
            prop_assert!(!excerpt.contains(&key[3..15]), "{excerpt}");
        }
    }
}
