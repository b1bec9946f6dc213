//! Proving that a key works, with the key itself: the one call that carries no session token.

use std::future::Future;

use sentinel_api_types::KEY_CHECK_PATH;

use crate::keys::rules::search_text::without_whole_key;

use super::{
    Platform, PlatformError,
    detail::error_detail,
    request::{Outcome, Request},
};

/// What the platform says to a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyProof {
    /// It works.
    Active,
    /// 401, with the platform's own sentence when it gave one.
    Rejected(Option<String>),
    /// No answer reached this page: no connection, CORS, or a time-out.
    NoAnswer,
    /// Another answer, which says nothing of the key, with its status.
    OtherAnswer(u16),
}

impl Platform {
    /// Asks the platform whether `key` works, by the SDK's own harmless read. The request is built
    /// before this returns, so that nothing of the key is kept while the answer is waited for.
    pub fn prove(self, key: &str) -> impl Future<Output = KeyProof> + use<> {
        let request = Request { method: "GET", path: KEY_CHECK_PATH, body: None };
        let sent = request.send(&self.url(), key);
        async move {
            match sent.await {
                Ok(Outcome::Unauthorized(reply)) => {
                    KeyProof::Rejected(harmless_detail(&reply.body))
                }
                Ok(Outcome::Answered(reply))
                    if (200..300).contains(&reply.status) && reply.is_the_platforms() =>
                {
                    KeyProof::Active
                }
                Ok(Outcome::Answered(reply)) => KeyProof::OtherAnswer(reply.status),
                Err(PlatformError::SessionEnded) => KeyProof::Rejected(None),
                Err(_) => KeyProof::NoAnswer,
            }
        }
    }
}

/// The platform's sentence, without the key that it may repeat.
fn harmless_detail(body: &[u8]) -> Option<String> {
    error_detail(body).map(|sentence| without_whole_key(&sentence).unwrap_or(sentence))
}
