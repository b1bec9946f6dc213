//! The page's rules: no browser, and the clock is an argument, so that they are tested natively.

pub mod calendar;
pub mod environment;
pub mod export;
pub mod finder;
pub mod first_key;
mod letters;
pub mod paste_back;
pub mod query;
pub mod quote;
pub mod recent_use;
pub mod replaced;
pub mod rotation;
pub mod same_name;
pub mod search_text;
pub mod snippet;
pub mod unknown_outcome;
