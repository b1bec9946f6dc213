//! Which environment a key is for, guessed from its name. A hint, and the list calls it one.
//!
//! Source: product design, section 3 (`prod*`, `stag*`, `dev*`, `test`, `ci`, `local`; whole words,
//! case-insensitive; nothing when unclear). A wrong hint is worse than none, so:
//! - the `*` stands for the endings listed in `environment_of`, not for any: `product`, `device`,
//!   `developer` and `stagnant` say nothing;
//! - a word may end in digits (`prod1`, `dev02`), not begin with them;
//! - words of two environments (`test-prod`) say nothing, and neither does a name that only tells
//!   what it is not (`pre-prod`, `non-prod`). `DevOps` is a trade, not an environment.

use super::letters::is_letter_or_digit;
use crate::words;

/// Where the agents run that use a key. The order is the one the list sorts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Environment {
    /// `prod`, `production`
    Production,
    /// `stag`, `stage`, `staging`
    Staging,
    /// `dev`, `devel`, `develop`, `development`
    Development,
    /// `test`, `tests`, `testing`
    Test,
    /// `ci`
    Ci,
    /// `local`, `localhost`
    Local,
}

impl Environment {
    /// All of them, in the order of the filter's menu.
    pub const ALL: [Self; 6] =
        [Self::Production, Self::Staging, Self::Development, Self::Test, Self::Ci, Self::Local];

    /// The word on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Production => words::list::PRODUCTION,
            Self::Staging => words::list::STAGING,
            Self::Development => words::list::DEVELOPMENT,
            Self::Test => words::list::TEST,
            Self::Ci => words::list::CI,
            Self::Local => words::list::LOCAL,
        }
    }

    /// The word in addresses and exported files. Never change one: links hold it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Staging => "staging",
            Self::Development => "development",
            Self::Test => "test",
            Self::Ci => "ci",
            Self::Local => "local",
        }
    }

    /// The inverse of [`Self::slug`]; `None` for any other text.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|environment| environment.slug() == slug)
    }
}

/// The environment that `name` speaks of; `None` when it speaks of none, or not clearly of one.
///
/// Words are parted by whatever is neither letter nor digit, and where a capital begins a new word
/// (`myProdKey`, `PRODKey`). Allocates nothing: the list asks it for every key.
#[must_use]
pub fn environment(name: &str) -> Option<Environment> {
    let mut found = None;
    let mut before = "";
    let mut rest = name;
    while let Some((word, after)) = split_word(rest) {
        let devops = is(word, "dev") && split_word(after).is_some_and(|(next, _)| is(next, "ops"));
        let here = if devops { None } else { environment_of(word) };
        if here.is_some() {
            let denied = ["pre", "non", "not", "no"].iter().any(|denial| is(before, denial));
            if denied || found.is_some_and(|earlier| Some(earlier) != here) {
                return None;
            }
            found = here;
        }
        before = word;
        rest = after;
    }
    found
}

fn environment_of(word: &str) -> Option<Environment> {
    const WORDS: [(&str, Environment); 15] = [
        ("prod", Environment::Production),
        ("production", Environment::Production),
        ("stag", Environment::Staging),
        ("stage", Environment::Staging),
        ("staging", Environment::Staging),
        ("dev", Environment::Development),
        ("devel", Environment::Development),
        ("develop", Environment::Development),
        ("development", Environment::Development),
        ("test", Environment::Test),
        ("tests", Environment::Test),
        ("testing", Environment::Test),
        ("ci", Environment::Ci),
        ("local", Environment::Local),
        ("localhost", Environment::Local),
    ];
    let word = word.trim_end_matches(|character: char| character.is_ascii_digit());
    WORDS.iter().find(|(known, _)| is(word, known)).map(|(_, environment)| *environment)
}

fn is(word: &str, known: &str) -> bool {
    word.eq_ignore_ascii_case(known)
}

/// The first word of `text`, and what follows it.
fn split_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(|character: char| !is_letter_or_digit(character));
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if !is_letter_or_digit(character) || before.is_some_and(|b| is_hump(b, character, next)) {
            return text.split_at_checked(at);
        }
        before = Some(character);
    }
    (!text.is_empty()).then_some((text, ""))
}

/// Whether `character` begins a new word: the P of `myProd`, and the K of `PRODKey`. Capitals are
/// A to Z: the words looked for have no others.
fn is_hump(before: char, character: char, next: Option<char>) -> bool {
    let ends_capitals = || next.is_some_and(|next| next.is_ascii_lowercase());
    character.is_ascii_uppercase() && (!before.is_ascii_uppercase() || ends_capitals())
}

#[cfg(test)]
mod tests;
