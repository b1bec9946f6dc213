//! Every wrong credential, with its sentence.

use std::time::Duration;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use sentinel_platform::{Claims, KeySource, local::SigningKey};

use crate::kit::{KEYS, Platform, START_S, bearer, claims, issuer_key, verifier};

/// Every call is refused, and a key that is there stays the only one.
async fn refused(platform: &Platform, authorization: &str, status: u16, sentence: &str) {
    let before = platform.list("ada").await;
    let id = match before.first() {
        Some(key) => key.id.clone(),
        None => platform.create("ada", "kept").await.0,
    };
    for (method, path, body) in [
        ("GET", KEYS, None),
        ("POST", KEYS, Some(r#"{"name":"ci"}"#)),
        ("DELETE", &*format!("{KEYS}{id}"), None),
    ] {
        let answer = platform.call(method, path, authorization, body).await;
        answer.is_problem(status, sentence);
        if status == 401 {
            assert_eq!(answer.headers["www-authenticate"], "Bearer");
        }
    }
    let ids: Vec<_> = platform.list("ada").await.into_iter().map(|key| key.id).collect();
    assert_eq!(ids, [id]);
}

fn signed(change: impl FnOnce(&mut Claims)) -> String {
    let mut claims = claims("ada");
    change(&mut claims);
    format!("Bearer {}", issuer_key().sign(&claims).unwrap())
}

#[tokio::test]
async fn without_a_token_the_caller_is_told_to_send_one() {
    let platform = Platform::new().await;
    let sentence = "Send your session token: Authorization: Bearer <token>.";
    for authorization in ["", "Bearer", "Bearer ", "Basic YTpi", "token"] {
        refused(&platform, authorization, 401, sentence).await;
    }
}

#[tokio::test]
async fn what_is_no_token_is_said_to_be_none() {
    let platform = Platform::new().await;
    for token in ["x", "a.b.c", "..", "é", &"x".repeat(5000)] {
        let authorization = format!("Bearer {token}");
        let sentence = if token.is_ascii() {
            "The token is not a session token."
        } else {
            "Send your session token: Authorization: Bearer <token>."
        };
        refused(&platform, &authorization, 401, sentence).await;
    }
}

#[tokio::test]
async fn an_api_key_may_not_manage_api_keys() {
    let platform = Platform::new().await;
    let sentence = "API keys cannot manage API keys. Send a session token.";
    let (_, key) = platform.create("ada", "own").await;
    for authorization in ["Bearer as_abc", "ApiKey as_abc", &format!("Bearer {key}")] {
        refused(&platform, authorization, 403, sentence).await;
    }
}

#[tokio::test]
async fn a_token_that_breaks_a_rule_is_refused_with_the_rule() {
    let platform = Platform::with(|parts| {
        let keys = KeySource::Fixed(issuer_key().public_keys());
        parts.verifier = verifier(keys, &["https://console.example.com"]);
    })
    .await;
    for (authorization, sentence) in [
        (signed(|claims| claims.exp = START_S - 60), "The token has expired."),
        (signed(|claims| claims.nbf = Some(START_S + 60)), "The token is not valid yet."),
        (
            signed(|claims| claims.iss = "https://evil".into()),
            "The token was issued by somebody else.",
        ),
        (signed(|claims| claims.sub.clear()), "The token names no user."),
        (signed(|claims| claims.sts = Some("pending".into())), "The sign-in is not finished."),
        (
            signed(|claims| claims.azp = Some("https://evil".into())),
            "The token was made for another site.",
        ),
    ] {
        refused(&platform, &authorization, 401, sentence).await;
    }
}

#[tokio::test]
async fn a_token_of_a_template_has_no_session_id_and_is_accepted() {
    let platform = Platform::new().await;
    let authorization = signed(|claims| claims.sid = None);
    let answer = platform.call("GET", KEYS, &authorization, None).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn claims_that_cannot_be_read_are_said_to_be_so_and_unused_ones_do_not_matter() {
    let platform = Platform::new().await;
    let good = serde_json::to_value(claims("ada")).unwrap();
    let mut without_end = good.clone();
    without_end.as_object_mut().unwrap().remove("exp");
    let authorization = format!("Bearer {}", issuer_key().sign(&without_end).unwrap());
    refused(&platform, &authorization, 401, "The token's claims cannot be read.").await;
    let mut own_version = good;
    own_version["v"] = "mine".into();
    let authorization = format!("Bearer {}", issuer_key().sign(&own_version).unwrap());
    assert_eq!(platform.call("GET", KEYS, &authorization, None).await.status, 200);
}

#[tokio::test]
async fn only_rs256_by_a_known_key_counts() {
    let platform = Platform::new().await;
    let rs256 = "The token must be signed with RS256.";
    let keys = issuer_key().public_keys();
    let kid = keys.keys[0].common.key_id.clone();

    let none = [r#"{"alg":"none","typ":"JWT"}"#, &serde_json::to_string(&claims("ada")).unwrap()]
        .map(|part| BASE64_URL_SAFE_NO_PAD.encode(part))
        .join(".");
    refused(&platform, &format!("Bearer {none}."), 401, rs256).await;

    // The public key taken as the secret of an HMAC.
    let secret = EncodingKey::from_secret(&serde_json::to_vec(&keys.keys[0]).unwrap());
    let header = Header { kid: kid.clone(), ..Header::new(Algorithm::HS256) };
    let hs256 = encode(&header, &claims("ada"), &secret).unwrap();
    refused(&platform, &format!("Bearer {hs256}"), 401, rs256).await;

    let stranger = SigningKey::generate().unwrap();
    let unknown = format!("Bearer {}", stranger.sign(&claims("ada")).unwrap());
    refused(&platform, &unknown, 401, "The token was signed with an unknown key.").await;

    let good = bearer("ada");
    let (signed_part, _) = good.rsplit_once('.').unwrap();
    let forged = unknown.rsplit_once('.').unwrap().1;
    let wrong = format!("{signed_part}.{forged}");
    refused(&platform, &wrong, 401, "The token's signature is wrong.").await;
}

#[tokio::test]
async fn a_header_that_names_no_key_or_asks_for_more_is_refused() {
    let platform = Platform::new().await;
    let with_header = |header: &str| {
        let good = bearer("ada");
        let rest = good.split_once('.').unwrap().1;
        format!("Bearer {}.{rest}", BASE64_URL_SAFE_NO_PAD.encode(header))
    };
    let no_key = with_header(r#"{"alg":"RS256","typ":"JWT"}"#);
    refused(&platform, &no_key, 401, "The token does not name the key it is signed with.").await;
    let kid = issuer_key().public_keys().keys[0].common.key_id.clone().unwrap();
    for more in [r#""crit":["exp"]"#, r#""typ":"at+jwt""#] {
        let asks = with_header(&format!(r#"{{"alg":"RS256","kid":"{kid}",{more}}}"#));
        refused(&platform, &asks, 401, "The token is not a session token.").await;
    }
}

#[tokio::test]
async fn unknown_revoked_and_not_yet_active_keys_are_told_apart_by_nothing() {
    let platform = Platform::with(|parts| parts.activation_delay = Duration::from_secs(30)).await;
    let (id, revoked) = platform.create("ada", "revoked").await;
    platform.wait(Duration::from_mins(1));
    let gone = platform.call("DELETE", &format!("{KEYS}{id}"), &bearer("ada"), None).await;
    assert_eq!(gone.status, 204);
    let (_, not_yet) = platform.create("ada", "not yet").await;
    let (_, unknown) = Platform::new().await.create("ada", "elsewhere").await;
    let mut answers = Vec::new();
    for key in [revoked, not_yet, unknown] {
        let answer =
            platform.call("GET", "/api/v1/policies/sync", &format!("Bearer {key}"), None).await;
        answer.is_problem(401, "The API key is not active.");
        answers.push((answer.headers, answer.body));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}
