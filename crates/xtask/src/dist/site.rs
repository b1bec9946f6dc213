//! The files that are published: the built console with its page filled in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sentinel_page::{
    ALWAYS, Page, PageSettings, STRICT_TRANSPORT_SECURITY, is_console, is_hashed, with_base,
};

use crate::{
    Failure,
    console::{brotli, gzip},
};

/// The console's pages (`src/routes.rs`). Hosts that know no rewriting get a file for each.
pub(super) const ROUTES: [&str; 3] = ["settings", "settings/api-keys", "settings/session-token"];

/// What is published, before it is written.
pub(super) struct Site {
    /// The folder of its host, such as `/console`; empty for the root.
    pub(super) base: String,
    /// Names of the console's files, without the page and what was compressed.
    pub(super) files: Vec<String>,
    page: Page,
    dist: PathBuf,
}

impl Site {
    /// Reads what Trunk built in `dist` and fills in its page.
    pub(super) fn read(dist: &Path, settings: &PageSettings) -> Result<Self, Failure> {
        let cannot = |error| format!("{} cannot be read: {error}", dist.display());
        let built = fs::read_to_string(dist.join("index.html")).map_err(cannot)?;
        let mut files = Vec::new();
        for entry in fs::read_dir(dist).map_err(cannot)? {
            let name = entry.map_err(cannot)?.file_name().to_string_lossy().into_owned();
            if name != "index.html" && !name.starts_with('.') {
                files.push(name);
            }
        }
        files.sort();
        files.retain(|name| !is_compressed(name));
        if let Some(name) = files.iter().find(|name| !is_hashed(name)) {
            return Err(format!("{name} has no hash in its name, so it could not be cached"));
        }
        let base = settings.base_path.clone();
        let moved = with_base(&built, &base, files.iter().map(String::as_str));
        Ok(Self { base, files, page: Page::new(&moved, settings), dist: dist.to_owned() })
    }

    /// The headers of every answer: name and value.
    pub(super) fn headers(&self) -> Vec<(&str, &str)> {
        let mut headers = vec![("content-security-policy", &*self.page.content_security_policy)];
        headers.extend(ALWAYS);
        headers.push(STRICT_TRANSPORT_SECURITY);
        headers
    }

    /// Writes `out/site`.
    pub(super) fn write(&self, out: &Path) -> Result<(), Failure> {
        let site = out.join("site");
        if site.exists() {
            fs::remove_dir_all(&site).map_err(|error| cannot_write(&site, &error))?;
        }
        let folder = site.join(self.base.trim_start_matches('/'));
        fs::create_dir_all(&folder).map_err(|error| cannot_write(&folder, &error))?;
        for name in &self.files {
            for name in [name.clone(), format!("{name}.br"), format!("{name}.gz")] {
                let (from, to) = (self.dist.join(&name), folder.join(&name));
                if from.exists() {
                    fs::copy(from, &to).map_err(|error| cannot_write(&to, &error))?;
                }
            }
        }
        let html = self.page.html.as_bytes();
        let index = folder.join("index.html");
        write_file(&index, html)?;
        for (extension, compress) in
            [("br", brotli as fn(&[u8]) -> std::io::Result<Vec<u8>>), ("gz", gzip)]
        {
            let compressed = compress(html).map_err(|error| cannot_write(&index, &error))?;
            write_file(&folder.join(format!("index.html.{extension}")), &compressed)?;
        }
        for route in ROUTES {
            write_file(&folder.join(format!("{route}.html")), html)?;
        }
        // Seen at any other path; its status tells a missing file from a page.
        write_file(&site.join("404.html"), html)
    }
}

/// Whether `out` may be written: it is not there or empty, or an earlier run made it.
pub(super) fn is_free(out: &Path) -> Result<(), Failure> {
    let page = fs::read_to_string(out.join("site").join("404.html"));
    let is_empty = fs::read_dir(out).map_or(!out.exists(), |mut entries| entries.next().is_none());
    if is_empty || page.is_ok_and(|html| is_console(&html)) {
        return Ok(());
    }
    Err(format!("{} holds something else; choose another folder with --out", out.display()))
}

pub(super) fn write_file(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let written =
        path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, content));
    written.map_err(|error| cannot_write(path, &error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    format!("{} cannot be written: {error}", path.display())
}

fn is_compressed(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

#[cfg(test)]
pub(super) mod tests {
    use tempfile::TempDir;

    use super::*;

    const BUILT: &str = "<!doctype html><meta name=sentinel-platform-url><meta name=sentinel-base-path>\
        <script src=/early-0123456789abcdef.js></script><script type=module>go()</script>";

    /// A built console, and its site at `base`.
    pub(in crate::dist) fn site(base: &str) -> (TempDir, Site) {
        let dist = TempDir::new().unwrap();
        let write = |name: &str, text: &str| fs::write(dist.path().join(name), text).unwrap();
        write("index.html", BUILT);
        write(".built-from", "stamp");
        write("early-0123456789abcdef.js", "plain");
        write("early-0123456789abcdef.js.gz", "gzip");
        write("app-0123456789abcdef_bg.wasm", "wasm");
        let settings = PageSettings {
            platform_url: Some("https://platform.example.com".into()),
            base_path: base.into(),
            ..PageSettings::default()
        };
        let site = Site::read(dist.path(), &settings).unwrap();
        (dist, site)
    }

    #[test]
    fn the_filled_page_is_written_for_every_route_with_its_files_beside_it() {
        let (_dist, site) = site("/console");
        let out = TempDir::new().unwrap();
        site.write(out.path()).unwrap();
        let folder = out.path().join("site/console");
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        assert!(page.contains("content=\"https://platform.example.com\""), "{page}");
        assert!(page.contains("src=/console/early-0123456789abcdef.js"), "{page}");
        for route in ROUTES {
            assert_eq!(fs::read_to_string(folder.join(format!("{route}.html"))).unwrap(), page);
        }
        for name in ["index.html.br", "index.html.gz", "early-0123456789abcdef.js.gz"] {
            assert!(folder.join(name).exists(), "{name}");
        }
        assert!(!folder.join(".built-from").exists());
        assert!(out.path().join("site/404.html").exists());
    }

    #[test]
    fn a_folder_of_somebody_else_is_not_replaced_but_an_older_site_is() {
        let (_dist, site) = site("");
        let out = TempDir::new().unwrap();
        fs::create_dir(out.path().join("site")).unwrap();
        assert!(is_free(out.path()).unwrap_err().contains("holds something else"));
        fs::remove_dir(out.path().join("site")).unwrap();
        is_free(out.path()).unwrap();
        fs::write(out.path().join("Caddyfile"), "").unwrap();
        assert!(is_free(out.path()).unwrap_err().contains("holds something else"));
        fs::remove_file(out.path().join("Caddyfile")).unwrap();
        site.write(out.path()).unwrap();
        fs::write(out.path().join("site/old-0123456789abcdef.js"), "").unwrap();
        is_free(out.path()).unwrap();
        site.write(out.path()).unwrap();
        assert!(!out.path().join("site/old-0123456789abcdef.js").exists());
    }

    #[test]
    fn the_routes_are_those_of_the_console() {
        let console = fs::read_to_string(crate::project::root().join("src/routes.rs")).unwrap();
        let paths = console.lines().filter(|line| line.starts_with("pub const"));
        let routes: Vec<_> =
            paths.filter_map(|line| line.split('"').nth(1)?.strip_prefix('/')).collect();
        assert_eq!(routes, ROUTES);
    }
}
