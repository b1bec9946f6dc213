//! Verifying session tokens: Clerk's and the local identity's go the same way.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header, errors::ErrorKind};

use crate::{
    Environment, KeySource,
    claims::{Claims, Rules},
    problem::ApiError,
};

/// Verifies session tokens of one issuer.
pub struct Verifier {
    keys: KeySource,
    rules: Rules,
}

impl Verifier {
    /// Accepts tokens of `issuer` signed with one of `keys`, made for one of `authorized_parties`
    /// when there are any.
    #[must_use]
    pub fn new(keys: KeySource, issuer: String, authorized_parties: Vec<String>) -> Self {
        Self { keys, rules: Rules { issuer, authorized_parties } }
    }

    /// The claims of `token`.
    ///
    /// # Errors
    /// 401 with the sentence that says what is wrong with it; 503 when the issuer's keys are out of
    /// reach.
    pub(crate) async fn verify(
        &self,
        token: &str,
        environment: &Environment,
    ) -> Result<Claims, ApiError> {
        let malformed = || ApiError::unauthorized("The token is not a session token.");
        let header = match decode_header(token) {
            Ok(header) => header,
            Err(_) if has_other_algorithm(token) => {
                return Err(ApiError::unauthorized("The token must be signed with RS256."));
            }
            Err(_) => return Err(malformed()),
        };
        if header.alg != Algorithm::RS256 {
            return Err(ApiError::unauthorized("The token must be signed with RS256."));
        }
        // RFC 7515, 4.1.11: a verifier refuses what it does not understand; this one knows none.
        if header.crit.is_some() {
            return Err(malformed());
        }
        if header.typ.is_some_and(|typ| !typ.eq_ignore_ascii_case("JWT")) {
            return Err(malformed());
        }
        let no_key =
            || ApiError::unauthorized("The token does not name the key it is signed with.");
        let kid = header.kid.ok_or_else(no_key)?;
        let key = self.keys.find(&kid, environment).await.map_err(|_| {
            let sentence = "The sign-in service's keys could not be fetched. Try again.";
            ApiError::new(axum::http::StatusCode::SERVICE_UNAVAILABLE, sentence)
        })?;
        let unknown = || ApiError::unauthorized("The token was signed with an unknown key.");
        let key = DecodingKey::from_jwk(&key.ok_or_else(unknown)?).map_err(|_| unknown())?;
        let claims = decode::<Claims>(token, &key, &signature_only()).map_err(|error| {
            ApiError::unauthorized(match error.kind() {
                ErrorKind::Json(_) => "The token's claims cannot be read.",
                _ => "The token's signature is wrong.",
            })
        })?;
        let claims = claims.claims;
        let now_s = environment.now().as_millis().div_euclid(1000);
        claims.check(&self.rules, now_s).map_err(ApiError::unauthorized)?;
        Ok(claims)
    }
}

/// The claims are checked by [`Claims::check`], by the platform's own clock.
fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    validation
}

/// Whether the header is readable but names an algorithm that is none, such as `none`.
fn has_other_algorithm(token: &str) -> bool {
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
    let header = token.split('.').next().unwrap_or_default();
    let json = BASE64_URL_SAFE_NO_PAD.decode(header).unwrap_or_default();
    let header = serde_json::from_slice::<serde_json::Value>(&json).unwrap_or_default();
    header.get("alg").and_then(serde_json::Value::as_str).is_some_and(|alg| alg != "RS256")
}
