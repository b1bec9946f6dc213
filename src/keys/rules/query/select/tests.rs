use super::{super::Sort, *};
use crate::keys::rules::environment::Environment;
use proptest::prelude::*;

const DAY: i64 = 86_400_000;
const NOW: Timestamp = Timestamp::from_millis(20_000 * DAY);

/// A key that is so many days old; its id is its name.
fn key(name: &str, days: i64) -> ApiKey {
    ApiKey {
        id: name.to_owned(),
        key_prefix: None,
        name: name.to_owned(),
        created_at: Timestamp::from_millis(NOW.as_millis() - days * DAY),
        last_used_at: None,
    }
}

fn with_prefix(name: &str, start: &str) -> ApiKey {
    ApiKey { key_prefix: Some(start.to_owned()), ..key(name, 0) }
}

fn names<'a>(keys: &'a [ApiKey], query: &ListQuery) -> Vec<&'a str> {
    select(keys, query, NOW).into_iter().map(|index| &*keys[index].name).collect()
}

fn found<'a>(keys: &'a [ApiKey], search: &str) -> Vec<&'a str> {
    names(keys, &ListQuery { search: search.to_owned(), ..ListQuery::default() })
}

fn sorted(keys: &[ApiKey], column: Column, descending: bool) -> Vec<&str> {
    names(keys, &ListQuery { sort: Sort { column, descending }, ..ListQuery::default() })
}

fn filtered(keys: &[ApiKey], filter: Filter) -> Vec<&str> {
    names(keys, &ListQuery { filter, ..ListQuery::default() })
}

#[test]
fn the_newest_key_is_first_by_default() {
    let keys = [key("old", 9), key("new", 1), key("middle", 5)];
    assert_eq!(names(&keys, &ListQuery::default()), ["new", "middle", "old"]);
    assert_eq!(sorted(&keys, Column::Created, false), ["old", "middle", "new"]);
}

#[test]
fn search_finds_parts_of_names_without_regard_to_case() {
    let keys = [key("CI Agent", 1), key("prod", 2), key("Über-agent", 3)];
    assert_eq!(found(&keys, "AGENT"), ["CI Agent", "Über-agent"]);
    assert_eq!(found(&keys, "über"), ["Über-agent"]);
    assert_eq!(found(&keys, "\u{212a}"), [""; 0]);
    assert_eq!(found(&keys, "agents"), [""; 0]);
    assert_eq!(found(&keys, "  "), ["CI Agent", "prod", "Über-agent"]);
}

#[test]
fn every_word_has_to_be_found_somewhere() {
    let keys = [with_prefix("ci agent", "as_a1b2c3"), with_prefix("agent", "as_d4e5f6")];
    assert_eq!(found(&keys, "agent ci"), ["ci agent"]);
    assert_eq!(found(&keys, "AGENT as_A1"), ["ci agent"]);
    assert_eq!(found(&keys, "ci d4e5"), [""; 0]);
}

#[test]
fn a_pasted_key_finds_its_row_by_its_first_characters() {
    let keys = [with_prefix("ci", "as_a1b2c3"), with_prefix("prod", "as_A1b2c3")];
    assert_eq!(found(&keys, "as_a1b2c3d4e5f6g7"), ["ci"]);
    assert_eq!(found(&keys, "prod as_A1b2c3d4e5f6"), ["prod"]);
    assert_eq!(found(&keys, "as_a1b2c3…"), ["ci"]);
    assert_eq!(found(&keys, "as_a1b2c9d4e5f6"), [""; 0]);
    assert_eq!(found(&keys, "x-as_a1b2c3d4"), [""; 0]);
}

#[test]
fn a_key_of_unknown_start_does_not_match_every_pasted_key() {
    let keys = [with_prefix("empty", ""), with_prefix("bare", "as_"), key("none", 0)];
    assert_eq!(found(&keys, "as_a1b2c3d4e5f6g7"), [""; 0]);
}

#[test]
fn filters_show_what_is_due_or_of_one_environment() {
    let keys = [key("prod", 90), key("dev", 89), key("prod-2", 3)];
    assert_eq!(filtered(&keys, Filter::Due), ["prod"]);
    let production = Filter::Environment(Environment::Production);
    assert_eq!(filtered(&keys, production), ["prod-2", "prod"]);
    assert_eq!(filtered(&keys, Filter::Environment(Environment::Ci)), [""; 0]);
}

#[test]
fn search_and_filter_both_count() {
    let query = ListQuery {
        search: "a".to_owned(),
        filter: Filter::Environment(Environment::Development),
        sort: Sort { column: Column::Name, descending: false },
    };
    let keys = [key("dev-b", 1), key("dev-a", 1), key("prod-a", 1), key("a dev", 2)];
    assert_eq!(names(&keys, &query), ["a dev", "dev-a"]);
}

