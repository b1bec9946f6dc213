//! Generate New Key and Rotate: the same dialog, from the name to the new key.

mod dialog;
mod draft;
mod form;
mod hook;
mod leaving;
mod step;
mod unknown_outcome;

pub(super) use dialog::GenerateDialog;
pub(super) use draft::{keep_draft, restore_draft_when_listed};
pub use hook::GenerateHook;
pub use step::{OldKey, Purpose, Step};
