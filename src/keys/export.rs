//! Saving what the list shows as a file. Never a key.

use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::{
    list::ListHook,
    rules::{calendar::calendar, export},
};
use crate::{clock, config::Config, download::download, routes, ui::Toasts, words};

/// What the list can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table.
    Csv,
    /// JSON.
    Json,
    /// The dates of rotations, for a calendar.
    Calendar,
}

/// Saves the keys that `list` shows, and says how that went. Needs the app's contexts.
pub(super) fn save(format: Format, list: ListHook) {
    let toasts = expect_context::<Toasts>();
    let keys = untrack(|| list.matching());
    let keys: Vec<_> = keys.iter().collect();
    let (extension, media_type, content) = match format {
        Format::Csv => ("csv", "text/csv", Some(export::csv(&keys))),
        Format::Json => ("json", "application/json", Some(export::json(&keys))),
        Format::Calendar => ("ics", "text/calendar", dates(&keys)),
    };
    let Some(content) = content else {
        toasts.failure(words::list::NO_DATES);
        return;
    };
    let today = clock::now().to_string();
    let name = export::file_name(extension, today.get(..10).unwrap_or_default());
    match download(&name, media_type, content.as_bytes()) {
        Ok(()) => toasts.success(words::list::saved(&name)),
        Err(_) => toasts.failure(words::list::SAVE_REFUSED),
    }
}

fn dates(keys: &[&ApiKey]) -> Option<String> {
    let config = expect_context::<Config>();
    let page = window().location().origin().unwrap_or_default() + &routes::link(routes::API_KEYS);
    calendar(keys, config.platform_host(), &page, clock::now(), &clock::local_day)
}
