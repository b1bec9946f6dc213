//! The one-time reveal of a new key.

pub mod activation;
mod activation_view;
pub mod hook;
mod key_value;
mod left_behind;
mod paste_back;
mod save;
mod use_it;
mod view;

pub use activation::{Activation, ActivationHook};
pub(super) use activation_view::ActivationStatus;
pub use hook::{Copying, RevealHook};
pub(super) use left_behind::LeftOnClipboard;
pub(super) use view::Reveal;
