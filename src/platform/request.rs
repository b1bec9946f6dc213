//! One request over the network, with a time limit, and what came back.

use std::future::Future;

use gloo_net::http::{Method, RequestBuilder, Response};
use js_sys::ArrayBuffer;
use sentinel_api_types::Timestamp;
use serde::de::IgnoredAny;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};
use zeroize::Zeroizing;

use super::{PlatformError, detail::error_detail, excerpt::excerpt};
use crate::{clock, early::EarlyRequest, secret::take_bytes, time_limit::within};

/// How long an answer may take, to its last byte.
const LIMIT_MS: u32 = 15_000;
/// The longest answer that is read, in bytes: a list of a hundred thousand keys is half as long.
const LONGEST_ANSWER: u32 = 32 * 1024 * 1024;
/// What a 429 without `Retry-After`, or with one that is over, is taken to mean, in milliseconds.
const DEFAULT_RETRY_AFTER_MS: i64 = 30_000;
/// What a longer `Retry-After` is taken for, in milliseconds: a day.
const LONGEST_RETRY_AFTER_MS: i64 = 86_400_000;

/// A request, not yet authorised.
pub(super) struct Request<'a> {
    pub(super) method: &'static str,
    /// Path and query, from the platform's base.
    pub(super) path: &'a str,
    /// JSON.
    pub(super) body: Option<String>,
}

/// What came of an attempt.
pub(super) enum Outcome {
    /// A 401.
    Unauthorized(Reply),
    Answered(Reply),
}

/// An answer, whole. Its body may hold a key, so it is wiped when dropped.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) path: String,
    pub(super) body: Zeroizing<Vec<u8>>,
    retry_after: Option<String>,
}

/// Aborts the request when whoever waits for it goes away.
struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

impl Request<'_> {
    /// Sends to the platform at `base`. The request is built at once: what is waited for holds
    /// nothing of `credential`, which may be a key.
    pub(super) fn send(
        &self,
        base: &str,
        credential: &str,
    ) -> impl Future<Output = Result<Outcome, PlatformError>> + use<> {
        let abort = AbortOnDrop(AbortController::new().ok());
        let request = if is_offline() {
            Err(PlatformError::Offline)
        } else if !can_be_sent(credential) {
            Err(PlatformError::SessionEnded)
        } else {
            self.build(base, credential, &abort).map_err(|_| PlatformError::Unreachable)
        };
        let path = self.path.to_owned();
        async move {
            let request = request?;
            let response = async { request.send().await.ok() };
            answer_to(path, response, abort, LIMIT_MS).await
        }
    }

    /// Takes over this request as it was sent by `boot.js`.
    pub(super) fn take_over(
        &self,
        early: &EarlyRequest,
    ) -> impl Future<Output = Result<Outcome, PlatformError>> + use<> {
        let abort = AbortOnDrop(Some(early.abort_controller()));
        let left_ms = LIMIT_MS.saturating_sub(early.age_ms());
        let answer = JsFuture::from(early.response());
        let response =
            async { Some(answer.await.ok()?.unchecked_into::<web_sys::Response>().into()) };
        answer_to(self.path.to_owned(), response, abort, left_ms)
    }

    /// `boot.js` asks for the list in the same way.
    fn build(
        &self,
        base: &str,
        credential: &str,
        abort: &AbortOnDrop,
    ) -> Result<gloo_net::http::Request, gloo_net::Error> {
        let authorization = Zeroizing::new(["Bearer ", credential].concat());
        let request = RequestBuilder::new(&format!("{base}{}", self.path))
            .method(self.method())
            .header("Accept", "application/json")
            .header("Authorization", &authorization)
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::Omit)
            .redirect(RequestRedirect::Error)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(abort.0.as_ref().map(AbortController::signal).as_ref());
        match &self.body {
            None => request.build(),
            Some(json) => request.header("Content-Type", "application/json").body(json),
        }
    }

    fn method(&self) -> Method {
        match self.method {
            "POST" => Method::POST,
            "DELETE" => Method::DELETE,
            _ => Method::GET,
        }
    }
}

