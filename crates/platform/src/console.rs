//! Serving the built console: hashed files for a year, the page itself always revalidated.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use tower::ServiceExt as _;
use tower_http::{compression::CompressionLayer, services::ServeDir};

use sentinel_page::{IMMUTABLE, NO_CACHE, Page, PageSettings, is_hashed};

use crate::problem::ApiError;

/// A folder that `trunk build` made.
pub struct Console {
    folder: PathBuf,
    settings: PageSettings,
    page: Mutex<(SystemTime, Arc<Page>)>,
}

impl Console {
    /// Serves `folder`, with the page's `<meta>` elements filled from `settings`.
    ///
    /// # Errors
    /// When its `index.html` cannot be read.
    pub fn open(folder: PathBuf, settings: PageSettings) -> std::io::Result<Self> {
        let page = Mutex::new(read_page(&folder, &settings)?);
        Ok(Self { folder, settings, page })
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
        let files = ServeDir::new(&self.folder).precompressed_br().precompressed_gzip();
        let Ok(mut response) = files.oneshot(request).await;
        if response.status() == StatusCode::NOT_FOUND {
            return ApiError::new(StatusCode::NOT_FOUND, "There is no such file.").into_response();
        }
        let cache = if is_hashed(name) { IMMUTABLE } else { NO_CACHE };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        response.into_response()
    }

    async fn serve_page(&self, request: Request) -> Response {
        let page = match self.current_page() {
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

    /// The page, read again when it was built again.
    fn current_page(&self) -> std::io::Result<Arc<Page>> {
        let built = modified(&self.folder)?;
        let mut page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        if page.0 != built {
            *page = read_page(&self.folder, &self.settings)?;
        }
        Ok(Arc::clone(&page.1))
    }
}

fn answer(page: &Page, request: &Request) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, NO_CACHE.to_owned()),
        (header::ETAG, page.etag.clone()),
        (header::CONTENT_SECURITY_POLICY, page.content_security_policy.clone()),
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

fn read_page(folder: &Path, settings: &PageSettings) -> std::io::Result<(SystemTime, Arc<Page>)> {
    let modified = modified(folder)?;
    let html = std::fs::read_to_string(folder.join("index.html"))?;
    Ok((modified, Arc::new(Page::new(&html, settings))))
}

fn modified(folder: &Path) -> std::io::Result<SystemTime> {
    std::fs::metadata(folder.join("index.html"))?.modified()
}
