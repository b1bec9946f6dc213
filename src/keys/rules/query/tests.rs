use super::*;
use proptest::prelude::*;

const KEY: &str = "as_a1b2c3d4e5f6g7h8";

fn read(params: &[(&str, &str)]) -> ListQuery {
    ListQuery::from_params(&|name| {
        let found = params.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

fn query() -> impl Strategy<Value = ListQuery> {
    let filters = [Filter::All, Filter::Due].into_iter();
    let filters: Vec<_> =
        filters.chain(Environment::ALL.into_iter().map(Filter::Environment)).collect();
    let sort = (prop::sample::select(Column::ALL.to_vec()), any::<bool>());
    let sort = sort.prop_map(|(column, descending)| Sort { column, descending });
    let search = prop_oneof![any::<String>(), "(as_|x| |_|\"|é){0,12}"];
    (search, prop::sample::select(filters), sort).prop_map(|(search, filter, sort)| ListQuery {
        search,
        filter,
        sort,
    })
}

#[test]
fn by_default_all_keys_are_shown_newest_first_and_the_address_is_bare() {
    let query = ListQuery::default();
    assert_eq!(query.sort, Sort { column: Column::Created, descending: true });
    assert_eq!(query.filter, Filter::All);
    assert_eq!(query.params(), []);
    assert_eq!(read(&[]), query);
}

#[test]
fn the_address_keeps_search_filter_and_sort() {
    let query = ListQuery {
        search: "ci agent".to_owned(),
        filter: Filter::Environment(Environment::Production),
        sort: Sort { column: Column::LastUsed, descending: true },
    };
    let params = query.params();
    let texts: Vec<_> = params.iter().map(|(name, value)| (*name, &**value)).collect();
    assert_eq!(texts, [("q", "ci agent"), ("show", "production"), ("sort", "-last-used")]);
    assert_eq!(read(&texts), query);
}

#[test]
fn the_direction_is_kept_when_only_it_differs() {
    let query = ListQuery {
        sort: Sort { column: Column::Created, descending: false },
        ..ListQuery::default()
    };
    assert_eq!(query.params(), [("sort", "created".to_owned())]);
}

#[test]
fn what_is_unknown_in_an_address_is_ignored() {
    let odd = [("show", "everything"), ("sort", "--name"), ("page", "2"), ("Q", "x")];
    assert_eq!(read(&odd), ListQuery::default());
    assert_eq!(read(&[("show", ""), ("sort", "")]), ListQuery::default());
    assert_eq!(read(&[("show", "nothing"), ("q", "ci")]).search, "ci");
}

#[test]
fn a_pasted_key_never_gets_into_the_address() {
    for (search, kept) in [
        (KEY, "as_a1b2c3"),
        ("ci as_a1b2c3d4e5f6g7h8 prod", "ci as_a1b2c3 prod"),
        ("as_a1b2c3", "as_a1b2c3"),
        ("canvas_renderer has_many_parts", "canvas_renderer has_many_parts"),
    ] {
        let query = ListQuery { search: search.to_owned(), ..ListQuery::default() };
        assert_eq!(query.params(), [("q", kept.to_owned())], "{search}");
        assert_eq!(read(&[("q", search)]).search, kept);
    }
}

#[test]
fn pressing_a_column_again_turns_it_round() {
    let by_name = Sort::default().pressed(Column::Name);
    assert_eq!(by_name, Sort { column: Column::Name, descending: false });
    assert!(by_name.pressed(Column::Name).descending);
    assert_eq!(by_name.pressed(Column::Created), Sort::default());
    assert!(!Sort::default().pressed(Column::Created).descending);
    assert!(!Sort::default().pressed(Column::Rotation).descending);
}

#[test]
fn every_value_of_show_is_its_own() {
    assert_eq!(Filter::from_slug("due"), Some(Filter::Due));
    assert_eq!(Environment::from_slug("due"), None);
}

proptest! {
    #[test]
    fn an_address_reads_back_as_it_was_written(query in query()) {
        let params = query.params();
        let texts: Vec<_> = params.iter().map(|(name, value)| (*name, &**value)).collect();
        let expected = ListQuery { search: searchable(query.search.clone()), ..query };
        prop_assert_eq!(read(&texts), expected);
    }

    #[test]
    fn no_whole_key_is_written_or_read(
        before in "[ \"'=,é]{0,9}",
        key in "as_[a-z][A-Z0-9]{12,40}",
    ) {
        let search = format!("{before}{key} ci");
        let query = ListQuery { search: search.clone(), ..ListQuery::default() };
        prop_assert!(!query.params().iter().any(|(_, value)| value.contains(&key)));
        prop_assert!(!read(&[("q", &search)]).search.contains(&key));
    }
}
