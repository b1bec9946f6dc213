//! Serving the built console: hashed files for a year, the page itself always revalidated.

#[cfg(feature = "embed")]
mod embedded;
mod files;

use std::{
    io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use tower::ServiceExt as _;
use tower_http::compression::CompressionLayer;

use sentinel_page::{CHOSEN, IMMUTABLE, NO_CACHE, Page, PageSettings, Pages, is_hashed};

use crate::{cookies::cookie, problem::ApiError};
use files::Files;

/// What `trunk build` made.
pub struct Console {
    files: Files,
    settings: PageSettings,
    built: Mutex<Built>,
}

/// The pages, and when they were built, if that can change while they are served.
struct Built {
    at: Option<SystemTime>,
    pages: Pages,
}

impl Console {
    /// Serves `folder`, with the page's `<meta>` elements filled from `settings`.
    ///
    /// # Errors
    /// When its `index.html` cannot be read.
    pub fn open(folder: PathBuf, settings: PageSettings) -> io::Result<Self> {
        Self::new(Files::Folder(folder), settings)
    }

    /// Serves the console that this program was built with, likewise.
    ///
    /// # Errors
    /// When there was none to build it with.
    #[cfg(feature = "embed")]
    pub fn embedded(settings: PageSettings) -> io::Result<Self> {
        Self::new(Files::Embedded, settings)
    }

    fn new(files: Files, settings: PageSettings) -> io::Result<Self> {
        let built = Mutex::new(read_pages(&files, &settings)?);
        Ok(Self { files, settings, built })
    }

    /// A file when the path names one, else the page, which knows its own routes.
    pub(crate) async fn serve(&self, request: Request) -> Response {
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            let sentence = "Only GET and HEAD work here.";
            let refusal = ApiError::new(StatusCode::METHOD_NOT_ALLOWED, sentence);
            return ([(header::ALLOW, "GET, HEAD")], refusal).into_response();
        }
        let path = request.uri().path().to_owned();
        let file = path.rsplit('/').next().unwrap_or_default();
        if file.contains('.') && file != "index.html" {
            return self.serve_file(file, request).await;
        }
        self.serve_page(request).await
    }

    async fn serve_file(&self, name: &str, request: Request) -> Response {
        let mut response = self.files.serve(request).await;
        if response.status() == StatusCode::NOT_FOUND {
            return ApiError::new(StatusCode::NOT_FOUND, "There is no such file.").into_response();
        }
        let cache = if is_hashed(name) { IMMUTABLE } else { NO_CACHE };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        response
    }

    async fn serve_page(&self, request: Request) -> Response {
        let page = match self.current_page(request.headers()) {
            Ok(page) => page,
            Err(error) => return ApiError::internal(error).into_response(),
        };
        let answer = tower::service_fn(|request: Request| {
            let page = Arc::clone(&page);
            async move { Ok::<_, std::convert::Infallible>(answer(&page, &request)) }
        });
        let compressed =
            tower::ServiceBuilder::new().layer(CompressionLayer::new()).service(answer);
        let Ok(response) = compressed.oneshot(request).await;
        response.map(Body::new)
    }

    /// The page for who sends these headers, read again when it was built again.
    fn current_page(&self, headers: &HeaderMap) -> io::Result<Arc<Page>> {
        let built_at = self.files.built_at()?;
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        if built.at != built_at {
            *built = read_pages(&self.files, &self.settings)?;
        }
        let chosen = cookie(headers, CHOSEN).unwrap_or_default();
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|wanted| wanted.to_str().ok());
        Ok(Arc::clone(built.pages.wanted(chosen, wanted.unwrap_or_default())))
    }
}

fn answer(page: &Page, request: &Request) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, NO_CACHE.to_owned()),
        (header::ETAG, page.etag.clone()),
        (header::CONTENT_SECURITY_POLICY, page.content_security_policy.clone()),
        (header::VARY, "accept-language, cookie".to_owned()),
    ];
    let known = request.headers().get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| names(known, &page.etag)) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, page.html.clone()).into_response()
}

/// Whether one of these entity tags is `etag`; compressing makes it a weak one.
fn names(known: &HeaderValue, etag: &str) -> bool {
    let mut known = known.to_str().unwrap_or_default().split(',').map(str::trim);
    known.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

fn read_pages(files: &Files, settings: &PageSettings) -> io::Result<Built> {
    let at = files.built_at()?;
    Ok(Built { at, pages: Pages::new(&files.page()?, settings) })
}
