//! Content lines of iCalendar: TEXT values made harmless and escaped, and lines folded.

/// Most octets of a line, without its end (RFC 5545, 3.1).
const LINE_OCTETS: usize = 75;

/// Appends `NAME:value`, the value escaped as TEXT (RFC 5545, 3.3.11).
pub(super) fn push_text(file: &mut String, name: &str, value: &str) {
    let mut line = name.to_owned();
    line.push(':');
    for character in value.chars() {
        match character {
            '\n' => line.push_str("\\n"),
            '\\' | ';' | ',' => line.extend(['\\', character]),
            _ if is_harmful(character) => {}
            _ => line.push(character),
        }
    }
    push_line(file, &line);
}

/// Appends `line`, folded where it is too long: the next line goes on behind a space. Characters
/// are never parted, because many programs decode each line for itself.
pub(super) fn push_line(file: &mut String, line: &str) {
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > LINE_OCTETS {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(character);
        octets += character.len_utf8();
    }
    file.push_str("\r\n");
}

/// Somebody else's text for use inside a sentence: on one line, without what would disguise the
/// text around it, and isolated from the sentence's direction (U+2068, U+2069) unless it is ASCII.
pub(super) fn isolated(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !is_harmful(*c) && !matches!(c, '\n' | '\u{2066}'..='\u{2069}'))
        .collect();
    if text.is_ascii() { text } else { format!("\u{2068}{text}\u{2069}") }
}

/// Control characters, line and paragraph separators (many programs end a line at them), and
/// the bidirectional embeddings and overrides. Direction marks stay; writing needs them.
fn is_harmful(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(text: &str) -> String {
        let mut file = String::new();
        push_line(&mut file, text);
        file
    }

    fn text(value: &str) -> String {
        let mut file = String::new();
        push_text(&mut file, "SUMMARY", value);
        file
    }

    #[test]
    fn a_line_of_75_octets_is_whole_and_a_longer_one_goes_on_behind_a_space() {
        let whole = "x".repeat(75);
        assert_eq!(line(&whole), format!("{whole}\r\n"));
        assert_eq!(line(&(whole.clone() + "yz")), format!("{whole}\r\n yz\r\n"));
        let three = line(&"x".repeat(75 + 74 + 1));
        assert_eq!(three.lines().map(str::len).collect::<Vec<_>>(), [75, 75, 2]);
    }

    #[test]
    fn characters_are_not_parted_where_a_line_is_folded() {
        let folded = line(&("x".repeat(73) + "🔑"));
        assert_eq!(folded, format!("{}\r\n 🔑\r\n", "x".repeat(73)));
    }

    #[test]
    fn what_has_a_meaning_in_text_is_escaped() {
        assert_eq!(text(r"a\b,c;d:e"), "SUMMARY:a\\\\b\\,c\\;d:e\r\n");
        assert_eq!(text("two\nlines"), "SUMMARY:two\\nlines\r\n");
    }

    #[test]
    fn what_would_end_a_line_or_disguise_it_is_left_out() {
        assert_eq!(text("a\r\0\u{85}\u{2028}\u{202e}\u{1b}b"), "SUMMARY:ab\r\n");
    }

    #[test]
    fn a_name_is_isolated_when_it_may_run_from_right_to_left() {
        assert_eq!(isolated("ci agent"), "ci agent");
        assert_eq!(isolated("a\nb"), "ab");
        assert_eq!(isolated("مفتاح"), "\u{2068}مفتاح\u{2069}");
        assert_eq!(isolated("\u{2069}م\u{2067}"), "\u{2068}م\u{2069}");
    }

    proptest! {
        #[test]
        fn folded_lines_are_short_and_unfold_to_what_they_were(text in "[^\r\n]{0,120}") {
            let folded = line(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= 75));
            prop_assert_eq!(folded.replace("\r\n ", ""), text + "\r\n");
        }

        #[test]
        fn no_text_writes_more_than_one_line(value in any::<String>()) {
            let unfolded = text(&value).replace("\r\n ", "");
            prop_assert_eq!(unfolded.matches(char::is_control).collect::<Vec<_>>(), ["\r", "\n"]);
        }
    }
}
