use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// One API key as the platform lists it. The key itself is never part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKey {
    /// Opaque identifier; percent-encode it in paths.
    pub id: String,
    /// The key's first characters, for recognising it. The hosted platform may leave it out.
    #[serde(default)]
    pub key_prefix: Option<String>,
    /// What the user called it.
    pub name: String,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When an SDK call last succeeded with it; `None` when never, or when the platform does not say.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub last_used_at: Option<Timestamp>,
}

/// Body of `POST /api/v1/api-keys/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateApiKey {
    /// Trimmed, it has 1 to 100 characters and no control characters; the rule is
    /// [`crate::KeyName`]'s.
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 100,
            pattern = "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069][^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]*$"
        )
    )]
    pub name: String,
}

/// Answer to `POST /api/v1/api-keys/`, the only one that ever holds the key.
///
/// It borrows from the answer's bytes, so that reading it makes no copy of the key; it has no
/// `Debug` and no `Clone` for the same reason.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreatedApiKey<'a> {
    /// Opaque identifier.
    pub id: String,
    /// The whole key, shown once.
    pub key: &'a str,
    /// The key's first characters.
    #[serde(default)]
    pub key_prefix: Option<String>,
    /// What the user called it.
    pub name: String,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
}
