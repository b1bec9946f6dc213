use serde::{Deserialize, Serialize};

/// An error answer, `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Short name of the status, such as `Unprocessable Content`.
    pub title: String,
    /// The HTTP status code.
    pub status: u16,
    /// One sentence for the person who reads it.
    pub detail: String,
}
