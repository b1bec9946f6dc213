use std::fmt;

/// Longest name, counted in Unicode scalar values after trimming.
pub const MAX_NAME_CHARS: usize = 100;

/// A key name that keeps the rule: trimmed, 1–100 characters, no control characters.
///
/// Control characters are Unicode's `Cc`, the line and paragraph separators, and the bidirectional
/// embeddings, overrides and isolates, with which a name could disguise the text around it. The
/// plain direction marks that Arabic and Hebrew writing needs are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyName(String);

/// Why a text is not a key name. `Display` gives the sentence for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing is left after trimming.
    Empty,
    /// More than [`MAX_NAME_CHARS`]; holds the number there are.
    TooLong(usize),
    /// Holds a control character.
    ControlCharacter,
}

impl KeyName {
    /// Trims `text` and checks it.
    ///
    /// # Errors
    /// [`NameError`] says which part of the rule is broken.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let name = text.trim();
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().any(is_control) {
            return Err(NameError::ControlCharacter);
        }
        match name.chars().count() {
            count if count > MAX_NAME_CHARS => Err(NameError::TooLong(count)),
            _ => Ok(Self(name.to_owned())),
        }
    }

    /// The name, trimmed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name, trimmed, by value.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Whether a name may not hold `character`; see [`KeyName`].
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Enter a name."),
            Self::TooLong(count) => {
                write!(f, "The name has {count} characters; it may have {MAX_NAME_CHARS} at most.")
            }
            Self::ControlCharacter => {
                f.write_str("The name must not contain control characters or line breaks.")
            }
        }
    }
}

impl std::error::Error for NameError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_trimmed() {
        assert_eq!(KeyName::parse("  ci \n").map(KeyName::into_string), Ok("ci".to_owned()));
    }

    #[test]
    fn nothing_but_spaces_is_no_name() {
        assert_eq!(KeyName::parse(" \u{a0}\t"), Err(NameError::Empty));
    }

    #[test]
    fn the_length_counts_characters_not_bytes() {
        assert!(KeyName::parse(&"🔑".repeat(100)).is_ok());
        assert_eq!(KeyName::parse(&"a".repeat(101)), Err(NameError::TooLong(101)));
    }

    #[test]
    fn control_and_bidi_override_characters_are_refused_but_direction_marks_are_not() {
        for bad in ["a\u{0}b", "a\nb", "a\u{85}b", "a\u{2028}b", "a\u{202e}b", "a\u{2066}b"] {
            assert_eq!(KeyName::parse(bad), Err(NameError::ControlCharacter), "{bad:?}");
        }
        assert!(KeyName::parse("a\u{200f}b").is_ok());
    }

    proptest! {
        #[test]
        fn an_accepted_name_is_accepted_again_unchanged(text in any::<String>()) {
            if let Ok(name) = KeyName::parse(&text) {
                prop_assert_eq!(KeyName::parse(name.as_str()), Ok(name.clone()));
                let disguised = name.as_str().contains(['\n', '\u{202e}']);
                prop_assert!(!disguised);
            }
        }
    }
}
