//! What follows Trunk, which makes neither the wasm's loader nor the number of requests small: short
//! names between wasm and loader, a minified loader, one stylesheet; the wasm in two parts. Each gets
//! a name of its content.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sentinel_page::content_hash;

use super::{languages, loader::with_later, names::Names, split::Parts};
use crate::{
    Failure, shell,
    tools::{ESBUILD, WASM_OPT},
};

const PACKAGE: &str = "agent-sentinel-console";

/// Puts the parts of the `english` console and of the `others`, each with its language, into what Trunk built in
/// `dist`, and makes the rest smaller.
pub(super) fn shrink(
    dist: &Path,
    english: &Parts,
    others: &[(&'static str, Parts)],
) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| cannot(&page, &error))?;
    let old = take_out(dist, &html)?;
    let mut builds = vec![("en", put(english, dist, PACKAGE)?)];
    for (language, parts) in others {
        builds.push((language, put(parts, dist, &format!("{PACKAGE}-{language}"))?));
    }
    let html = html.replace(&old, &builds[0].1);
    let html = join_styles(dist, &html)?;
    write(&page, languages::choose(&html, &builds)?)
}

/// Takes out the wasm that Trunk built, and gives back what it was called.
fn take_out(dist: &Path, html: &str) -> Result<String, Failure> {
    let unknown = || "Trunk's index.html names no wasm where one was expected".to_owned();
    let end = html.find("_bg.wasm").ok_or_else(unknown)?;
    let start = html[..end].rfind(PACKAGE).ok_or_else(unknown)?;
    let old = &html[start..end];
    for name in [format!("{old}_bg.wasm"), format!("{old}.js")] {
        let old = dist.join(name);
        fs::remove_file(&old).map_err(|error| cannot(&old, &error))?;
    }
    Ok(old.to_owned())
}

/// Puts the parts of one console into `dist`, under names that begin with `package`; gives back what the first part
/// and its loader are called.
fn put(parts: &Parts, dist: &Path, package: &str) -> Result<String, Failure> {
    let later = format!("{package}-later-{}.wasm", content_hash(&parts.later));
    write(&dist.join(&later), &parts.later)?;
    let (wasm, loader) = shorten_names(parts, dist, &later)?;
    let new = format!("{package}-{}", content_hash(&[&wasm, loader.as_bytes()].concat()));
    write(&dist.join(format!("{new}_bg.wasm")), &wasm)?;
    write(&dist.join(format!("{new}.js")), &loader)?;
    Ok(new)
}

/// The first part and its loader, which finds the file `later` beside it, with short names between them.
fn shorten_names(parts: &Parts, dist: &Path, later: &str) -> Result<(Vec<u8>, String), Failure> {
    let (long, short) = (dist.join("long.wasm"), dist.join("short.wasm"));
    write(&long, &parts.first)?;
    let mut rename = shell::command(WASM_OPT.program(), dist);
    rename.arg(&long).arg("--minify-imports-and-exports-and-modules").arg("--output").arg(&short);
    let names = shell::output(&mut rename).as_deref().and_then(Names::read);
    let names = names.ok_or("wasm-opt gave no short names")?;
    let wasm = fs::read(&short).map_err(|error| cannot(&short, &error))?;
    let text = with_later(&parts.loader, &parts.shared, later);
    let text = text.and_then(|text| names.give(&text)).ok_or(
        "wasm-bindgen's loader has another form than the one that is known \
         (crates/xtask/src/console/loader.rs and names.rs)",
    )?;
    let loader = dist.join("loader.js");
    write(&loader, &text)?;
    let mut minify = shell::command(ESBUILD.program(), dist);
    minify.arg(&loader).args(["--minify", "--format=esm", "--log-level=warning"]);
    let text = shell::output(&mut minify).ok_or("esbuild could not minify the loader")?;
    for file in [long, short, loader] {
        fs::remove_file(&file).map_err(|error| cannot(&file, &error))?;
    }
    Ok((wasm, text))
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

fn write(file: &PathBuf, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(file, content).map_err(|error| cannot(file, &error))
}

/// What went wrong with a file.
pub(super) fn cannot(file: &Path, error: &std::io::Error) -> Failure {
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
