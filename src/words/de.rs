//! German.

pub mod check;
pub mod connect;
pub mod failures;
pub mod generate;
pub mod list;
pub mod reveal;
pub mod revoke;
pub mod rotate;
pub mod rotation;
pub mod shell;
pub mod token;
pub mod ui;

/// The language as browsers name it (BCP 47).
pub const LANGUAGE: &str = "de";
