//! Revoke: asks first, then revokes one key or several.

mod dialog;
mod facts;
pub mod hook;
mod several;

pub(super) use dialog::{RevokeDialog, say_revoked};
pub use hook::{Outcome, RevokeHook};
