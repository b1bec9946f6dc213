//! Error answers: `application/problem+json` with one sentence for the person who reads it.

use std::time::Duration;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sentinel_api_types::Problem;

/// An error answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) status: StatusCode,
    pub(crate) detail: String,
    /// How long to wait before asking again.
    retry_after: Option<Duration>,
}

impl ApiError {
    /// An answer with this status and sentence.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), retry_after: None }
    }

    /// 401.
    pub(crate) fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, detail)
    }

    /// 429, to be asked again after `wait`.
    pub(crate) fn too_many_requests(wait: Duration) -> Self {
        let sentence = "Too many requests. Wait before you send another.";
        let error = Self::new(StatusCode::TOO_MANY_REQUESTS, sentence);
        Self { retry_after: Some(wait), ..error }
    }

    /// 404 of an id that does not exist or belongs to somebody else: the two must not differ.
    pub(crate) fn no_such_key() -> Self {
        Self::new(StatusCode::NOT_FOUND, "You have no API key with this id.")
    }

    /// 500; `cause` goes to the log only.
    pub(crate) fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "The platform has a problem. Try again.")
    }
}

/// 404 of a path that is nobody's.
pub(crate) async fn nothing_there() -> ApiError {
    ApiError::new(StatusCode::NOT_FOUND, "There is nothing at this path.")
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        Self::internal(error)
    }
}

impl From<getrandom::Error> for ApiError {
    fn from(error: getrandom::Error) -> Self {
        Self::internal(error)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let problem = Problem {
            title: self.status.canonical_reason().unwrap_or("Error").to_owned(),
            status: self.status.as_u16(),
            detail: self.detail,
        };
        let mut response = (self.status, axum::Json(problem)).into_response();
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, json);
        if let Some(wait) = self.retry_after {
            // Whole seconds (RFC 9110, section 10.2.3), rounded up.
            let seconds = wait.as_millis().div_ceil(1000).to_string();
            headers
                .extend(HeaderValue::try_from(seconds).map(|value| (header::RETRY_AFTER, value)));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
