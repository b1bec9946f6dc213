//! The API Keys page: its hooks, views and rules.

pub mod generate;
pub mod hook;
pub mod revoke;
pub mod secret;
pub mod unknown_outcome;
