//! The end of a rotation: what becomes of the old key, and the memory of what was replaced.

mod old_key;
pub mod replaced;

pub(super) use old_key::OldKeyStep;
pub use replaced::ReplacedHook;
pub(super) use replaced::remember_while_listed;
