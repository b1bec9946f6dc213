use leptos::prelude::*;

use crate::{
    keys::{asked::Asked, export::Format, page::Hooks},
    ui::{Built, IntoBuilt as _, Menu, MenuItem},
    words,
};

const MENU: &str = "export-menu";

/// Saves what the list shows: as a table, as JSON, or as dates for a calendar.
#[component]
pub(super) fn ExportMenu(hooks: Hooks) -> Built {
    let save = move |format| Callback::new(move |()| hooks.ask(Asked::Export(format)));
    view! {
        <Menu id=MENU class="button menu-button" label=words::list::EXPORT_LIST>
            <MenuItem menu=MENU on_click=save(Format::Csv)>
                {words::list::EXPORT_CSV}
            </MenuItem>
            <MenuItem menu=MENU on_click=save(Format::Json)>
                {words::list::EXPORT_JSON}
            </MenuItem>
            <MenuItem menu=MENU on_click=save(Format::Calendar)>
                {words::list::EXPORT_CALENDAR}
            </MenuItem>
        </Menu>
    }
    .into_built()
}
