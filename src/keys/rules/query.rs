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
mod tests;
