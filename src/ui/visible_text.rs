use leptos::prelude::*;

use super::{Built, IntoBuilt as _};

use crate::hidden_character::is_hidden;

/// A stretch of untrusted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Shown as it is.
    Plain(String),
    /// A character that would not be seen, or that would disguise others: shown by its code point.
    Hidden(char),
}

/// Splits `text` into what can be shown as it is and what has to be made visible.
#[must_use]
pub fn pieces(text: impl AsRef<str>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for character in text.as_ref().chars() {
        match pieces.last_mut() {
            _ if is_hidden(character) => pieces.push(Piece::Hidden(character)),
            Some(Piece::Plain(plain)) => plain.push(character),
            _ => pieces.push(Piece::Plain(character.into())),
        }
    }
    pieces
}

/// The same as text, for where there can be no markup: headings, names of buttons, announcements.
#[must_use]
pub fn visible(text: &str) -> String {
    let pieces = pieces(text).into_iter();
    pieces.fold(String::new(), |visible, piece| match piece {
        Piece::Plain(plain) => visible + &plain,
        Piece::Hidden(character) => visible + &code_point(character),
    })
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Untrusted text, isolated from the direction of what surrounds it, with nothing hidden in it.
#[component]
pub fn VisibleText(
    /// Shown as text nodes only.
    text: String,
) -> Built {
    let pieces = pieces(text).into_iter().map(|piece| match piece {
        Piece::Plain(plain) => view! { {plain} }.into_built(),
        Piece::Hidden(character) => {
            view! { <span class="hidden-character">{code_point(character)}</span> }.into_built()
        }
    });
    view! { <bdi>{pieces.collect_view()}</bdi> }.into_built()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_hide_is_taken_out_of_the_text() {
        let plain = |text: &str| Piece::Plain(text.into());
        assert_eq!(
            pieces("a\u{202e}b\u{0}"),
            [plain("a"), Piece::Hidden('\u{202e}'), plain("b"), Piece::Hidden('\0')]
        );
    }

    #[test]
    fn what_would_hide_is_named_in_plain_text_too() {
        assert_eq!(visible("pro\u{202e}dne"), "proU+202Edne");
    }

    #[test]
    fn emoji_and_other_writing_stay_whole() {
        for text in ["👩‍💻 ключ", "<b>&amp;</b>", "مفتاح"] {
            assert_eq!(pieces(text), [Piece::Plain(text.into())]);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_hidden_remains(text in any::<String>()) {
            let mut again = String::new();
            for piece in pieces(&text) {
                match piece {
                    Piece::Plain(plain) => {
                        prop_assert!(!plain.chars().any(is_hidden));
                        again.push_str(&plain);
                    }
                    Piece::Hidden(character) => again.push(character),
                }
            }
            prop_assert_eq!(again, text);
        }
    }
}
