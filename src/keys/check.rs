//! Check a key: what a pasted text holds, and what is the matter with it.

mod dialog;
mod found;
pub mod hook;
mod source;

pub(super) use dialog::CheckDialog;
pub use hook::CheckHook;
