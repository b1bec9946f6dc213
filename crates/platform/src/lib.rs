//! A small real Agent Sentinel platform for one machine.
//!
//! One endpoint is one file under `endpoints/`; `local/` signs users in without any service;
//! `console` serves the built console with its security headers.

mod app;
mod auth;
mod body;
mod claims;
pub mod cli;
pub mod connections;
mod console;
mod cookies;
mod endpoints;
mod environment;
mod headers;
mod jwks;
mod jwt;
mod key_format;
mod limits;
pub mod local;
mod problem;
mod random;
pub mod serve;
pub mod store;

pub use app::{App, Identity, Parts, app};
pub use claims::Claims;
pub use console::Console;
pub use environment::Environment;
pub use jwks::KeySource;
pub use jwt::Verifier;
pub use limits::{Limits, Rate, RateLimit};
