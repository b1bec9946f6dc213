use sha2::{Digest as _, Sha256};

/// Sent with every answer.
pub const ALWAYS: [(&str, &str); 5] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), clipboard-write=(self)"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// Sent beside [`ALWAYS`] by hosts that have a certificate. Other hosts of the domain are for their
/// owner to decide.
pub const STRICT_TRANSPORT_SECURITY: (&str, &str) =
    ("strict-transport-security", "max-age=31536000");

/// `Cache-Control` of a file whose name changes with its content.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of the page and of everything else.
pub const NO_CACHE: &str = "no-cache";

/// A name for a content, of the kind that [`is_hashed`] knows.
#[must_use]
pub fn content_hash(content: &[u8]) -> String {
    let mut hash = format!("{:x}", Sha256::digest(content));
    hash.truncate(16);
    hash
}

/// Whether Trunk gave the file a name of its content: 15 or 16 hexadecimal digits between dashes,
/// dots and underscores.
#[must_use]
pub fn is_hashed(name: &str) -> bool {
    name.split(['-', '.', '_']).any(|part| {
        (15..=16).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_hash_in_its_name_is_told_from_one_without() {
        for name in [
            "agent-sentinel-console-cb199f41292d442d_bg.wasm",
            "agent-sentinel-console-later-cb199f41292d442d.wasm",
            "fbbafef829efdedc-snippet.js",
            "notice-180bfb0522cc8b8.css",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        assert!(is_hashed(&format!("style-{}.css", content_hash(b"p{}"))));
        for name in ["boot.js", "favicon.svg", "agent-sentinel-console_bg.wasm"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
