use super::*;
use proptest::prelude::*;
use sentinel_api_types::Timestamp;

fn first_same_named<'a>(name: &'a str, keys: &'a [ApiKey]) -> Option<&'a ApiKey> {
    same_named(name, keys).next()
}

fn key(name: &str) -> ApiKey {
    ApiKey {
        id: name.to_owned(),
        key_prefix: None,
        name: name.to_owned(),
        created_at: Timestamp::from_millis(0),
        last_used_at: None,
    }
}

fn look_the_same(names: &[&str]) {
    for other in names {
        assert_eq!(folded(other), folded(names[0]), "{other:?} and {:?}", names[0]);
    }
}

/// Unicode's own answer to whether two characters look the same.
fn confusable(a: char, b: char) -> bool {
    let skeleton = |c: char| unicode_security::skeleton(&c.to_string()).collect::<String>();
    skeleton(a) == skeleton(b)
}

/// A character, its capital, and the small form of that: both of σ and ς have the capital Σ.
fn in_all_cases(character: char) -> Vec<char> {
    let capital = character.to_uppercase();
    let small = capital.clone().flat_map(char::to_lowercase);
    [character].into_iter().chain(capital).chain(small).collect()
}

/// Whether two characters look the same in any of their cases.
fn confusable_in_some_case(a: char, b: char) -> bool {
    in_all_cases(a).iter().any(|a| in_all_cases(b).iter().any(|b| confusable(*a, *b)))
}

#[test]
fn case_spaces_and_signs_between_words_do_not_matter() {
    look_the_same(&["ci agent", "CI-Agent", " ci_agent ", "c.i.agent", "ciagent", "ci\u{a0}agent"]);
}

#[test]
fn what_is_not_seen_does_not_matter() {
    look_the_same(&[
        "prod",
        "pr\u{200b}od",
        "\u{feff}prod",
        "pro\u{ad}d",
        "prod\u{202e}",
        "prod\0",
    ]);
}

#[test]
fn full_width_letters_are_letters() {
    look_the_same(&["Prod-1!", "Ｐｒｏｄ－１！"]);
}

#[test]
fn cyrillic_and_greek_letters_pass_for_latin_ones() {
    look_the_same(&["scope", "ѕсоре", "ЅСОРЕ", "SCΟPE", "scοpe"]);
    look_the_same(&["TEKMAX", "ТЕКМАХ", "текмах", "ΤΕΚΜΑΧ"]);
}

#[test]
fn zero_one_and_l_pass_for_o_and_i() {
    look_the_same(&["oil-10", "0il-lO", "OIL-1o", "o1I-i0"]);
}

#[test]
fn a_marked_letter_is_the_same_as_one_or_two_characters() {
    look_the_same(&["café", "cafe\u{301}", "CAFÉ"]);
    look_the_same(&["ключ мой", "ключ мои\u{306}"]);
}

#[test]
fn both_forms_of_the_greek_s_are_one_letter() {
    look_the_same(&["ΛΟΓΟΣ", "λογος", "λογοσ"]);
}

#[test]
fn different_names_stay_different() {
    let names = ["prod", "prod-2", "prod-3", "dev", "агент", "агенда", "密钥", "密匙", "🔑", "🗝"];
    for (at, name) in names.iter().enumerate() {
        for other in names.iter().skip(at + 1) {
            assert_ne!(folded(name), folded(other));
        }
    }
}

#[test]
fn the_key_that_has_the_name_is_found() {
    let keys = [key("prod"), key("CI Agent"), key("ci-agent")];
    assert_eq!(first_same_named("сі_agent", &keys), Some(&keys[1]));
    assert_eq!(first_same_named("staging", &keys), None);
    assert_eq!(first_same_named("pro", &keys), None);
    assert_eq!(first_same_named("prods", &keys), None);
}

#[test]
fn names_without_letters_are_the_same_only_when_equal() {
    let keys = [key("---")];
    assert_eq!(first_same_named("...", &keys), None);
    assert_eq!(first_same_named("", &keys), None);
    assert_eq!(first_same_named("---", &keys), Some(&keys[0]));
}

#[test]
fn unicode_agrees_with_every_look_alike() {
    for (letter, like) in LOOK_ALIKES {
        for character in like.chars() {
            assert!(confusable_in_some_case(letter, character), "{letter} {character}");
        }
    }
    for (letter, character) in [('i', 'l'), ('i', '1'), ('i', '|'), ('o', '0')] {
        assert!(confusable_in_some_case(letter, character), "{letter} {character}");
    }
}

#[test]
fn unicode_agrees_with_every_marked_letter() {
    for (letter, marked) in MARKED {
        for character in marked.chars() {
            // A confusable's skeleton begins with the decomposed letter. The Ukrainian ї and ў
            // decompose into і and у, whose look-alikes stand here.
            let skeleton: String = unicode_security::skeleton(&character.to_string()).collect();
            let first = skeleton.chars().next().unwrap();
            assert!(confusable(first, letter), "{letter} {character} {skeleton}");
        }
    }
}

#[test]
fn the_basic_alphabets_are_whole() {
    for character in ('а'..='я').chain('α'..='ω') {
        let same_case = |letter: &char| {
            confusable(character, *letter)
                || confusable(character.to_uppercase().next().unwrap(), letter.to_ascii_uppercase())
        };
        let like: Vec<char> = ('a'..='z')
            .filter(same_case)
            .flat_map(|c| fold(c.encode_utf8(&mut [0; 4])).collect::<Vec<_>>())
            .collect();
        let folded = folded(&character.to_string()).chars().next().unwrap();
        assert!(like.is_empty() || like.contains(&folded), "{character} {folded} {like:?}");
    }
}

#[test]
fn no_character_stands_in_two_entries() {
    for table in [&LOOK_ALIKES[..], &MARKED[..]] {
        let mut all: Vec<char> = table.iter().flat_map(|(_, like)| like.chars()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

proptest! {
    #[test]
    fn folding_again_changes_nothing(name in any::<String>()) {
        prop_assert_eq!(folded(&folded(&name)), folded(&name));
    }

    #[test]
    fn a_name_is_the_same_in_capitals_and_with_signs(name in "[a-z0-9а-яα-ω]{1,20}") {
        let spread: String = name.chars().flat_map(|c| [c, '-', '\u{200b}', ' ']).collect();
        prop_assert_eq!(folded(&name.to_uppercase()), folded(&name));
        prop_assert_eq!(folded(&spread), folded(&name));
        let keys = [key(&name)];
        prop_assert_eq!(first_same_named(&spread, &keys), keys.first());
    }

    #[test]
    fn other_letters_make_another_name(name in "[abc]{1,10}", other in "[xyz]{1,10}") {
        let keys = [key(&other)];
        prop_assert_eq!(first_same_named(&name, &keys), None);
    }
}
