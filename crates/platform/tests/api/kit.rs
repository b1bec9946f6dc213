//! What the tests share: a platform, tokens for it, and answers to look at.

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use sentinel_api_types::{ApiKey, Timestamp};
use sentinel_platform::{
    App, Claims, Environment, Identity, KeySource, Limits, Parts, Verifier, app, local::SigningKey,
    store::Store,
};
use serde_json::{Value, json};
use tower::ServiceExt as _;

pub(crate) const ISSUER: &str = "https://clerk.example.com";
pub(crate) const KEYS: &str = "/api/v1/api-keys/";
/// When every test starts, in seconds since 1970.
pub(crate) const START_S: i64 = 1_800_000_000;

/// The issuer's key, made once: it takes a moment.
pub(crate) fn issuer_key() -> &'static SigningKey {
    static KEY: OnceLock<SigningKey> = OnceLock::new();
    KEY.get_or_init(|| SigningKey::generate().unwrap())
}

/// A platform of the test's own.
pub(crate) struct Platform {
    router: Router,
    now_ms: Arc<AtomicI64>,
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Platform {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A platform whose parts were changed before it was put together.
    pub(crate) async fn with(change: impl FnOnce(&mut Parts)) -> Self {
        let now_ms = Arc::new(AtomicI64::new(START_S * 1000));
        let clock = Arc::clone(&now_ms);
        let now = move || Timestamp::from_millis(clock.load(Ordering::SeqCst));
        let mut parts = Parts {
            store: Store::in_memory().await.unwrap(),
            environment: Environment::new(now, getrandom::fill),
            verifier: verifier(KeySource::Fixed(issuer_key().public_keys()), &[]),
            identity: Identity::Clerk,
            time_limit: Duration::from_secs(30),
            limits: Limits::default(),
            activation_delay: Duration::ZERO,
            key_limit: 10_000,
            console: None,
            allowed_origins: vec!["https://console.example.com".parse().unwrap()],
        };
        change(&mut parts);
        Self { router: app(App::new(parts)), now_ms }
    }

    /// What answers, to be served over real connections.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    pub(crate) fn wait(&self, duration: Duration) {
        let millis = i64::try_from(duration.as_millis()).unwrap();
        self.now_ms.fetch_add(millis, Ordering::SeqCst);
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Sends with this `Authorization`; a body makes it JSON.
    pub(crate) async fn call(
        &self,
        method: &str,
        path: &str,
        authorization: &str,
        body: Option<&str>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !authorization.is_empty() {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_owned()));
        self.send(request.body(body).unwrap()).await
    }

    /// Makes a key for `user` and gives its id and the key itself.
    pub(crate) async fn create(&self, user: &str, name: &str) -> (String, String) {
        let body = json!({ "name": name }).to_string();
        let answer = self.call("POST", KEYS, &bearer(user), Some(&body)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let created = answer.json();
        let text = |field: &str| created[field].as_str().unwrap().to_owned();
        (text("id"), text("key"))
    }

    /// The keys of `user`, as the console reads them.
    pub(crate) async fn list(&self, user: &str) -> Vec<ApiKey> {
        let answer = self.call("GET", KEYS, &bearer(user), None).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Checks that this is an error with this status and sentence, in the documented form.
    pub(crate) fn is_problem(&self, status: u16, sentence: &str) {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["detail"], sentence);
        assert_eq!(problem["status"], status);
    }
}

/// Accepts the issuer's tokens for these origins; none accepts all.
pub(crate) fn verifier(keys: KeySource, authorized_parties: &[&str]) -> Verifier {
    let parties = authorized_parties.iter().map(|&party| party.into()).collect();
    Verifier::new(keys, ISSUER.into(), parties)
}

/// Good claims for `user`.
pub(crate) fn claims(user: &str) -> Claims {
    Claims {
        sub: user.into(),
        iss: ISSUER.into(),
        azp: Some("https://console.example.com".into()),
        sid: Some("sess_1".into()),
        sts: None,
        exp: START_S + 86_400,
        nbf: Some(START_S),
        iat: Some(START_S),
        v: Some(2),
    }
}

/// `Authorization` of a signed-in `user`.
pub(crate) fn bearer(user: &str) -> String {
    format!("Bearer {}", issuer_key().sign(&claims(user)).unwrap())
}