/// Waits for the whole of a response, but no longer than `limit_ms`.
async fn answer_to(
    path: String,
    response: impl Future<Output = Option<Response>>,
    abort: AbortOnDrop,
    limit_ms: u32,
) -> Result<Outcome, PlatformError> {
    let reply = async {
        let response = response.await?;
        let (status, retry_after) = (response.status(), response.headers().get("retry-after"));
        let body = read_body(&response.into()).await?;
        Some(Reply { status, path, body, retry_after })
    };
    let reply = within(limit_ms, reply).await.ok_or(PlatformError::TimedOut)?;
    drop(abort);
    let reply = reply.ok_or(PlatformError::Unreachable)?;
    Ok(match reply.status {
        401 => Outcome::Unauthorized(reply),
        _ => Outcome::Answered(reply),
    })
}

/// Whether the browser knows that nothing can be sent.
pub(super) fn is_offline() -> bool {
    !leptos::prelude::window().navigator().on_line()
}

/// Whether a credential can stand in a header (RFC 6750, section 2.1). The browser would throw.
fn can_be_sent(credential: &str) -> bool {
    !credential.is_empty() && credential.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The whole body, or nothing of one that is too long.
async fn read_body(response: &web_sys::Response) -> Option<Zeroizing<Vec<u8>>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let buffer = buffer.unchecked_into::<ArrayBuffer>();
    let is_too_long = buffer.byte_length() > LONGEST_ANSWER;
    Some(if is_too_long { Zeroizing::default() } else { take_bytes(&buffer) })
}

impl Reply {
    /// This answer when it is a 2xx, else the failure it stands for. Only what carries a name can be
    /// refused for it.
    pub(super) fn or_error(self, carries_name: bool) -> Result<Self, PlatformError> {
        let detail = || error_detail(&self.body);
        Err(match self.status {
            200..300 => return Ok(self),
            400 | 409 | 413 | 415 | 422 if !carries_name => self.unreadable(),
            400 | 413 | 415 | 422 => PlatformError::NotAccepted(detail()),
            401 => PlatformError::SessionEnded,
            403 => PlatformError::Forbidden,
            404 | 410 => PlatformError::NotFound,
            409 => PlatformError::Conflict(detail()),
            429 => PlatformError::TooManyRequests { until: self.retry_after() },
            500.. => PlatformError::Server(self.status),
            _ => self.unreadable(),
        })
    }

    /// Whether the platform can have said this: nothing, or JSON of any kind. A page of something in
    /// between is neither.
    pub(super) fn is_the_platforms(&self) -> bool {
        self.body.trim_ascii().is_empty()
            || serde_json::from_slice::<IgnoredAny>(&self.body).is_ok()
    }

    /// The failure that this answer cannot be understood.
    pub(super) fn unreadable(&self) -> PlatformError {
        let excerpt = excerpt(&self.body);
        PlatformError::Unreadable { status: self.status, path: self.path.clone(), excerpt }
    }

    /// When `Retry-After` is over: it is seconds or a date (RFC 9110, section 10.2.3).
    fn retry_after(&self) -> Timestamp {
        let now_ms = clock::now().as_millis();
        let wait_ms = self.retry_after.as_deref().and_then(|value| {
            let value = value.trim();
            let seconds = || Some(value.parse::<i64>().ok()?.saturating_mul(1000));
            let date = || {
                let at_ms = js_sys::Date::parse(value);
                #[expect(clippy::cast_possible_truncation, reason = "a date fits an i64")]
                (!at_ms.is_nan()).then_some(at_ms as i64 - now_ms)
            };
            seconds().or_else(date)
        });
        // A date that is over by this browser's clock says nothing, and "at once" would be asked for
        // without end.
        let wait_ms = wait_ms.filter(|wait_ms| *wait_ms > 0).unwrap_or(DEFAULT_RETRY_AFTER_MS);
        let wait_ms = wait_ms.min(LONGEST_RETRY_AFTER_MS);
        Timestamp::from_millis(now_ms + wait_ms)
    }
}
