//! Reading JSON bodies, with a sentence for everything that can be wrong with one.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use serde::de::DeserializeOwned;

use crate::problem::ApiError;

/// A JSON body. Sentences never repeat what was sent: it may hold a secret.
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let content_type = request.headers().get(header::CONTENT_TYPE);
        let is_json = content_type.and_then(|value| value.to_str().ok()).is_some_and(is_json);
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            let rejection = rejection.into_response();
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large.")
            } else {
                ApiError::new(StatusCode::BAD_REQUEST, "The body did not arrive whole.")
            }
        })?;
        if bytes.is_empty() {
            return Err(ApiError::new(StatusCode::BAD_REQUEST, "The body is empty; send JSON."));
        }
        if !is_json {
            let sentence = "Send JSON, with Content-Type: application/json.";
            return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence));
        }
        serde_json::from_slice(&bytes).map(Self).map_err(|wrong| {
            if wrong.is_data() {
                let sentence = "A field is missing or has the wrong type.";
                ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, sentence)
            } else {
                ApiError::new(StatusCode::BAD_REQUEST, "The body is not valid JSON.")
            }
        })
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}
