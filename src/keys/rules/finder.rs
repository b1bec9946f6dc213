//! `Check a key`: finds API keys in what a user pastes or drops, and says what is wrong with each
//! (product design, section 5). Everything happens here; nothing is sent, and no value is copied:
//! a [`Found`] is a range of the scanned bytes.
//!
//! Of a key only the start `as_` is documented (contract, section 1), so neither a length nor a
//! checksum of the local platform is relied on. What a value is made of, and where it may start,
//! is in `values`; what the characters behind `as_` tell is in `body`; what the text around it
//! tells is in `surroundings`.

mod body;
mod hint;
mod issue;
mod place;
mod quotes;
mod surroundings;
mod utf16;
mod values;
mod words;

use std::{collections::BTreeMap, ops::Range};

pub use hint::Hint;
pub use issue::{Issue, Issues};
pub use utf16::from_utf16;
pub use values::{matches_prefix, shown_start};
pub use words::Advice;

pub(super) use {body::is_words, values::Values};

use surroundings::Surroundings;

/// Most values that [`scan`] describes; more help nobody on one screen.
pub const MAX_FOUND: usize = 200;

/// Words of fewer characters behind `as_` are taken for code even before `…`. It is the length of
/// the documented `key_prefix`, which the list shows as `as_a1b2c3…` (contract, section 1).
const PREFIX_BODY: usize = 6;

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The distinct values in the order they appear, at most [`MAX_FOUND`].
    pub found: Vec<Found>,
    /// How many further distinct values there are.
    pub more: usize,
    /// What the text looks like instead. `Some` exactly when nothing was found.
    pub hint: Option<Hint>,
}

/// One value that starts with `as_`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it first stands: bytes of the scanned text, all of them ASCII.
    pub range: Range<usize>,
    /// The line of that place, from 1. Lines end with a line feed.
    pub line: usize,
    /// How often it stands in the text.
    pub times: usize,
    /// What is wrong with it at any of its places.
    pub issues: Issues,
}

impl Found {
    /// Whether the value itself could be a whole key, whatever stands around it. The platform alone
    /// knows, and may be asked in any case.
    #[must_use]
    pub fn looks_whole(&self) -> bool {
        !self.issues.iter().any(Issue::spoils_value)
    }
}

/// Finds every key in `text`: a pasted text, or a file in any encoding that keeps ASCII (UTF-8,
/// Windows-1252 and so on; for UTF-16 scan what [`from_utf16`] gives). Takes time in proportion to
/// the length of `text`, but for a factor that grows with the logarithm of the number of values.
#[must_use]
pub fn scan(text: &[u8]) -> Scan {
    let mut seen: BTreeMap<&[u8], usize> = BTreeMap::new();
    let mut found: Vec<Found> = Vec::new();
    let (mut line, mut counted_to) = (1, 0);
    let extent = Extent::of(text);
    for range in Values::of(text) {
        let Some(value) = text.get(range.clone()) else { continue };
        let Some(issues) = judge(text, &range, extent) else { continue };
        let next = seen.len();
        let place = *seen.entry(value).or_insert(next);
        if let Some(known) = found.get_mut(place) {
            known.times += 1;
            known.issues.add_all(issues);
        } else if place < MAX_FOUND {
            line += lines_in(text.get(counted_to..range.start));
            counted_to = range.start;
            found.push(Found { range, line, times: 1, issues });
        }
    }
    let more = seen.len().saturating_sub(MAX_FOUND);
    let hint = found.is_empty().then(|| Hint::of(text));
    Scan { found, more, hint }
}

/// What is wrong with the value at `range`; `None` when it is no key but a word of code or prose.
fn judge(text: &[u8], range: &Range<usize>, extent: Extent) -> Option<Issues> {
    let body = text.get(range.start + values::START.len()..range.end)?;
    let is_lone = extent.is_all(text, range);
    let around = Surroundings::of(text, range, is_lone);
    let is_words = body::is_words(body);
    let (cut, is_enough) = (around.is_cut(), body.len() >= body::MIN);
    let is_example = body::is_placeholder(body) || body.is_empty() && around.is_hole();
    let is_prefix = cut && (body.is_empty() || body.len() >= PREFIX_BODY);
    if is_words && !(is_lone || is_example || is_prefix || around.is_named()) {
        return None;
    }
    // Words where a whole key should be: `put_the_token_from_the_vault_here`.
    let is_placeholder = is_example || is_enough && is_words;
    let mut issues = around.issues();
    issues.set(Issue::Placeholder, is_placeholder);
    issues.set(Issue::TooShort, !is_enough && !cut && !is_placeholder);
    issues.set(Issue::TooLong, body.len() > body::MAX);
    issues.set(Issue::TwoKeys, body::is_two_keys(body));
    Some(issues)
}

/// Where the text proper lies in a pasted text: worked out once, so that asking for each value
/// costs the same however much white space there is.
#[derive(Clone, Copy)]
struct Extent {
    start: usize,
    end: usize,
}

impl Extent {
    /// At most so many bytes of quotes, dots and rules stand around a value that is all there is.
    const AROUND: usize = 32;

    fn of(text: &[u8]) -> Self {
        let end = text.trim_ascii_end().len();
        let start = text.len() - text.trim_ascii_start().len();
        Self { start, end }
    }

    /// Whether the value at `range` is all that was pasted, but for marks around it.
    fn is_all(self, text: &[u8], range: &Range<usize>) -> bool {
        let (before, behind) = (text.get(self.start..range.start), text.get(range.end..self.end));
        let (Some(before), Some(behind)) = (before, behind) else { return false };
        let has_words = |side: &[u8]| side.iter().any(u8::is_ascii_alphanumeric);
        before.len() + behind.len() <= Self::AROUND && !has_words(before) && !has_words(behind)
    }
}

/// How many line feeds there are.
fn lines_in(text: Option<&[u8]>) -> usize {
    text.unwrap_or_default().iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

#[cfg(test)]
mod tests;
