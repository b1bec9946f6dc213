//! The list of keys: what is shown of it, and in which of its states.

mod export_menu;
pub mod hook;
mod pictures;
mod row;
mod selection_bar;
mod states;
mod summary;
mod table;
mod toolbar;
mod url;

pub use hook::ListHook;
pub(super) use row::{focus_row, shown_prefix};
pub(super) use selection_bar::revoke_label;
pub(super) use states::KeyListView;
pub(super) use toolbar::focus_search;
pub(super) use url::{keep_in_url, query_from_url};
