use leptos::prelude::*;

use crate::{
    keys::{asked::Asked, export::Format, page::Hooks},
    ui::{Built, IntoBuilt as _, Menu, MenuItem},
};

const MENU: &str = "export-menu";

/// Saves what the list shows: as a table, as JSON, or as dates for a calendar.
#[component]
pub(super) fn ExportMenu(hooks: Hooks) -> Built {
    let save = move |format| Callback::new(move |()| hooks.ask(Asked::Export(format)));
    view! {
        <Menu id=MENU class="button menu-button" label="Export list">
            <MenuItem menu=MENU on_click=save(Format::Csv)>
                "CSV"
            </MenuItem>
            <MenuItem menu=MENU on_click=save(Format::Json)>
                "JSON"
            </MenuItem>
            <MenuItem menu=MENU on_click=save(Format::Calendar)>
                "Add rotation dates to calendar"
            </MenuItem>
        </Menu>
    }
    .into_built()
}
