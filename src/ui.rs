//! Widgets that know props, not keys.

mod announcer;
mod built;
mod button;
mod copy_button;
mod dialog;
mod focus;
mod follow;
mod made_once;
mod menu;
mod notice;
mod page_title;
mod screen;
mod select;
mod shortcut;
mod skeleton;
mod table_window;
mod tabs;
mod text_field;
mod theme;
mod toasts;
mod visible_text;

pub use announcer::{Announcer, LiveRegion};
pub use built::{Built, Children, IntoBuilt, nothing};
pub use button::{Button, Spinner, Variant};
pub use copy_button::CopyButton;
pub use dialog::Dialog;
pub use focus::{
    focus_by_id, focus_by_id_if_lost, focus_far_by_id, focus_page_heading,
    focus_page_heading_if_lost, focus_present, select_text,
};
pub use follow::{follow, follow_text, part, when};
pub use menu::{Menu, MenuItem};
pub use notice::{EmptyState, Notice, Tone};
pub use page_title::use_page_title;
pub use screen::Screen;
pub use select::Select;
pub use shortcut::on_shortcut;
pub use skeleton::{LoadingPage, SkeletonTable};
pub use table_window::{Stretch, TableWindow};
pub use tabs::Tabs;
pub use text_field::TextField;
pub use theme::ThemeSwitch;
pub use toasts::{ToastList, Toasts};
pub use visible_text::{VisibleText, visible};
