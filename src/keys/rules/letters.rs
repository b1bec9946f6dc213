//! Letters of all scripts, well enough for comparing names.
//!
//! Not with the standard library: its `to_lowercase` and `is_alphanumeric` bring Unicode tables of
//! 7 kB (brotli) into the wasm. These few lines know the case of Latin, Greek, Cyrillic and
//! Armenian letters; the rarer scripts with case (Georgian, Cherokee, Coptic …) keep theirs.

/// The small form of a letter; anything else as it is. Always one character.
pub(super) fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => {
            code + 32
        }
        0x130 | 0x212a => return if code == 0x130 { 'i' } else { 'k' },
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x4c0 => 0x4cf,
        0x531..=0x556 => code + 48,
        // Here capital and small letters take turns: the even one is the capital, or the odd one.
        0x100..=0x137
        | 0x14a..=0x177
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => code + code % 2,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// [`lower`] for a whole text.
pub(super) fn lower_text(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// Whether `character` is a letter or a digit, not a sign, a space or a picture. Beyond ASCII that
/// is whatever does not stand in one of Unicode's blocks of signs.
pub(super) fn is_letter_or_digit(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || !matches!(
            character,
            '\0'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}'
                | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{3004}'
                | '\u{3008}'..='\u{3020}' | '\u{30fb}' | '\u{fe00}'..='\u{fe6f}'
                | '\u{feff}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
                | '\u{ff5b}'..='\u{ff65}' | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = char> {
        '\0'..=char::MAX
    }

    #[test]
    fn the_small_form_is_unicodes_or_the_letter_itself() {
        for letter in all() {
            let small = lower(letter);
            assert!(
                small == letter || letter.to_lowercase().next() == Some(small),
                "{letter} {small}"
            );
        }
    }

    #[test]
    fn latin_greek_cyrillic_and_armenian_letters_have_their_small_form() {
        let blocks =
            ['\0'..='\u{17f}', '\u{386}'..='\u{3ce}', '\u{400}'..='\u{52f}', '\u{531}'..='\u{556}'];
        for letter in blocks
            .into_iter()
            .flatten()
            .chain('\u{1e00}'..='\u{1e95}')
            .chain('\u{1ea0}'..='\u{1eff}')
        {
            assert_eq!(Some(lower(letter)), letter.to_lowercase().next(), "{letter}");
        }
    }

    #[test]
    fn a_small_letter_stays_small() {
        for letter in all() {
            assert_eq!(lower(lower(letter)), lower(letter), "{letter}");
        }
        assert_eq!(lower_text("ÄB-1 Ж"), "äb-1 ж");
    }

    #[test]
    fn letters_and_digits_of_every_script_are_known() {
        for character in all().filter(|character| character.is_alphanumeric()) {
            // Circled and other numbers and letters that stand among the signs.
            let is_sign = matches!(
                character,
                '\u{80}'..='\u{bf}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}'
                    | '\u{2e2f}' | '\u{1f100}'..='\u{1f1ff}'
            );
            assert_ne!(is_letter_or_digit(character), is_sign, "{character:?}");
        }
    }

    #[test]
    fn signs_spaces_and_pictures_are_no_letters() {
        for text in [
            " \t\u{a0}\u{2003}\u{3000}",
            "-–—_./|()[]{}«»„“”‘’¡¿",
            "→•…★✓",
            "🔑🚀🏭",
            "、。・「」，！",
            "\u{200b}\u{feff}\u{ad}\u{fe0f}",
        ] {
            assert!(!text.chars().any(is_letter_or_digit), "{text:?}");
        }
    }
}
