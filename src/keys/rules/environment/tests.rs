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
    all_are(Some(Environment::Production), &["🚀prod🚀", "агент—prod", "«prod»", "prod\u{200b}"]);
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
