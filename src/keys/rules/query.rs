//! What the list shows, and how the page's address keeps it.
//!
//! Source: product design, section 3 (search, filter and sort live in the URL, so that a view can
//! be linked and survives a reload). Which keys that are, and in which order, is in [`select()`].

mod select;
mod text;

pub use select::select;

use super::{environment::Environment, search_text::without_whole_key};

/// What the list shows. It has no `Debug` outside tests, because of what the search may hold.
#[derive(Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct ListQuery {
    /// The text in the search field, as typed. May hold a whole key that somebody pasted:
    /// [`ListQuery::params`] keeps it out of the address; it is never to be stored or logged.
    pub search: String,
    /// Which keys are looked among.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
}

/// Which keys are looked among.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All keys.
    #[default]
    All,
    /// Those due for rotation.
    Due,
    /// Those whose name hints at this environment.
    Environment(Environment),
}

/// The column the list is sorted by, and in which direction. By default: created, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// From Z to A, from the newest to the oldest.
    pub descending: bool,
}

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What the user called the key.
    Name,
    /// The key's first characters.
    Key,
    /// What the name hints at.
    Environment,
    /// When the key was made.
    Created,
    /// When it was last used.
    LastUsed,
    /// When it is due for rotation; ascending is the most urgent first.
    Rotation,
}

impl ListQuery {
    /// Reads the parameters of an address; `get` gives the decoded value of one. What is unknown is
    /// ignored, and of a key no more is read than [`Self::params`] writes.
    #[must_use]
    pub fn from_params(get: &dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            search: get("q").map(searchable).unwrap_or_default(),
            filter: get("show").and_then(|slug| Filter::from_slug(&slug)).unwrap_or_default(),
            sort: get("sort").and_then(|text| Sort::parse(&text)).unwrap_or_default(),
        }
    }

    /// The parameters for the address, not yet encoded: only what differs from the default, and
    /// never a whole key (addresses end up in histories and logs).
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        let mut params = Vec::new();
        if !self.search.is_empty() {
            params.push(("q", searchable(self.search.clone())));
        }
        if let Some(slug) = self.filter.slug() {
            params.push(("show", slug.to_owned()));
        }
        if self.sort != Sort::default() {
            params.push(("sort", self.sort.text()));
        }
        params
    }
}

fn searchable(text: String) -> String {
    without_whole_key(&text).unwrap_or(text)
}

impl Filter {
    /// The value of the address's `show`; none for all keys.
    fn slug(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Due => Some("due"),
            Self::Environment(environment) => Some(environment.slug()),
        }
    }

    fn from_slug(slug: &str) -> Option<Self> {
        if slug == "due" {
            return Some(Self::Due);
        }
        Environment::from_slug(slug).map(Self::Environment)
    }
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::Created, descending: true }
    }
}

impl Sort {
    /// The order after the head of `column` was pressed: the other direction of the same column, or
    /// another column from its interesting end (A, the newest, the most urgent).
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        let newest_first = matches!(column, Column::Created | Column::LastUsed);
        let same = self.column == column;
        Self { column, descending: if same { !self.descending } else { newest_first } }
    }

    /// The value of the address's `sort`: the column, after a hyphen when descending.
    fn text(self) -> String {
        let sign = if self.descending { "-" } else { "" };
        [sign, self.column.slug()].concat()
    }

    fn parse(text: &str) -> Option<Self> {
        let (slug, descending) = text.strip_prefix('-').map_or((text, false), |slug| (slug, true));
        let column = Column::ALL.into_iter().find(|column| column.slug() == slug)?;
        Some(Self { column, descending })
    }
}

impl Column {
    const ALL: [Self; 6] =
        [Self::Name, Self::Key, Self::Environment, Self::Created, Self::LastUsed, Self::Rotation];

    const fn slug(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Key => "key",
            Self::Environment => "environment",
            Self::Created => "created",
            Self::LastUsed => "last-used",
            Self::Rotation => "rotation",
        }
    }
}

#[cfg(test)]
mod tests {
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
}
