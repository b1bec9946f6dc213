//! The API as its callers see it: requests through the whole router, on a database in memory, with
//! a clock and sign-in of the test's own.
#![expect(clippy::unwrap_used, reason = "a test helper may fail its test")]

mod api_keys;
mod audit_log;
mod authentication;
mod connections;
mod console;
mod description;
mod hostile;
mod jwks;
mod kit;
mod limits;
mod load;
mod local;
mod sdk;
