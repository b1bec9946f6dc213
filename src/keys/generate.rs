//! Generate New Key and Rotate: the same dialog, from the name to the new key.

mod dialog;
mod form;
pub mod hook;
mod leaving;
mod unknown_outcome;

pub(super) use dialog::GenerateDialog;
pub use hook::{GenerateHook, Purpose, Step};
