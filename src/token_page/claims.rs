//! What a session token says of itself. Read for the user's eyes only: nobody here verifies it.

use sentinel_api_types::Timestamp;
use serde::Deserialize;

/// The claims that the page shows (RFC 7519, section 4.1). Each may be absent: a JWT template decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// `iss`: who made the token.
    pub issuer: Option<String>,
    /// `sub`: the user.
    pub subject: Option<String>,
    /// `iat`: when it was made, by its maker's clock.
    pub issued_at: Option<Timestamp>,
    /// `exp`: when it ends, by its maker's clock.
    pub expires_at: Option<Timestamp>,
}

/// As they stand in the token. Times are seconds, which may have fractions (RFC 7519, section 2).
#[derive(Deserialize)]
struct Payload {
    iss: Option<String>,
    sub: Option<String>,
    iat: Option<f64>,
    exp: Option<f64>,
}

impl Claims {
    /// The claims of `token`; `None` when it is no JWT with a JSON payload. `from_base64` decodes
    /// standard base64 to a string of bytes, as the browser's `atob` does.
    #[must_use]
    pub fn of(token: &str, from_base64: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let mut parts = token.split('.');
        let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
        // RFC 7515, section 2: base64url without padding, which `atob` does not need either.
        let decoded = from_base64(&payload.replace('-', "+").replace('_', "/"))?;
        let bytes: Vec<u8> =
            decoded.chars().map(|byte| u8::try_from(byte).ok()).collect::<Option<_>>()?;
        let Payload { iss, sub, iat, exp } = serde_json::from_slice(&bytes).ok()?;
        Some(Self { issuer: iss, subject: sub, issued_at: instant(iat), expires_at: instant(exp) })
    }

    /// When a token that was asked for at `asked_at` ends, by the same clock. A fresh token is made no
    /// earlier, so that its own two times say how long it lives even where that clock is wrong.
    #[must_use]
    pub fn ends_at(&self, asked_at: Timestamp) -> Option<Timestamp> {
        let end_ms = self.expires_at?.as_millis();
        let Some(issued_at) = self.issued_at else { return self.expires_at };
        Some(Timestamp::from_millis(asked_at.as_millis() + end_ms - issued_at.as_millis()))
    }
}

/// An instant that a calendar can show.
fn instant(seconds: Option<f64>) -> Option<Timestamp> {
    const LAST_S: f64 = 253_402_300_799.0; // the end of the year 9999
    let seconds = seconds.filter(|seconds| (0.0..=LAST_S).contains(seconds))?;
    #[expect(clippy::cast_possible_truncation, reason = "checked above")]
    Some(Timestamp::from_millis((seconds * 1000.0) as i64))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD, prelude::BASE64_URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    use super::*;

    fn atob(text: &str) -> Option<String> {
        let bytes = BASE64_STANDARD_NO_PAD.decode(text).ok()?;
        Some(bytes.into_iter().map(char::from).collect())
    }

    fn token(payload: &str) -> String {
        format!("e30.{}.c2lnbmF0dXJl", BASE64_URL_SAFE_NO_PAD.encode(payload))
    }

    fn read(payload: &str) -> Option<Claims> {
        Claims::of(&token(payload), atob)
    }

    #[test]
    fn issuer_subject_and_times_are_read_and_the_rest_is_ignored() {
        let claims = read(
            r#"{"iss":"https://clerk.example.com","sub":"usér_?>","iat":1735380000,"exp":1735380060.5,"sid":"sess_1"}"#,
        );
        assert_eq!(
            claims,
            Some(Claims {
                issuer: Some("https://clerk.example.com".to_owned()),
                subject: Some("usér_?>".to_owned()),
                issued_at: Some(Timestamp::from_millis(1_735_380_000_000)),
                expires_at: Some(Timestamp::from_millis(1_735_380_060_500)),
            })
        );
    }

    #[test]
    fn what_a_template_leaves_out_is_absent() {
        assert_eq!(read("{}"), Some(Claims::default()));
        assert_eq!(read(r#"{"iat":null,"exp":-1}"#), Some(Claims::default()));
        assert_eq!(read(r#"{"exp":1e300}"#), Some(Claims::default()));
    }

    #[test]
    fn what_is_no_jwt_has_no_claims() {
        for text in
            ["", "as_key", "a.b", "a.!!!.c", &token("[]"), &token("\u{0}"), &token(r#"{"iss":7}"#)]
        {
            assert_eq!(Claims::of(text, atob), None, "{text}");
        }
    }

    #[test]
    fn a_fresh_token_lives_as_long_as_it_says_by_any_clock() {
        let claims = read(r#"{"iat":1735380000,"exp":1735380060}"#).unwrap();
        let wrong = Timestamp::from_millis(86_400_000);
        assert_eq!(claims.ends_at(wrong), Some(Timestamp::from_millis(86_460_000)));
    }

    #[test]
    fn a_token_that_does_not_say_when_it_was_made_ends_when_it_says() {
        let claims = read(r#"{"exp":1735380060}"#).unwrap();
        let now = Timestamp::from_millis(0);
        assert_eq!(claims.ends_at(now), Some(Timestamp::from_millis(1_735_380_060_000)));
        assert_eq!(Claims::default().ends_at(now), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), payload in any::<String>()) {
            let _ = Claims::of(&text, atob);
            let _ = read(&payload);
        }

        #[test]
        fn any_times_are_read_without_panic(iat in any::<f64>(), exp in any::<f64>()) {
            let payload = format!(r#"{{"iat":{iat:e},"exp":{exp:e}}}"#);
            let _ = read(&payload).map(|claims| claims.ends_at(Timestamp::from_millis(0)));
        }
    }
}
