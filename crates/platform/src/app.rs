//! The platform as one router.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware,
    response::{IntoResponse as _, Response},
    routing::get,
};
use tower_http::{
    cors::{AllowOrigin, CorsLayer},
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::{
    Console, Environment, PagePolicy, Verifier, endpoints, headers, local, local::LocalIdentity,
    problem::ApiError, store::Store,
};

/// How long a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// Largest body of a request that does not carry ledger entries, in bytes.
const BODY_LIMIT: usize = 16 * 1024;

/// Who signs users in.
pub enum Identity {
    /// The platform itself; for one machine.
    Local(LocalIdentity),
    /// Clerk.
    Clerk,
}

/// Everything a request needs.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Clock and randomness.
    pub environment: Environment,
    /// Verifies session tokens.
    pub verifier: Verifier,
    /// Who signs users in.
    pub identity: Identity,
    /// How long a new key is not active yet.
    pub activation_delay: Duration,
    /// The built console, when it is served.
    pub console: Option<Console>,
    /// What pages may load and call.
    pub policy: PagePolicy,
    /// Other origins that may call the API from a browser.
    pub allowed_origins: Vec<HeaderValue>,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn environment(&self) -> &Environment {
        &self.0.environment
    }

    pub(crate) fn verifier(&self) -> &Verifier {
        &self.0.verifier
    }

    pub(crate) fn activation_delay_ms(&self) -> i64 {
        i64::try_from(self.0.activation_delay.as_millis()).unwrap_or(i64::MAX)
    }

    /// The local identity. Its routes exist only when there is one.
    pub(crate) fn local(&self) -> Option<&LocalIdentity> {
        match &self.0.identity {
            Identity::Local(local) => Some(local),
            Identity::Clerk => None,
        }
    }

    pub(crate) fn policy(&self) -> &PagePolicy {
        &self.0.policy
    }
}

/// All routes of the platform.
pub fn app(app: App) -> Router {
    let (api, description) = endpoints::routes().split_for_parts();
    let api = api
        .route("/api/v1/openapi.json", get(move || async move { Json(description) }))
        .method_not_allowed_fallback(wrong_method)
        .layer(cors(&app.0.allowed_origins))
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ));
    let is_local = app.local().is_some();
    let mut router = Router::new().merge(api);
    if is_local {
        router = router.merge(local::routes().method_not_allowed_fallback(wrong_method));
    }
    let mut router = router
        .fallback(other_path)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIME_LIMIT));
    if is_local {
        router = router.layer(middleware::from_fn(local::guard));
    }
    router
        .layer(middleware::from_fn(headers::add))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(app)
}

/// The path without its query; never a header: they carry tokens and keys.
fn span(request: &Request) -> tracing::Span {
    tracing::info_span!("request", method = %request.method(), path = request.uri().path())
}

fn cors(origins: &[HeaderValue]) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, header::ACCEPT])
        .expose_headers([header::RETRY_AFTER, HeaderName::from_static("www-authenticate")])
        .max_age(Duration::from_secs(600))
}

async fn wrong_method() -> ApiError {
    ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "This path does not know this method.")
}

/// The console, but never for what would be the API's or the local identity's.
async fn other_path(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path();
    let is_below = |root: &str| {
        path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    match &app.0.console {
        Some(console) if !is_below("/api") && !is_below("/local") => {
            console.serve(&app, request).await
        }
        _ => ApiError::new(StatusCode::NOT_FOUND, "There is nothing at this path.").into_response(),
    }
}
