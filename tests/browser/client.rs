//! The platform client.

mod answers;
mod pages;
mod retries;
mod token;
