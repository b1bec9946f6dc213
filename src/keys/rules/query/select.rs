//! Which keys the list shows, and in which order.
//!
//! Runs on every keystroke for up to 10,000 keys: it works on indices, searches without copying
//! text, and copies only what is sorted by.

use std::cmp::Ordering;

use sentinel_api_types::{ApiKey, KEY_START, Timestamp};

use super::{
    Column, Filter, ListQuery,
    text::{contains, sort_key},
};
use crate::keys::rules::{
    environment::environment, finder::matches_prefix, letters::lower_text, rotation::is_due,
};

/// What a key has in the column that is sorted by.
enum Value {
    Text(Vec<u8>),
    Number(i64),
    Missing,
}

/// The indices of the `keys` that match `query`, in its order; `now` decides what is due.
///
/// - Every word of the search has to be found in the name or in the key's first characters, without
///   regard to case. A word that begins with `as_` may also be a key or a longer part of one.
/// - Names and keys are sorted as a reader does: `agent-2` before `agent-10`, in whatever case.
/// - Keys without first characters or environment stand last in either direction. A key that was
///   never used counts as used before all others: last when the latest use is first.
/// - Equal keys stand newest first, then by id.
#[must_use]
pub fn select(keys: &[ApiKey], query: &ListQuery, now: Timestamp) -> Vec<usize> {
    let search = lower_text(&query.search);
    // The words twice: a key's own capitals matter.
    let words: Vec<(&str, &str)> =
        search.split_whitespace().zip(query.search.split_whitespace()).collect();
    let column = query.sort.column;
    let mut rows: Vec<(usize, &ApiKey, Value)> = keys
        .iter()
        .enumerate()
        .filter(|(_, key)| passes(key, query.filter, now))
        .filter(|(_, key)| words.iter().all(|(lower, typed)| matches(key, lower, typed)))
        .map(|(index, key)| (index, key, value(key, column)))
        .collect();
    rows.sort_unstable_by(|(a_index, a, a_value), (b_index, b, b_value)| {
        compare(a_value, b_value, query.sort.descending)
            .then_with(|| b.created_at.cmp(&a.created_at))
            .then_with(|| a.id.cmp(&b.id))
            .then_with(|| a_index.cmp(b_index))
    });
    rows.into_iter().map(|(index, ..)| index).collect()
}

fn passes(key: &ApiKey, filter: Filter, now: Timestamp) -> bool {
    match filter {
        Filter::All => true,
        Filter::Due => is_due(key.created_at, now),
        Filter::Environment(wanted) => environment(&key.name) == Some(wanted),
    }
}

/// Whether a word of the search, in lower case and as typed, is found in `key`.
fn matches(key: &ApiKey, lower: &str, typed: &str) -> bool {
    let start = key.key_prefix.as_deref().unwrap_or_default();
    contains(&key.name, lower)
        || contains(start, lower)
        || typed.starts_with(KEY_START) && matches_prefix(typed, start)
}

/// Sorted by rotation is sorted by age: the oldest key is the most urgent one.
fn value(key: &ApiKey, column: Column) -> Value {
    match column {
        Column::Name => Value::Text(sort_key(&key.name)),
        Column::Key => {
            key.key_prefix.as_deref().map_or(Value::Missing, |start| Value::Text(sort_key(start)))
        }
        Column::Environment => {
            environment(&key.name).map_or(Value::Missing, |known| Value::Number(known as i64))
        }
        Column::Created | Column::Rotation => Value::Number(key.created_at.as_millis()),
        Column::LastUsed => Value::Number(key.last_used_at.map_or(i64::MIN, Timestamp::as_millis)),
    }
}

fn compare(a: &Value, b: &Value, descending: bool) -> Ordering {
    let order = match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Number(a), Value::Number(b)) => a.cmp(b),
        (Value::Missing, Value::Missing) => return Ordering::Equal,
        (Value::Missing, _) => return Ordering::Greater,
        (_, Value::Missing) => return Ordering::Less,
        // One column has values of one kind.
        (Value::Text(_), Value::Number(_)) | (Value::Number(_), Value::Text(_)) => Ordering::Equal,
    };
    if descending { order.reverse() } else { order }
}

#[cfg(test)]
mod tests;
