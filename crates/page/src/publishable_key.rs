use std::{fmt, str::FromStr};

use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};

/// Clerk's publishable key, and the Frontend API host that it carries in base64 with a `$` behind it
/// (Clerk documentation, "Publishable key").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishableKey {
    /// The key.
    pub key: String,
    /// The host.
    pub frontend_api: String,
}

impl FromStr for PublishableKey {
    type Err = String;

    fn from_str(key: &str) -> Result<Self, String> {
        let encoded = key.strip_prefix("pk_test_").or_else(|| key.strip_prefix("pk_live_"));
        // Clerk leaves the padding out; libraries that make such keys may not.
        let encoded = encoded.map(|encoded| encoded.trim_end_matches('='));
        let decoded = encoded.and_then(|encoded| BASE64_STANDARD_NO_PAD.decode(encoded).ok());
        let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
        let host = text.as_deref().and_then(|text| text.strip_suffix('$'));
        let is_host = |host: &&str| {
            host.contains('.')
                && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b))
        };
        let host = host.filter(is_host).ok_or("not a publishable key (pk_test_… or pk_live_…)")?;
        Ok(Self { key: key.to_owned(), frontend_api: host.to_owned() })
    }
}

impl fmt::Display for PublishableKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publishable_key_names_its_frontend_api() {
        let key: PublishableKey = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k".parse().unwrap();
        assert_eq!(key.frontend_api, "clerk.example.com");
        assert_eq!(key.to_string(), "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k");
    }

    #[test]
    fn a_key_may_be_padded_or_not_whatever_the_length_of_its_host() {
        for (key, host) in [
            ("pk_live_Y2xlcmsuYWNtZS5jb20k", "clerk.acme.com"),
            ("pk_live_Y2xlcmsuYWNtZS5kZXYk", "clerk.acme.dev"),
            ("pk_live_Y2xlcmsuYWNtZS5pbyQ", "clerk.acme.io"),
            ("pk_live_Y2xlcmsuYWNtZS5pbyQ=", "clerk.acme.io"),
            ("pk_live_Y2xlcmsuYWNtZS5hcHAk", "clerk.acme.app"),
            ("pk_test_Y2F0LTEuY2xlcmsuYWNjb3VudHMuZGV2JA", "cat-1.clerk.accounts.dev"),
            ("pk_test_Y2F0LTEuY2xlcmsuYWNjb3VudHMuZGV2JA==", "cat-1.clerk.accounts.dev"),
        ] {
            assert_eq!(key.parse::<PublishableKey>().unwrap().frontend_api, host, "{key}");
        }
    }

    #[test]
    fn anything_else_is_none() {
        for key in ["sk_test_x", "pk_test_", "pk_test_?", "pk_test_Y2xlcms=", "clerk.example.com"] {
            assert!(key.parse::<PublishableKey>().is_err(), "{key}");
        }
    }
}
