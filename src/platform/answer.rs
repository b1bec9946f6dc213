//! Reading list answers generously: what is documented by example only may look otherwise.
//!
//! Everything here and elsewhere is read from bytes: reading from text, too, would be compiled beside it.

use sentinel_api_types::{ApiKey, Timestamp};
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use serde_json::value::RawValue;

/// What a list answer holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyList {
    /// The active keys, in the platform's order.
    pub keys: Vec<ApiKey>,
    /// How many elements could not be read.
    pub unreadable: usize,
    /// Whether the platform says when a key was last used.
    pub reports_last_use: bool,
}

/// One page of a list and the way to the next.
pub(super) struct Page {
    pub(super) list: KeyList,
    pub(super) next: Option<String>,
}

/// The envelopes seen in the field around a list.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, alias = "data", alias = "results", alias = "keys", alias = "api_keys")]
    items: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    next: Option<&'a RawValue>,
    #[serde(borrow, default)]
    next_cursor: Option<&'a RawValue>,
}

/// A listed key. What need not be known of it may be missing or unreadable.
#[derive(Deserialize)]
struct Item<'a> {
    id: String,
    name: String,
    created_at: Timestamp,
    #[serde(borrow, default)]
    key_prefix: Option<&'a RawValue>,
    /// Also there when it is `null`: then the platform reports last use.
    #[serde(borrow, default, deserialize_with = "present")]
    last_used_at: Option<&'a RawValue>,
    #[serde(default)]
    revoked_at: Option<IgnoredAny>,
    #[serde(default)]
    is_active: Option<bool>,
}

fn present<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// Reads a list answer; `None` when it is not one.
pub(super) fn key_page(body: &[u8]) -> Option<Page> {
    let (items, next) = if let Ok(items) = serde_json::from_slice::<Vec<&RawValue>>(body) {
        (items, None)
    } else {
        let envelope = serde_json::from_slice::<Envelope<'_>>(body).ok()?;
        let next = envelope.next.and_then(text).or_else(|| envelope.next_cursor.and_then(text));
        (envelope.items, next)
    };
    let mut list = KeyList { keys: Vec::with_capacity(items.len()), ..KeyList::default() };
    for item in items {
        add(item.get().as_bytes(), &mut list);
    }
    Some(Page { list, next })
}

/// A cursor's text, also when it is a number; `None` when it is empty or something else.
fn text(value: &RawValue) -> Option<String> {
    let text = match value.get().as_bytes() {
        [b'"', ..] => read(value)?,
        [b'0'..=b'9', ..] => value.get().to_owned(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

fn add(item: &[u8], list: &mut KeyList) {
    let item = serde_json::from_slice::<Item<'_>>(item).ok();
    let Some(item) = item.filter(|item| is_addressable(&item.id)) else {
        list.unreadable += 1;
        return;
    };
    list.reports_last_use |= item.last_used_at.is_some();
    if item.revoked_at.is_none() && item.is_active != Some(false) {
        list.keys.push(ApiKey {
            id: item.id,
            name: item.name,
            created_at: item.created_at,
            key_prefix: item.key_prefix.and_then(read),
            last_used_at: item.last_used_at.and_then(read),
        });
    }
}

fn read<'a, T: Deserialize<'a>>(value: &'a RawValue) -> Option<T> {
    serde_json::from_slice(value.get().as_bytes()).ok()
}

/// Whether an id can stand in a path: browsers resolve `.` and `..` even when percent-encoded.
fn is_addressable(id: &str) -> bool {
    !matches!(id, "" | "." | "..")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: &str = r#"{"id":"key_1","key_prefix":"as_a1b2c3","name":"ci","created_at":"2024-12-28T10:00:00Z","scopes":[]}"#;

    fn list(body: &str) -> KeyList {
        key_page(body.as_bytes()).unwrap().list
    }

    #[test]
    fn a_bare_array_and_every_envelope_read_the_same() {
        let bare = list(&format!("[{KEY}]"));
        assert_eq!(bare.keys.len(), 1);
        for name in ["items", "data", "results", "keys", "api_keys"] {
            assert_eq!(list(&format!(r#"{{"total":1,"{name}":[{KEY}]}}"#)), bare, "{name}");
        }
    }

    #[test]
    fn a_next_page_is_found_under_both_names() {
        for name in ["next", "next_cursor"] {
            let page = key_page(format!(r#"{{"items":[],"{name}":"c2"}}"#).as_bytes()).unwrap();
            assert_eq!(page.next.as_deref(), Some("c2"));
        }
        for (page, next) in [
            (r#""next":null"#, None),
            (r#""next":"""#, None),
            (r#""next":false"#, None),
            (r#""next":null,"next_cursor":"c2""#, Some("c2")),
            (r#""next":2"#, Some("2")),
        ] {
            let page = key_page(format!("{{\"items\":[],{page}}}").as_bytes()).unwrap();
            assert_eq!(page.next.as_deref(), next);
        }
    }

    #[test]
    fn one_bad_element_makes_one_row_unreadable() {
        for bad in
            ["null", "7", "{}", r#"{"id":"..","name":"x","created_at":"2024-12-28T10:00:00Z"}"#]
        {
            let list = list(&format!("[{KEY},{bad}]"));
            assert_eq!((list.keys.len(), list.unreadable), (1, 1), "{bad}");
        }
    }

    #[test]
    fn what_is_optional_may_be_unreadable() {
        let item =
            KEY.replace("\"as_a1b2c3\"", "7").replace("\"scopes\":[]", "\"last_used_at\":\"\"");
        let list = list(&format!("[{item}]"));
        assert_eq!((list.keys.len(), list.unreadable), (1, 0));
        assert_eq!((&list.keys[0].key_prefix, list.keys[0].last_used_at), (&None, None));
    }

    #[test]
    fn a_key_that_is_no_longer_active_is_not_listed() {
        for dead in [r#""revoked_at":"2024-12-29T10:00:00Z""#, r#""is_active":false"#] {
            let list = list(&format!("[{},{dead}}}]", KEY.trim_end_matches('}')));
            assert_eq!((list.keys.len(), list.unreadable), (0, 0), "{dead}");
        }
    }

    #[test]
    fn last_use_is_reported_even_when_it_was_never() {
        assert!(!list(&format!("[{KEY}]")).reports_last_use);
        let never = format!("[{},\"last_used_at\":null}}]", KEY.trim_end_matches('}'));
        assert!(list(&never).reports_last_use);
    }

    #[test]
    fn what_is_no_list_is_not_taken_for_an_empty_one() {
        for body in ["", "{}", "null", "<html>", "[{}", r#"{"detail":"no"}"#, r#"{"items":7}"#] {
            assert!(key_page(body.as_bytes()).is_none(), "{body}");
        }
    }

    proptest! {
        #[test]
        fn any_answer_is_read_or_refused_without_panic(body in any::<Vec<u8>>(), text in any::<String>()) {
            for body in [&*body, text.as_bytes()] {
                let _ = key_page(body).map(|page| page.next);
            }
        }
    }
}
