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
            Self::Production => "Production",
            Self::Staging => "Staging",
            Self::Development => "Development",
            Self::Test => "Test",
            Self::Ci => "CI",
            Self::Local => "Local",
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all_are(expected: Option<Environment>, names: &[&str]) {
        for name in names {
            assert_eq!(environment(name), expected, "{name}");
        }
    }

    #[test]
    fn each_environment_has_its_words() {
        use Environment::{Ci, Development, Local, Production, Staging, Test};
        all_are(Some(Production), &["prod", "production-agent", "Agent PROD", "eu_prod_2"]);
        all_are(Some(Staging), &["stag", "stage", "my.staging", "STAGING"]);
        all_are(Some(Development), &["dev", "dev-agent", "devel", "develop", "Development (me)"]);
        all_are(Some(Test), &["test", "Test key", "tests", "load/testing"]);
        all_are(Some(Ci), &["ci", "CI", "ci/cd", "github:ci"]);
        all_are(Some(Local), &["local", "localhost:8787", "Local laptop"]);
    }

    #[test]
    fn a_word_may_end_in_digits() {
        all_are(Some(Environment::Production), &["prod1", "prod-eu", "production02", "prod2EU"]);
        all_are(Some(Environment::Development), &["dev2", "dev-2"]);
        all_are(None, &["2prod", "ec2prod", "prod1a"]);
    }

    #[test]
    fn humps_of_camel_case_part_words() {
        all_are(
            Some(Environment::Production),
            &["myProdKey", "ProdEU", "PRODKey", "keyPROD", "prod2Agent", "éProd"],
        );
        all_are(Some(Environment::Ci), &["CIRunner", "runnerCI", "myCiKey"]);
        all_are(None, &["PRODkey", "prodkey", "Myprod"]);
    }

    #[test]
    fn other_words_that_begin_alike_say_nothing() {
        all_are(
            None,
            &[
                "product",
                "products",
                "produce",
                "producer",
                "productive",
                "device",
                "devil",
                "devout",
                "developer",
                "devops",
                "stagnant",
                "stagger",
                "stages",
                "latest",
                "contest",
                "tester",
                "cicada",
                "city",
                "circle",
                "social",
                "locale",
                "locally",
                "",
                "  ",
                "agent",
                "продакшн",
                "prodé",
                "ésprod",
            ],
        );
    }

    #[test]
    fn words_of_two_environments_say_nothing() {
        all_are(None, &["test-prod", "dev/staging", "ProdAndDev", "prod ci prod"]);
    }

    #[test]
    fn one_environment_said_twice_is_clear() {
        all_are(Some(Environment::Production), &["prod-production", "PROD prod1"]);
    }

    #[test]
    fn a_name_that_tells_what_it_is_not_says_nothing() {
        all_are(
            None,
            &["pre-prod", "non-production", "NonProd", "not prod", "no-prod", "prod pre-prod"],
        );
        all_are(Some(Environment::Production), &["prepare prod", "prod-pre"]);
    }

    #[test]
    fn devops_is_no_environment() {
        all_are(None, &["DevOps", "dev-ops agent"]);
        all_are(Some(Environment::Production), &["DevOps prod"]);
        all_are(Some(Environment::Development), &["ops-dev", "dev-opsgenie"]);
    }

    #[test]
    fn other_signs_part_words_in_any_script() {
        all_are(
            Some(Environment::Production),
            &["🚀prod🚀", "агент—prod", "«prod»", "prod\u{200b}"],
        );
    }

    #[test]
    fn every_slug_reads_back_and_every_label_hints_at_itself() {
        for known in Environment::ALL {
            assert_eq!(Environment::from_slug(known.slug()), Some(known));
            assert_eq!(environment(known.label()), Some(known));
        }
        assert_eq!(Environment::from_slug("Production"), None);
        assert_eq!(Environment::from_slug(""), None);
    }

    proptest! {
        #[test]
        fn any_name_is_read_without_panic_and_every_letter_of_it_once(name in any::<String>()) {
            let _ = environment(&name);
            let mut words = String::new();
            let mut rest = &*name;
            while let Some((word, after)) = split_word(rest) {
                prop_assert!(!word.is_empty());
                words.push_str(word);
                rest = after;
            }
            let letters: String = name.chars().filter(|c| is_letter_or_digit(*c)).collect();
            prop_assert_eq!(words, letters);
        }

        #[test]
        fn the_hint_is_the_same_in_capitals(words in "((agent|prod|dev|ops|pre|test|x1) ){1,4}") {
            prop_assert_eq!(environment(&words), environment(&words.to_uppercase()));
        }

        #[test]
        fn a_word_among_letters_is_no_word(before in "[a-z]{1,5}", after in "[a-z]{1,5}") {
            let glued = format!("{before}zprodz{after}");
            prop_assert_eq!(environment(&glued), None);
        }
    }
}
