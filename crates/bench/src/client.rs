//! HTTP, one call at a time.

use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::{
    Method, Request,
    body::Bytes,
    header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, ORIGIN, SET_COOKIE},
};
use hyper_util::{
    client::legacy::{self, connect::HttpConnector},
    rt::TokioExecutor,
};

use crate::Failure;

/// How long an answer may take.
const LIMIT: Duration = Duration::from_secs(20);

/// A client of one platform, with connections of its own that are kept.
pub(crate) struct Client {
    http: legacy::Client<HttpConnector, Full<Bytes>>,
    base: String,
}

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Bytes,
    /// Name and value of the cookie that it sets.
    pub(crate) cookie: Option<String>,
}

/// What a call carries.
#[derive(Default)]
pub(crate) struct Call<'a> {
    pub(crate) method: Method,
    pub(crate) path: &'a str,
    pub(crate) bearer: Option<&'a str>,
    pub(crate) cookie: Option<&'a str>,
    /// Media type and body.
    pub(crate) body: Option<(&'a str, String)>,
}

impl Client {
    /// A client of the platform at `base`.
    pub(crate) fn new(base: &str) -> Self {
        let http = legacy::Client::builder(TokioExecutor::new()).build_http();
        Self { http, base: base.to_owned() }
    }

    /// Makes a call, once.
    pub(crate) async fn send(&self, call: Call<'_>) -> Result<Answer, Failure> {
        let Call { method, path, bearer, cookie, body } = call;
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        request = request.header(ORIGIN, &self.base);
        if let Some(bearer) = bearer {
            request = request.header(AUTHORIZATION, format!("Bearer {bearer}"));
        }
        if let Some(cookie) = cookie {
            request = request.header(COOKIE, cookie);
        }
        let (media_type, body) = body.unwrap_or_default();
        if !media_type.is_empty() {
            request = request.header(CONTENT_TYPE, media_type);
        }
        let request = request.body(Full::from(body)).map_err(|error| error.to_string())?;
        let exchange = async {
            let response = self.http.request(request).await.map_err(|error| error.to_string())?;
            let status = response.status().as_u16();
            let cookie = response.headers().get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
            let cookie = cookie.and_then(|cookie| cookie.split(';').next()).map(str::to_owned);
            let body = response.into_body().collect().await.map_err(|error| error.to_string())?;
            Ok(Answer { status, body: body.to_bytes(), cookie })
        };
        let answer = tokio::time::timeout(LIMIT, exchange).await;
        answer.unwrap_or_else(|_| Err("no answer in time".to_owned()))
    }
}
