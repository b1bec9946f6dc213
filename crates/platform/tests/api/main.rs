//! The API as its callers see it: requests through the whole router, on a database in memory, with
//! a clock and sign-in of the test's own.

mod api_keys;
mod authentication;
mod description;
mod hostile;
mod kit;
mod sdk;
