//! Connect your agent: what comes after a user's first key.

mod hook;
mod panel;

pub use hook::ConnectHook;
pub(super) use panel::ConnectPanel;
