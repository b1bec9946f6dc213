//! Characters that would not be seen in untrusted text, or that would disguise others.

/// Control characters, Unicode's bidirectional controls, line separators, the common characters without
/// width, and two that are no characters; all of them below U+10000. The zero-width joiner stays: emoji
/// are built with it.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}
