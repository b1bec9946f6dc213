//! The claims of a session token, and the rules they must keep (Clerk documentation, "Manual JWT
//! verification").

use serde::{Deserialize, Serialize};

/// How far two clocks may differ, in seconds.
const LEEWAY_S: i64 = 5;

/// A session token's claims; what the platform does not use is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The user.
    #[serde(default)]
    pub sub: String,
    /// The issuer.
    #[serde(default)]
    pub iss: String,
    /// The origin the token was made for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub azp: Option<String>,
    /// The session; absent in tokens made from a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// The session's status; `pending` has not finished signing in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sts: Option<String>,
    /// End, in seconds since 1970.
    pub exp: i64,
    /// Start, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nbf: Option<i64>,
    /// When it was made, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iat: Option<i64>,
    /// Version of the token's form; written, but not read: a template may mean something else by it.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub v: Option<u32>,
}

/// What tokens must agree with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The only issuer accepted.
    pub issuer: String,
    /// Origins accepted in `azp`; empty accepts all.
    pub authorized_parties: Vec<String>,
}

impl Claims {
    /// Checks the claims at `now_s`, in seconds since 1970.
    ///
    /// # Errors
    /// The sentence that says which rule is broken.
    pub fn check(&self, rules: &Rules, now_s: i64) -> Result<(), &'static str> {
        let not_after = |limit: i64| limit <= now_s.saturating_add(LEEWAY_S);
        let parties = &rules.authorized_parties;
        let party_fits = || self.azp.as_ref().is_some_and(|azp| parties.contains(azp));
        let rules = [
            (self.iss == rules.issuer, "The token was issued by somebody else."),
            (!self.sub.is_empty(), "The token names no user."),
            (self.exp.saturating_add(LEEWAY_S) > now_s, "The token has expired."),
            (self.nbf.is_none_or(not_after), "The token is not valid yet."),
            (self.iat.is_none_or(not_after), "The token comes from the future."),
            (parties.is_empty() || party_fits(), "The token was made for another site."),
            (self.sts.as_deref() != Some("pending"), "The sign-in is not finished."),
        ];
        rules.iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, sentence)| Err(*sentence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn check(change: impl FnOnce(&mut Claims, &mut Rules)) -> Result<(), &'static str> {
        let mut rules = Rules { issuer: "https://i".into(), authorized_parties: vec![] };
        let mut claims = Claims {
            sub: "user_1".into(),
            iss: "https://i".into(),
            azp: Some("https://console".into()),
            sid: None,
            sts: None,
            exp: NOW + 60,
            nbf: Some(NOW),
            iat: Some(NOW),
            v: None,
        };
        change(&mut claims, &mut rules);
        claims.check(&rules, NOW)
    }

    #[test]
    fn a_token_without_a_session_id_is_accepted() {
        assert_eq!(check(|_, _| {}), Ok(()));
    }

    #[test]
    fn clocks_may_differ_by_five_seconds_and_no_more() {
        assert_eq!(check(|claims, _| claims.exp = NOW - 4), Ok(()));
        assert_eq!(check(|claims, _| claims.exp = NOW - 5), Err("The token has expired."));
        assert_eq!(check(|claims, _| claims.nbf = Some(NOW + 5)), Ok(()));
        assert!(check(|claims, _| claims.nbf = Some(NOW + 6)).is_err());
        assert!(check(|claims, _| claims.iat = Some(NOW + 6)).is_err());
        assert!(check(|claims, _| claims.exp = i64::MIN).is_err());
    }

    #[test]
    fn issuer_user_party_and_status_must_fit() {
        let other = |sentence| Err::<(), _>(sentence);
        assert_eq!(
            check(|claims, _| claims.iss = "https://evil".into()),
            other("The token was issued by somebody else.")
        );
        assert_eq!(check(|claims, _| claims.sub.clear()), other("The token names no user."));
        assert_eq!(
            check(|_, rules| rules.authorized_parties = vec!["https://else".into()]),
            other("The token was made for another site.")
        );
        assert_eq!(
            check(|claims, _| claims.sts = Some("pending".into())),
            other("The sign-in is not finished.")
        );
    }
}
