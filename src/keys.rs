//! The API Keys page: its hooks, views and rules. One folder for each thing a user does.

mod absence;
pub mod check;
mod curl_command;
mod dialogs;
pub mod generate;
pub mod hook;
mod interrupted;
pub mod list;
pub mod page;
mod refresh;
pub mod reveal;
pub mod revoke;
pub mod rotate;
pub mod rules;
mod shortcuts;

pub use dialogs::dialogs;
