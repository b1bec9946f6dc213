//! The console's page as it is served, whoever serves it: what fills its `<meta>` elements, which
//! policy and headers come with it, and how long its files may be kept. The local platform and
//! `cargo xtask dist` both take it from here.

mod address;
mod headers;
mod html;
mod languages;
mod policy;
mod publishable_key;
mod settings;

pub use address::{base_path, http_url, is_loopback, origin_of, path_of, secure_url};
pub use headers::{
    ALWAYS, IMMUTABLE, NO_CACHE, STRICT_TRANSPORT_SECURITY, content_hash, is_hashed,
};
pub use html::{Page, escape, is_console, meta_content, with_base};
pub use languages::{CHOSEN, CONSOLES, Pages};
pub use policy::content_security_policy;
pub use publishable_key::PublishableKey;
pub use settings::{ClerkSettings, PageSettings, WrongSetting};
