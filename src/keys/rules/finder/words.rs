//! The user's words for what was found (product design, sections 1 and 5).

use super::{hint::Hint, issue::Issue};
use crate::words::check::advice;

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
            Self::Placeholder => advice::PLACEHOLDER,
            Self::CutByDots => advice::CUT_BY_DOTS,
            Self::TooShort => advice::TOO_SHORT,
            Self::TooLong => advice::TOO_LONG,
            Self::TwoKeys => advice::TWO_KEYS,
            Self::NoBearer => advice::NO_BEARER,
            Self::WrongHeader => advice::WRONG_HEADER,
            Self::SpaceInside => advice::SPACE_INSIDE,
            Self::Invisible => advice::INVISIBLE,
            Self::Wrapped => advice::WRAPPED,
            Self::OneQuote => advice::ONE_QUOTE,
            Self::Quoted => advice::QUOTED,
        };
        Advice { what, to_do }
    }
}

impl Hint {
    /// The words for it.
    #[must_use]
    pub fn advice(self) -> Advice {
        let (what, to_do) = match self {
            Self::Nothing => advice::NOTHING,
            Self::NotText => advice::NOT_TEXT,
            Self::SessionToken => advice::SESSION_TOKEN,
            Self::WrongCase => advice::WRONG_CASE,
            Self::KeyId => advice::KEY_ID,
            Self::OtherCredential => advice::OTHER_CREDENTIAL,
            Self::NoStart => advice::NO_START,
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
