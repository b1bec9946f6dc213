//! Untrusted text as a literal of another language: read back unchanged, and nothing in it obeyed.
//!
//! Every function appends to the caller's buffer, because the text may be a key and a buffer in
//! between would keep a copy of it. Control characters are the caller's to refuse, except where a
//! function says what it does with them.

use crate::hidden_character::is_hidden;

/// Bytes that one byte of text takes at most: a control character becomes `\u0007`.
pub const WORST_GROWTH: usize = 6;

/// One word for a POSIX shell (POSIX.1-2024, XCU 2.2.2 "Single-Quotes"), and for zsh and fish.
///
/// Between single quotes nothing is special, not even an interactive shell's `!`. The single quote
/// itself stands outside of them. So does the backslash: between them it means something to fish
/// and to dotenvy.
pub fn push_sh(out: &mut String, text: &str) {
    out.push('\'');
    for character in text.chars() {
        match character {
            '\'' => out.push_str(r"'\''"),
            '\\' => out.push_str(r"'\\'"),
            _ => out.push(character),
        }
    }
    out.push('\'');
}

/// A PowerShell string (`about_Quoting_Rules`, "Single-quoted strings").
///
/// PowerShell takes typographic single quotes for single quotes, too; each of them is doubled.
pub fn push_powershell(out: &mut String, text: &str) {
    out.push('\'');
    for character in text.chars() {
        if matches!(character, '\'' | '\u{2018}'..='\u{201b}') {
            out.push(character);
        }
        out.push(character);
    }
    out.push('\'');
}

/// A string that JSON (RFC 8259, section 7), YAML (1.2.2, sections 5.7 and 7.3.1) and Python
/// ("String and Bytes literals") read alike.
///
/// What cannot be seen, control characters too, is written like `\u202E`. Characters from U+10000
/// stay as they are: the three have no escape for them in common, and YAML prints them all.
pub fn push_json(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        if is_hidden(character) {
            out.push_str(r"\u");
            push_hex(out, character);
        } else {
            if matches!(character, '"' | '\\') {
                out.push('\\');
            }
            out.push(character);
        }
    }
    out.push('"');
}

/// A value in a `.env` file. No standard describes these, so this takes the plainest form that the
/// readers agree on:
///
/// - nothing special: no quotes, which Docker's `--env-file` would take for part of the value (a
///   bearer token without `~` is of this kind; RFC 6750, section 2.1);
/// - quotes that it does not hold, if everything between them means itself;
/// - in the rare rest, a shell's word, which only shells and dotenvy read.
pub fn push_dotenv(out: &mut String, text: &str) {
    let quote = if !text.is_empty() && text.chars().all(is_plain) {
        ""
    } else if !text.contains('\'') && !text.ends_with('\\') {
        "'"
    } else if !text.contains(['"', '\\', '$', '`']) {
        "\""
    } else {
        return push_sh(out, text);
    };
    out.push_str(quote);
    out.push_str(text);
    out.push_str(quote);
}

/// The rest of a line that is a comment. What cannot be seen, line breaks too, is named: `U+202E`.
pub fn push_comment(out: &mut String, text: &str) {
    for character in text.chars() {
        if is_hidden(character) {
            out.push_str("U+");
            push_hex(out, character);
        } else {
            out.push(character);
        }
    }
}

/// Whether `character` is special to no reader of `.env` files. The dot that masks a key is here
/// so that the masked line looks like the real one.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-.+/=•".contains(character)
}

/// The code of a character below U+10000, in four digits.
fn push_hex(out: &mut String, character: char) {
    for shift in [12, 8, 4, 0] {
        let digit = char::from_digit((u32::from(character) >> shift) & 0xf, 16);
        out.extend(digit.map(|digit| digit.to_ascii_uppercase()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(push: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text);
        out
    }

    /// Reads a PowerShell string as PowerShell's own scanner does: a pair of single quotes of any
    /// kind stands for its second one, a lone one ends the string.
    fn powershell_reads(literal: &str) -> Option<(String, &str)> {
        let is_quote = |c: char| matches!(c, '\'' | '‘' | '’' | '‚' | '‛');
        let inside = literal.strip_prefix(is_quote)?;
        let (mut text, mut characters) = (String::new(), inside.chars());
        while let Some(character) = characters.next() {
            if !is_quote(character) {
                text.push(character);
                continue;
            }
            let rest = characters.as_str();
            match characters.next() {
                Some(second) if is_quote(second) => text.push(second),
                _ => return Some((text, rest)),
            }
        }
        None
    }

    #[test]
    fn a_shell_word_leaves_its_quotes_for_a_quote_and_a_backslash() {
        assert_eq!(quoted(push_sh, r"a'b\c!$(d)"), r"'a'\''b'\\'c!$(d)'");
        assert_eq!(quoted(push_sh, ""), "''");
    }

    #[test]
    fn powershell_gets_each_of_its_five_single_quotes_twice() {
        assert_eq!(quoted(push_powershell, "'‘’‚‛\"$`"), "'''‘‘’’‚‚‛‛\"$`'");
    }

    #[test]
    fn a_json_string_shows_what_hides() {
        assert_eq!(
            quoted(push_json, "a\"\\\n\0\u{85}\u{202e}\u{feff}\u{fffe}\u{ffff}é👩\u{200d}💻"),
            "\"a\\\"\\\\\\u000A\\u0000\\u0085\\u202E\\uFEFF\\uFFFE\\uFFFFé👩\u{200d}💻\""
        );
    }

    #[test]
    fn an_env_value_takes_the_plainest_quotes_it_can() {
        for (text, literal) in [
            ("as_a1-B2.c+/=", "as_a1-B2.c+/="),
            ("as_••••", "as_••••"),
            ("", "''"),
            ("~a", "'~a'"),
            ("a b # \"c\" \\n $d", "'a b # \"c\" \\n $d'"),
            ("it's", "\"it's\""),
            ("a\\", r"'a'\\''"),
            ("it's $5", r"'it'\''s $5'"),
        ] {
            assert_eq!(quoted(push_dotenv, text), literal);
        }
    }

    #[test]
    fn no_line_break_of_any_language_leaves_a_comment() {
        let breaks = "\n\r\u{b}\u{c}\u{1c}\u{85}\u{2028}\u{2029}";
        assert_eq!(
            quoted(push_comment, breaks),
            "U+000AU+000DU+000BU+000CU+001CU+0085U+2028U+2029"
        );
    }

    proptest! {
        #[test]
        fn powershell_reads_back_what_was_quoted(
            text in r#"(['"`$‘’‚‛\\]{0,2}\PC{0,2}){0,8}"#,
            after in "[^'‘’‚‛]*",
        ) {
            let line = quoted(push_powershell, &text) + &after;
            prop_assert_eq!(powershell_reads(&line), Some((text, &*after)));
        }

        #[test]
        fn json_reads_back_what_was_quoted(text in any::<String>()) {
            let literal = quoted(push_json, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&literal).unwrap(), text);
        }

        #[test]
        fn nothing_that_hides_is_left_in_strings_and_comments(text in any::<String>()) {
            for push in [push_json, push_comment] {
                prop_assert!(!quoted(push, &text).contains(is_hidden));
            }
        }

        #[test]
        fn no_literal_grows_beyond_the_worst(text in r"\x00{0,2}['‘\\]{0,2}\u{61c}{0,2}\PC{0,2}") {
            for push in [push_sh, push_powershell, push_json, push_dotenv, push_comment] {
                let literal = quoted(push, &text);
                prop_assert!(literal.len() <= WORST_GROWTH * text.len() + 2);
            }
        }
    }
}
