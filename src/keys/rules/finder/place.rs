//! What a value is assigned to: the header or the variable that stands before it in its line.

use super::{body::contains, values::is_value_byte};

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind `Bearer` or `ApiKey`, as it should be in a header.
    Scheme,
    /// In an `Authorization` header, without either.
    NoScheme,
    /// In another header that is meant to hold a key.
    OtherHeader,
    /// Behind the name of a variable in capitals and `=`: a `.env` file, a shell, a unit file.
    Variable,
    /// None of these.
    Plain,
}

/// The end of a line before a value, taken apart.
pub(super) struct Assigned<'a> {
    /// What stands before the name.
    rest: &'a [u8],
    /// The word before the gap; may be empty.
    pub(super) name: &'a [u8],
    /// Quotes, brackets, blanks, `=` and the like between the name and the value.
    pub(super) gap: &'a [u8],
}

impl<'a> Assigned<'a> {
    /// Takes the end of `line` apart.
    pub(super) fn at_end_of(line: &'a [u8]) -> Self {
        let in_gap = |byte: &u8| b" \t\"'\\:=>,([{".contains(byte);
        let (rest, gap) = split_end(line, in_gap);
        let (rest, name) = split_end(rest, |byte| is_value_byte(*byte));
        Self { rest, name, gap }
    }

    /// Whether the gap gives the value to the name, in a header or in any language.
    fn assigns(&self) -> bool {
        self.gap.iter().any(|byte| matches!(byte, b':' | b'=' | b','))
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Whether the name is in capitals, as those of environment variables are (POSIX, section 8.1).
    fn is_in_capitals(&self) -> bool {
        let is_capital = |byte: &u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
        !self.name.is_empty() && self.name.iter().all(is_capital)
    }

    /// Whether the name says that a secret follows.
    fn names_secret(&self) -> bool {
        self.assigns()
            && ["key", "token", "secret", "auth"].iter().any(|word| contains(self.name, word))
    }

    /// Whether a secret is given to a variable in capitals or, as in JSON, to a name in quotes.
    pub(super) fn is_secret(&self) -> bool {
        let is_quoted = self.gap.iter().any(|byte| matches!(byte, b'"' | b'\''));
        self.names_secret() && (is_quoted || self.is_in_capitals())
    }

    /// Which place the value has.
    pub(super) fn place(&self) -> Place {
        if self.is("authorization") && self.assigns() {
            return Place::NoScheme;
        }
        let before = Self::at_end_of(self.rest);
        let in_header = before.is("authorization") && before.assigns();
        let is_scheme = self.is("bearer") || self.is("apikey");
        let has_only = |bytes: &[u8]| self.gap.iter().all(|byte| bytes.contains(byte));
        // `Token as_…` and `Bearer: as_…`, but not `"Bearer", "as_…"`.
        if in_header && if is_scheme { has_only(b" :=") && self.assigns() } else { has_only(b" ") }
        {
            Place::NoScheme
        } else if is_scheme {
            Place::Scheme
        } else if self.names_secret()
            && (self.name.starts_with(b"X-") || self.name.starts_with(b"x-"))
        {
            Place::OtherHeader
        } else if self.is_in_capitals() && self.gap.contains(&b'=') {
            Place::Variable
        } else {
            Place::Plain
        }
    }
}

/// Splits `bytes` before the longest end of which every byte `belongs`.
fn split_end(bytes: &[u8], belongs: impl Fn(&u8) -> bool) -> (&[u8], &[u8]) {
    let at = bytes.iter().rposition(|byte| !belongs(byte)).map_or(0, |last| last + 1);
    bytes.split_at_checked(at).unwrap_or_default()
}
