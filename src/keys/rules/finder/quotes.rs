//! Whether a value stands in quotes.

/// How a value stands in quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Not at all.
    None,
    /// They touch it.
    Tight,
    /// White space stands between it and one of them.
    Loose,
}

/// How a value between `before` and `behind` stands in quotes.
pub(super) fn quotes(before: &[u8], behind: &[u8]) -> Quotes {
    let (outer_before, outer_behind) = (before.trim_ascii_end(), skip_blanks(behind));
    let Some((quote @ (b'"' | b'\''), outside)) = outer_before.split_last() else {
        return Quotes::None;
    };
    let closes = |end: &[u8]| end.first() == Some(quote) || end.starts_with(&[b'\\', *quote]);
    if !closes(outer_behind) {
        Quotes::None
    } else if outer_before.len() == before.len() && outer_behind.len() == behind.len() {
        Quotes::Tight
    } else if outside.last().is_none_or(|byte| b" \t\r\n=:,([{\\".contains(byte)) {
        Quotes::Loose
    } else {
        // The quote closes what stands before it.
        Quotes::None
    }
}

/// `behind` without the white space it starts with, be it written as itself or, as in the log of a
/// string, as `\n`.
fn skip_blanks(mut behind: &[u8]) -> &[u8] {
    while let [b' ' | b'\t' | b'\n' | b'\r', rest @ ..] | [b'\\', b'n' | b'r' | b't', rest @ ..] =
        behind
    {
        behind = rest;
    }
    behind
}
