//! What the list asks of the later part: of its dialogs, mostly.

use sentinel_api_types::ApiKey;

use super::export::Format;
use crate::words;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Generate New Key.
    Generate,
    /// A new key in the place of this one.
    Rotate(ApiKey),
    /// The question whether to revoke these.
    Revoke(Vec<ApiKey>),
    /// Check a key.
    Check,
    /// The list as a file.
    Export(Format),
    /// What the single letters do.
    Shortcuts,
}

impl Asked {
    /// What it is called until it is here.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Generate => words::list::GENERATE_NEW_KEY,
            Self::Rotate(_) => words::list::ROTATE_A_KEY,
            Self::Revoke(_) => words::list::REVOKE,
            Self::Check => words::list::CHECK_A_KEY,
            Self::Export(_) => words::list::EXPORT_LIST,
            Self::Shortcuts => words::list::KEYBOARD_SHORTCUTS,
        }
    }
}
