//! What follows Trunk, which makes neither the wasm's loader nor the number of requests small: short
//! names between wasm and loader, a minified loader, one stylesheet. Each gets a name of its content.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sentinel_page::content_hash;

use super::names::Names;
use crate::{
    Failure, shell,
    tools::{ESBUILD, WASM_OPT},
};

const PACKAGE: &str = "agent-sentinel-console";

/// Makes what Trunk built in `dist` smaller.
pub(super) fn shrink(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| cannot(&page, &error))?;
    let html = shorten_names(dist, &html)?;
    let html = join_styles(dist, &html)?;
    write(&page, &html)
}

fn shorten_names(dist: &Path, html: &str) -> Result<String, Failure> {
    let unknown = || "Trunk's index.html names no wasm where one was expected".to_owned();
    let end = html.find("_bg.wasm").ok_or_else(unknown)?;
    let start = html[..end].rfind(PACKAGE).ok_or_else(unknown)?;
    let old = &html[start..end];
    let (wasm, loader) = (dist.join(format!("{old}_bg.wasm")), dist.join(format!("{old}.js")));

    let short = dist.join("short.wasm");
    let mut rename = shell::command(WASM_OPT.program(), dist);
    rename.arg(&wasm).arg("--minify-imports-and-exports-and-modules").arg("--output").arg(&short);
    let names = shell::output(&mut rename).as_deref().and_then(Names::read);
    let names = names.ok_or("wasm-opt gave no short names")?;
    let text = fs::read_to_string(&loader).map_err(|error| cannot(&loader, &error))?;
    let text = names.give(&text).ok_or(
        "wasm-bindgen's loader has another form than the one whose names can be shortened \
         (crates/xtask/src/console/names.rs)",
    )?;
    write(&loader, &text)?;
    let mut minify = shell::command(ESBUILD.program(), dist);
    minify.arg(&loader).args(["--minify", "--format=esm", "--log-level=warning"]);
    let text = shell::output(&mut minify).ok_or("esbuild could not minify the loader")?;

    let content = fs::read(&short).map_err(|error| cannot(&short, &error))?;
    let new = format!("{PACKAGE}-{}", content_hash(&[&content, text.as_bytes()].concat()));
    for old in [&wasm, &loader] {
        fs::remove_file(old).map_err(|error| cannot(old, &error))?;
    }
    let wasm = dist.join(format!("{new}_bg.wasm"));
    fs::rename(&short, &wasm).map_err(|error| cannot(&wasm, &error))?;
    write(&dist.join(format!("{new}.js")), &text)?;
    Ok(html.replace(old, &new))
}

/// The stylesheets in their order as one, in the place of the first.
fn join_styles(dist: &Path, html: &str) -> Result<String, Failure> {
    let (mut joined, mut page, mut rest) = (String::new(), String::new(), html);
    let mut place = None;
    while let Some(start) = rest.find("<link") {
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        page.push_str(&rest[..start]);
        let link = &rest[start..end];
        if let Some(name) = style_in(link) {
            let file = dist.join(name);
            joined += &fs::read_to_string(&file).map_err(|error| cannot(&file, &error))?;
            fs::remove_file(&file).map_err(|error| cannot(&file, &error))?;
            place.get_or_insert(page.len());
        } else {
            page.push_str(link);
        }
        rest = &rest[end..];
    }
    page.push_str(rest);
    let place = place.ok_or("Trunk's index.html names no stylesheet")?;
    let name = format!("style-{}.css", content_hash(joined.as_bytes()));
    write(&dist.join(&name), &joined)?;
    page.insert_str(place, &format!("<link href=/{name} rel=stylesheet>"));
    Ok(page)
}

/// The file of a link to a stylesheet, as Trunk's minifier writes it.
fn style_in(link: &str) -> Option<&str> {
    let mut parts = link.trim_end_matches('>').split_ascii_whitespace();
    let name = parts.find_map(|part| part.strip_prefix("href=/"))?;
    link.contains("rel=stylesheet").then_some(name)
}

fn write(file: &PathBuf, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| cannot(file, &error))
}

fn cannot(file: &Path, error: &std::io::Error) -> Failure {
    format!("{}: {error}", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheets_become_one_in_their_order_and_their_place() {
        let dist = tempfile::tempdir().unwrap();
        for (name, text) in [("a-1.css", "@layer a,b;"), ("b-2.css", "p{margin:0}")] {
            fs::write(dist.path().join(name), text).unwrap();
        }
        let html = "<meta charset=utf-8><link href=/i.svg rel=icon><link href=/a-1.css rel=stylesheet>\
            <link href=/b-2.css rel=stylesheet><link href=/c.js rel=modulepreload><p>";
        let page = join_styles(dist.path(), html).unwrap();
        let (before, rest) = page.split_once("<link href=/style-").unwrap();
        assert_eq!(before, "<meta charset=utf-8><link href=/i.svg rel=icon>");
        let (hash, after) = rest.split_once(".css rel=stylesheet>").unwrap();
        assert_eq!(after, "<link href=/c.js rel=modulepreload><p>");
        let style = fs::read_to_string(dist.path().join(format!("style-{hash}.css"))).unwrap();
        assert_eq!(style, "@layer a,b;p{margin:0}");
        assert_eq!(fs::read_dir(dist.path()).unwrap().count(), 1);
    }
}
