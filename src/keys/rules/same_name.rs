//! Whether a name is one that some key already has, as far as an eye can tell.
//!
//! Source: product design, section 4 (a name that some key already has, also by case, spaces or
//! look-alike letters, gets a warning). It is only a warning, so rather one too many.

use sentinel_api_types::ApiKey;

use super::letters::lower;

/// Lower-case letters that look like an ASCII letter or digit, in small or in capitals. From the
/// Unicode Technical Standard #39, confusables: the basic Greek and Cyrillic alphabets whole, of
/// others the best known. Single letters only: `rn` for `m` is left out.
///
/// Letters whose small and capital form resemble two different ones go with the small form (Greek ν
/// with `v`, although its capital Ν is an `N`): a name has to stay the same in other case.
const LOOK_ALIKES: [(char, &str); 26] = [
    ('a', "ɑαа"),
    ('b', "βвь"),
    ('c', "сϲ"),
    ('d', "ԁ"),
    ('e', "еε"),
    ('g', "ɡ"),
    ('h', "һнηհ"),
    ('i', "ıιіӏ"),
    ('j', "јϳ"),
    ('k', "кκ"),
    ('m', "мμ"),
    ('n', "ո"),
    ('o', "оοσςօ"),
    ('p', "рρ"),
    ('q', "ԛ"),
    ('r', "г"),
    ('s', "ѕ"),
    ('t', "тτ"),
    ('u', "υս"),
    ('v', "νѵ"),
    ('w', "ԝѡш"),
    ('x', "хχ"),
    ('y', "уγү"),
    ('z', "ζ"),
    ('3', "з"),
    ('6', "б"),
];

/// Letters with a mark in one character, and the letter. The same letter may come as two characters
/// (Unicode Standard Annex #15) and then looks the same; [`is_dropped`] leaves out the mark alone.
const MARKED: [(char, &str); 10] = [
    ('a', "àáâãäå"),
    ('c', "ç"),
    ('e', "èéêëё"),
    ('i', "ìíîïї"),
    ('n', "ñ"),
    ('o', "òóôõö"),
    ('s', "š"),
    ('u', "ùúûü"),
    ('y', "ýÿў"),
    ('и', "й"),
];

/// Those of `keys` whose name looks like `name`.
///
/// Names of nothing but spaces and signs have no letters to compare; they are the same only when
/// they are equal.
pub fn same_named<'a>(name: &'a str, keys: &'a [ApiKey]) -> impl Iterator<Item = &'a ApiKey> {
    let wanted = folded(name);
    keys.iter().filter(move |key| match &*wanted {
        "" => key.name == name,
        wanted => fold(&key.name).eq(wanted.chars()),
    })
}

/// A form of `name` that names which look the same have in common. For comparing, not for showing.
#[must_use]
pub fn folded(name: &str) -> String {
    fold(name).collect()
}

/// [`folded`], one character at a time: most names differ in their first one.
fn fold(name: &str) -> impl Iterator<Item = char> {
    name.chars().map(ascii_width).map(lower).filter(|character| !is_dropped(*character)).map(
        |character| match character {
            // `I`, `l`, `1` and `|` are one to the eye, and `I` is a capital `i`.
            'l' | '1' | '|' => 'i',
            '0' => 'o',
            _ if character.is_ascii() => character,
            _ => look_up(&LOOK_ALIKES, look_up(&MARKED, character)),
        },
    )
}

/// The ASCII character of a full-width one (U+FF01 to U+FF5E).
fn ascii_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xff00 + 0x20).unwrap_or(character)
        }
        _ => character,
    }
}

/// Spaces, hyphens, underscores, dots, marks above and below letters, and what is not seen at all:
/// control characters and Unicode's `Default_Ignorable_Code_Point`.
fn is_dropped(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '-' | '_' | '.' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}'
                | '\u{300}'..='\u{36f}'
                | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}

fn look_up(table: &[(char, &str)], character: char) -> char {
    let entry = table.iter().find(|(_, like)| like.contains(character));
    entry.map_or(character, |(letter, _)| *letter)
}

#[cfg(test)]
mod tests;
