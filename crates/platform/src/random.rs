//! Random base62 text.

use crate::Environment;

/// Digits, then capitals, then small letters.
pub(crate) const BASE62: &[u8; 62] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// `length` random base62 characters, each equally likely: bytes of 248 and more are thrown away.
///
/// # Errors
/// When the operating system has no randomness to give.
pub(crate) fn base62(environment: &Environment, length: usize) -> Result<String, getrandom::Error> {
    let mut text = String::with_capacity(length);
    while text.len() < length {
        let mut bytes = [0; 64];
        environment.fill(&mut bytes)?;
        let letters = bytes.iter().filter(|byte| **byte < 248);
        let letters = letters.map(|byte| char::from(BASE62[usize::from(byte % 62)]));
        text.extend(letters.take(length - text.len()));
    }
    Ok(text)
}
