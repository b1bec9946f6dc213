//! Agent Sentinel's console: Settings → API Keys, as a WebAssembly single-page app.
//!
//! Data flows one way: Clerk → session → platform client → hook → view. See ARCHITECTURE.md.

mod absence;
pub mod app;
pub mod clerk;
pub mod clipboard;
pub mod clock;
pub mod config;
pub mod download;
pub mod early;
mod effect;
mod failure_notice;
#[cfg(debug_assertions)]
mod gallery;
pub mod hidden_character;
pub mod history_steps;
pub mod keys;
pub mod later;
mod masked_secret;
pub mod not_found;
pub mod platform;
pub mod routes;
pub mod secret;
pub mod session;
pub mod shell;
mod sign_in_button;
pub mod storage;
pub mod time_limit;
pub mod token_page;
pub mod ui;
pub mod words;
