use leptos::prelude::*;
use sentinel_api_types::ApiKey;

use super::ListHook;
use crate::{
    clock,
    config::Config,
    download::download,
    keys::rules::{calendar::calendar, export},
    routes,
    ui::{Built, IntoBuilt as _, Menu, MenuItem, Toasts},
};

/// Writes a file's content; `None` when there is nothing to write.
type Write<'a> = &'a dyn Fn(&[&ApiKey]) -> Option<String>;

/// Downloads what the list shows: as a table, as JSON, or as dates for a calendar. Never a key.
#[component]
pub(super) fn ExportMenu(list: ListHook) -> Built {
    let toasts = expect_context::<Toasts>();
    let host = StoredValue::new(expect_context::<Config>().platform_host().to_owned());
    let path = StoredValue::new(routes::link(routes::API_KEYS));
    let save = move |extension: &str, media_type: &str, write: Write| {
        let keys = untrack(|| list.matching());
        let keys: Vec<_> = keys.iter().collect();
        let today = clock::now().to_string();
        let name = export::file_name(extension, today.get(..10).unwrap_or_default());
        let Some(content) = write(&keys) else {
            toasts.failure("None of these keys has a rotation date that a calendar can hold.");
            return;
        };
        match download(&name, media_type, content.as_bytes()) {
            Ok(()) => toasts.success(format!("{name} was saved")),
            Err(_) => toasts.failure("The browser refused to save the file."),
        }
    };
    let csv = Callback::new(move |()| save("csv", "text/csv", &|keys| Some(export::csv(keys))));
    let json =
        Callback::new(move |()| save("json", "application/json", &|keys| Some(export::json(keys))));
    let dates = Callback::new(move |()| {
        let host = host.get_value();
        let page = window().location().origin().unwrap_or_default() + &path.get_value();
        let write =
            |keys: &[&ApiKey]| calendar(keys, &host, &page, clock::now(), &clock::local_day);
        save("ics", "text/calendar", &write);
    });
    view! {
        <Menu id="export-menu" class="button menu-button" label="Export list".to_owned()>
            <MenuItem menu="export-menu" on_click=csv>
                "CSV"
            </MenuItem>
            <MenuItem menu="export-menu" on_click=json>
                "JSON"
            </MenuItem>
            <MenuItem menu="export-menu" on_click=dates>
                "Add rotation dates to calendar"
            </MenuItem>
        </Menu>
    }
    .into_built()
}
