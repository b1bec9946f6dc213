//! Where Generate New Key and Rotate stand.

use sentinel_api_types::ApiKey;

use crate::{keys::rules::unknown_outcome::Verdict, platform::Words};

/// What the new key is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A key beside the others.
    New,
    /// A key in the place of this one.
    Replace(ApiKey),
}

/// Where the dialog stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Asks for a name.
    Form,
    /// The request is under way; the dialog cannot be closed.
    Creating,
    /// Shows the new key, once.
    Reveal(ApiKey),
    /// The new key was taken: asks what is to become of the old one.
    OldKey {
        /// The key that is replaced.
        old: ApiKey,
        /// The key in its place.
        new: ApiKey,
    },
    /// No answer came.
    Unknown(Verdict),
}

/// What becomes of the old key of a rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OldKey {
    /// Nothing yet.
    Active,
    /// The request is under way; the dialog cannot be closed.
    Revoking,
    /// The platform did not revoke it.
    Failed(Words),
}
