//! The platform as one router.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version, header},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
    routing::{any, get},
};
use sentinel_page::STRICT_TRANSPORT_SECURITY;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{Predicate, SizeAbove},
    },
    cors::{AllowOrigin, CorsLayer},
    set_header::SetResponseHeaderLayer,
    trace::{DefaultOnResponse, TraceLayer},
};
use tracing::Level;

use crate::{
    Console, Environment, Limits, Verifier, endpoints, headers, limits, local,
    local::LocalIdentity,
    problem::{ApiError, nothing_there},
    store::Store,
};

/// Largest body of a request that does not carry ledger entries, in bytes.
const BODY_LIMIT: usize = 16 * 1024;

/// Smaller answers are as quickly sent as they are, in bytes.
const COMPRESSED_FROM: u64 = 4096;

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
    /// How long a request may take, its body included.
    pub time_limit: Duration,
    /// How often users and addresses are answered.
    pub limits: Limits,
    /// How long a new key is not active yet.
    pub activation_delay: Duration,
    /// How many active keys a user may have.
    pub key_limit: u32,
    /// The built console, when it is served.
    pub console: Option<Console>,
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

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn activation_delay_ms(&self) -> i64 {
        i64::try_from(self.0.activation_delay.as_millis()).unwrap_or(i64::MAX)
    }

    pub(crate) fn key_limit(&self) -> u32 {
        self.0.key_limit
    }

    /// The local identity. Its routes exist only when there is one.
    pub(crate) fn local(&self) -> Option<&LocalIdentity> {
        match &self.0.identity {
            Identity::Local(local) => Some(local),
            Identity::Clerk => None,
        }
    }
}

/// All routes of the platform.
pub fn app(app: App) -> Router {
    let is_local = app.local().is_some();
    // What would be the local identity's is never a page, also when there is none.
    let local = if is_local { local::routes() } else { Router::new() }
        .route("/local", any(nothing_there))
        .route("/local/{*rest}", any(nothing_there))
        .method_not_allowed_fallback(wrong_method);
    let mut router = api(&app).merge(within_limits(local, &app)).fallback(console);
    // Behind a certificate the console stays there; without one browsers ignore it.
    let (name, value) = STRICT_TRANSPORT_SECURITY;
    router = if is_local {
        router.layer(middleware::from_fn(local::guard))
    } else {
        let value = HeaderValue::from_static(value);
        router.layer(SetResponseHeaderLayer::overriding(HeaderName::from_static(name), value))
    };
    router
        .layer(middleware::from_fn(headers::add))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(DefaultOnResponse::new().level(Level::INFO)),
        )
        .with_state(app)
}

/// Everything below `/api`: never cached, and open to the pages of the allowed origins, whatever
/// the answer is.
fn api(app: &App) -> Router<App> {
    let (api, description) = endpoints::routes().split_for_parts();
    let api = api
        .route("/api/v1/openapi.json", get(move || async move { Json(description) }))
        .route("/api", any(nothing_there))
        .route("/api/{*rest}", any(nothing_there))
        .method_not_allowed_fallback(wrong_method);
    let no_store = HeaderValue::from_static("no-store");
    within_limits(api, app)
        .layer(compression())
        .layer(cors(&app.0.allowed_origins))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, no_store))
}

/// Compresses long lists, quickly. Never the 201 that brings a new key: how well something compresses
/// says something of what is in it.
fn compression() -> CompressionLayer<impl Predicate> {
    let is_ok =
        |status: StatusCode, _: Version, _: &HeaderMap, _: &Extensions| status == StatusCode::OK;
    let is_worth_it = SizeAbove::new(COMPRESSED_FROM).and(is_ok);
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(is_worth_it)
}

/// Limits of number, size and time, and a sentence even for what must not happen.
fn within_limits(router: Router<App>, app: &App) -> Router<App> {
    router
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(|_| {
            ApiError::internal("a request handler panicked").into_response()
        }))
        .layer(middleware::from_fn_with_state(app.clone(), time_limit))
        .layer(middleware::from_fn_with_state(app.clone(), limits::by_address))
}

async fn time_limit(State(app): State<App>, request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(app.0.time_limit, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        let sentence = "The request took too long.";
        ApiError::new(StatusCode::REQUEST_TIMEOUT, sentence).into_response()
    })
}

/// The route, not the path: somebody may have put a key where an id belongs. Never a header. It is
/// there at every level, so that an error tells its request.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("a page", MatchedPath::as_str);
    tracing::error_span!("request", method = %request.method(), route)
}

fn cors(origins: &[HeaderValue]) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, header::ACCEPT])
        .expose_headers([header::RETRY_AFTER, HeaderName::from_static("www-authenticate")])
        .max_age(Duration::from_mins(10))
}

async fn wrong_method() -> ApiError {
    ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "This path does not know this method.")
}

async fn console(State(app): State<App>, request: Request) -> Response {
    match &app.0.console {
        Some(console) => console.serve(request).await,
        None => nothing_there().await.into_response(),
    }
}