#[test]
fn names_are_sorted_as_a_reader_does() {
    let keys = [key("agent-10", 1), key("Beta", 2), key("agent-2", 3), key("AGENT-3", 4)];
    let expected = ["agent-2", "AGENT-3", "agent-10", "Beta"];
    assert_eq!(sorted(&keys, Column::Name, false), expected);
    let backwards: Vec<_> = expected.into_iter().rev().collect();
    assert_eq!(sorted(&keys, Column::Name, true), backwards);
}

#[test]
fn equal_keys_stand_newest_first_then_by_id_in_either_direction() {
    let keys = [key("CI", 2), key("ci", 1), key("cI", 1)];
    for descending in [false, true] {
        assert_eq!(sorted(&keys, Column::Name, descending), ["cI", "ci", "CI"]);
    }
}

#[test]
fn a_key_never_used_counts_as_used_before_all_others() {
    let used =
        |name, days| ApiKey { last_used_at: Some(key(name, days).created_at), ..key(name, 0) };
    let keys = [key("never", 0), used("lately", 1), used("long ago", 80)];
    assert_eq!(sorted(&keys, Column::LastUsed, true), ["lately", "long ago", "never"]);
    assert_eq!(sorted(&keys, Column::LastUsed, false), ["never", "long ago", "lately"]);
}

#[test]
fn keys_without_a_start_stand_last_in_either_direction() {
    let keys = [key("none", 0), with_prefix("a", "as_a"), with_prefix("b", "as_B")];
    assert_eq!(sorted(&keys, Column::Key, false), ["a", "b", "none"]);
    assert_eq!(sorted(&keys, Column::Key, true), ["b", "a", "none"]);
}

#[test]
fn environments_have_their_own_order_and_unclear_ones_stand_last() {
    let keys = [key("agent", 0), key("local", 1), key("prod", 2), key("dev", 3)];
    assert_eq!(sorted(&keys, Column::Environment, false), ["prod", "dev", "local", "agent"]);
    assert_eq!(sorted(&keys, Column::Environment, true), ["local", "dev", "prod", "agent"]);
}

#[test]
fn sorted_by_rotation_the_most_urgent_is_first() {
    let keys = [key("new", 1), key("overdue", 100), key("soon", 80)];
    assert_eq!(sorted(&keys, Column::Rotation, false), ["overdue", "soon", "new"]);
}

prop_compose! {
    fn any_key()(
        id in "[a-d]{1,2}",
        key_prefix in prop::option::of("(as_)?[aAbB1]{0,3}"),
        name in prop_oneof!["\\PC{0,8}", "(agent|prod|dev| |-|1|10|É){0,4}"],
        created in 0..5_i64,
        used in prop::option::of(any::<i64>()),
    ) -> ApiKey {
        let last_used_at = used.map(Timestamp::from_millis);
        ApiKey { id, key_prefix, last_used_at, ..key(&name, created * 40) }
    }
}

fn any_query() -> impl Strategy<Value = ListQuery> {
    let filter = prop_oneof![
        Just(Filter::All),
        Just(Filter::Due),
        Just(Filter::Environment(Environment::Production))
    ];
    let column = prop::sample::select(Column::ALL.to_vec());
    let search = prop_oneof!["\\PC{0,8}", "(a|G|as_|as_aA1bbbb|é| ){0,3}"];
    (search, filter, column, any::<bool>()).prop_map(|(search, filter, column, descending)| {
        ListQuery { search, filter, sort: Sort { column, descending } }
    })
}

proptest! {
    #[test]
    fn every_key_is_shown_at_most_once_and_the_order_does_not_hang_on_the_answer(
        keys in prop::collection::vec(any_key(), 0..12),
        query in any_query(),
    ) {
        let shown = select(&keys, &query, NOW);
        let mut unique = shown.clone();
        unique.sort_unstable();
        unique.dedup();
        prop_assert_eq!(unique.len(), shown.len());
        prop_assert!(shown.iter().all(|index| *index < keys.len()));
        let backwards: Vec<_> = keys.iter().rev().cloned().collect();
        let again = select(&backwards, &query, NOW);
        let place = |keys: &[ApiKey], order: &[usize]| -> Vec<(Timestamp, String)> {
            order.iter().map(|i| (keys[*i].created_at, keys[*i].id.clone())).collect()
        };
        prop_assert_eq!(place(&keys, &shown), place(&backwards, &again));
    }

    #[test]
    fn a_longer_search_never_finds_more(
        keys in prop::collection::vec(any_key(), 0..12),
        search in "[aG1é]{0,2}",
        more in "\\PC{0,8}",
    ) {
        let find = |search: String| {
            let mut found = select(&keys, &ListQuery { search, ..ListQuery::default() }, NOW);
            found.sort_unstable();
            found
        };
        let before = find(search.clone());
        let after = find(format!("{search} {more}"));
        prop_assert!(after.iter().all(|index| before.contains(index)));
    }
}
