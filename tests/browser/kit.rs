//! The test kit: a clean page, a fake network, a fake Clerk, and eyes.

pub mod answers;
pub mod carrying;
pub mod clerk;
pub mod clipboard;
pub mod date;
pub mod downloads;
pub mod globals;
pub mod history;
pub mod network;
pub mod role;
pub mod screen;
pub mod stage;
pub mod wait;

pub use answers::*;
pub use clerk::FakeClerk;
pub use clipboard::FakeClipboard;
pub use date::FakeDate;
pub use downloads::{FakeDownloads, FakePasswords};
pub use network::{Answer, Network};
pub use stage::Stage;
pub use wait::{found, frame, happens, until};
