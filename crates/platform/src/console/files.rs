use std::{fs, io, path::PathBuf, time::SystemTime};

use axum::{
    extract::Request,
    response::{IntoResponse as _, Response},
};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

/// Where the console's files are.
pub(super) enum Files {
    /// In a folder, where they may be built again while it is served.
    Folder(PathBuf),
    /// In this program.
    #[cfg(feature = "embed")]
    Embedded,
}

impl Files {
    /// The file that the request's path names, as it was compressed when the browser takes that; else a
    /// 404.
    pub(super) async fn serve(&self, request: Request) -> Response {
        match self {
            Self::Folder(folder) => {
                let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
                let Ok(response) = files.oneshot(request).await;
                response.into_response()
            }
            #[cfg(feature = "embed")]
            Self::Embedded => super::embedded::serve(&request),
        }
    }

    /// The page as it was built.
    pub(super) fn page(&self) -> io::Result<String> {
        match self {
            Self::Folder(folder) => fs::read_to_string(folder.join("index.html")),
            #[cfg(feature = "embed")]
            Self::Embedded => super::embedded::page(),
        }
    }

    /// When the page was built; `None` when it cannot be built again.
    pub(super) fn built_at(&self) -> io::Result<Option<SystemTime>> {
        match self {
            Self::Folder(folder) => fs::metadata(folder.join("index.html"))?.modified().map(Some),
            #[cfg(feature = "embed")]
            Self::Embedded => Ok(None),
        }
    }
}
