//! The API Keys page: its hooks, views and rules. One folder for each thing a user does.

mod absence;
pub mod asked;
pub mod check;
pub mod connect;
mod curl_command;
pub mod dialogs;
pub mod export;
pub mod generate;
pub mod hook;
mod interrupted;
mod later_dialogs;
pub mod list;
pub mod page;
mod refresh;
pub mod reveal;
pub mod revoke;
pub mod rotate;
pub mod rules;
mod shortcuts;
