//! The user's words for what was found (product design, sections 1 and 5).

use super::{hint::Hint, issue::Issue};

/// What is the matter and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// One short sentence without a full stop.
    pub what: &'static str,
    /// One or two sentences that help further.
    pub to_do: &'static str,
}

impl Issue {
    /// The words for it.
    #[must_use]
    pub fn advice(self) -> Advice {
        let (what, to_do) = match self {
            Self::Placeholder => (
                "This is a placeholder, not a key",
                "Put your own key in its place. If you no longer have it, generate a new one.",
            ),
            Self::CutByDots => (
                "Only the start of the key is here",
                "Dots or stars stand for the rest. Copy the whole value from where it was stored; this page cannot show it again.",
            ),
            Self::TooShort => (
                "Too short for a key",
                "Part of it is missing. Copy the full value again, from as_ to its last character.",
            ),
            Self::TooLong => {
                ("Too long for a key", "More than the key was copied. Copy the key alone.")
            }
            Self::TwoKeys => (
                "Two keys stand together without a break",
                "It may have been pasted twice. Keep one of them.",
            ),
            Self::NoBearer => (
                "The header has no Bearer before the key",
                "It must read Authorization: Bearer <key>, with one space and without the brackets.",
            ),
            Self::WrongHeader => (
                "The key stands in the wrong header",
                "The platform reads only Authorization: Bearer <key>.",
            ),
            Self::SpaceInside => (
                "A space or line break is part of the value",
                "Remove it. Between the equals sign or the quotes and the key there must be nothing.",
            ),
            Self::Invisible => (
                "An invisible character touches the key",
                "It was copied along, often from a web page, a chat or a document. Type the quotes and spaces around the key again.",
            ),
            Self::Wrapped => (
                "Typographic quotes or angle brackets stand around the key",
                "Programs take them for part of it. Remove them, or use straight quotes.",
            ),
            Self::OneQuote => {
                ("One of two quotes is missing", "Remove the quote, or add the other one.")
            }
            Self::Quoted => (
                "Quotes stand around the key",
                "A shell and most readers of .env files take them off. docker --env-file and a header keep them as part of the key: leave them out there.",
            ),
        };
        Advice { what, to_do }
    }
}

impl Hint {
    /// The words for it.
    #[must_use]
    pub fn advice(self) -> Advice {
        let (what, to_do) = match self {
            Self::Nothing => (
                "No API key in this text",
                "A key starts with as_. Was the full value copied, with its start?",
            ),
            Self::NotText => (
                "This file is not plain text",
                "Pictures, PDFs and archives cannot be searched. Copy the text out of it and paste that.",
            ),
            Self::SessionToken => (
                "This is a session token, not an API key",
                "It ends within the hour and belongs to a signed-in person. Agents need an API key, which starts with as_.",
            ),
            Self::WrongCase => (
                "The key starts with capital letters",
                "A key starts with as_ in small letters. Something changed the case; copy the key again from where it was stored.",
            ),
            Self::KeyId => (
                "This is the id of a key, not the key",
                "An id starts with key_ and only names a key. The key itself starts with as_.",
            ),
            Self::OtherCredential => (
                "This is a secret of another service",
                "A key of this platform starts with as_. Look for the other value.",
            ),
            Self::NoStart => (
                "This does not start with as_",
                "Every key does. Copy the full value, with its start.",
            ),
        };
        Advice { what, to_do }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_short_and_no_two_say_the_same() {
        let hints = [
            Hint::Nothing,
            Hint::NotText,
            Hint::SessionToken,
            Hint::WrongCase,
            Hint::KeyId,
            Hint::OtherCredential,
            Hint::NoStart,
        ];
        let mut all: Vec<Advice> = Issue::ALL.into_iter().map(Issue::advice).collect();
        all.extend(hints.into_iter().map(Hint::advice));
        for advice in &all {
            assert!(advice.what.len() <= 60 && !advice.what.ends_with('.'), "{}", advice.what);
            assert!(
                advice.to_do.len() <= 150 && advice.to_do.ends_with(['.', '?']),
                "{}",
                advice.to_do
            );
        }
        let count = all.len();
        all.sort_by_key(|advice| advice.what);
        all.dedup_by_key(|advice| advice.what);
        assert_eq!(all.len(), count);
    }
}
