//! The API Keys page: its hooks, views and rules.

pub mod generate;
mod generate_dialog;
mod generate_form;
pub mod hook;
mod key_row;
mod key_table;
mod list;
pub mod page;
mod reveal;
pub mod revoke;
mod revoke_dialog;
pub mod unknown_outcome;
mod unknown_outcome_view;
