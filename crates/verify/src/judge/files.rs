//! The files: there, compressed, kept for a year, and of the right type.

use std::path::Path;

use super::{Verdict, page::said};
use crate::facts::{Answer, Facts};

pub(super) fn judge(facts: &Facts, verdict: &mut Verdict) {
    let gone: Vec<_> = facts
        .files
        .iter()
        .filter(|(_, file)| !file.as_ref().is_ok_and(|file| file.status == 200))
        .collect();
    if let Some((path, file)) = gone.first() {
        let others = others(gone.len());
        verdict.fault(
            format!("{path}{others} {}, so the page cannot start", said(file)),
            "publish all of `site`, the files before index.html, at the folder that --base said",
        );
    }
    let there: Vec<_> = facts
        .files
        .iter()
        .filter_map(|(path, file)| Some((&**path, file.as_ref().ok()?)))
        .filter(|(_, file)| file.status == 200)
        .collect();
    if gone.is_empty() && !there.iter().any(|(path, _)| extension(path) == "wasm") {
        verdict.fault("the page names no wasm", "publish the index.html that Trunk built");
    }
    judge_all(&there, verdict);
    if let Ok(page) = &facts.compressed_page
        && !is_compressed(page)
    {
        verdict.fault("index.html is not compressed", COMPRESS);
    }
}

const COMPRESS: &str = "serve the .br and .gz that lie beside each file, or let the host compress";

/// Each rule is one line, whatever the number of files that break it.
fn judge_all(files: &[(&str, &Answer)], verdict: &mut Verdict) {
    let mut rule = |breaks: &dyn Fn(&str, &Answer) -> Option<String>, fix: &str| {
        let broken: Vec<_> = files.iter().filter_map(|(path, file)| breaks(path, file)).collect();
        if let Some(first) = broken.first() {
            verdict.fault(format!("{first}{}", others(broken.len())), fix);
        }
    };
    let wrong_type = |path: &str, file: &Answer| {
        let found = file.media_type();
        let is_right = types(extension(path)).contains(&&*found);
        (!is_right).then(|| {
            format!("{path} comes as {:?}", file.header("content-type").unwrap_or_default())
        })
    };
    let of = |wanted: &'static str, is: bool| {
        move |path: &str, file: &Answer| {
            wrong_type(path, file).filter(|_| (extension(path) == wanted) == is)
        }
    };
    rule(
        &of("wasm", true),
        "send .wasm as application/wasm, without which it does not compile while it arrives",
    );
    rule(
        &of("wasm", false),
        "send .js as text/javascript, .css as text/css and .svg as image/svg+xml",
    );
    rule(
        &|path, file| {
            (!is_compressed(file) && !is_small(file)).then(|| format!("{path} is not compressed"))
        },
        COMPRESS,
    );
    rule(
        &|path, file| {
            let found = file.header("cache-control").unwrap_or_default();
            (!is_kept(&found))
                .then(|| format!("{path} is not kept for a year (cache-control: {found})"))
        },
        "send files with a hash in their name with cache-control: public, max-age=31536000, immutable",
    );
}

fn others(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        2 => " (and 1 other file)".to_owned(),
        count => format!(" (and {} other files)", count - 1),
    }
}

fn types(extension: &str) -> &'static [&'static str] {
    match extension {
        "wasm" => &["application/wasm"],
        "js" => &["text/javascript", "application/javascript"],
        "css" => &["text/css"],
        _ => &["image/svg+xml"],
    }
}

fn extension(path: &str) -> &str {
    Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn is_compressed(answer: &Answer) -> bool {
    let encoding = answer.header("content-encoding").unwrap_or_default();
    ["br", "gzip", "zstd"].contains(&&*encoding)
}

/// Whether compressing would hardly matter: there are CDNs that leave such files as they are.
fn is_small(answer: &Answer) -> bool {
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    length.is_some_and(|length: u32| length < 1000)
}

fn is_kept(cache_control: &str) -> bool {
    let parts: Vec<_> = cache_control.split(',').map(str::trim).collect();
    let age = parts.iter().find_map(|part| part.strip_prefix("max-age=")?.parse().ok());
    parts.contains(&"immutable") && age.is_some_and(|age: u64| age >= 31_536_000)
}

#[cfg(test)]
mod tests {
    use crate::judge::kit::{faults, good, set};

    #[test]
    fn wasm_of_another_type_is_named() {
        let mut facts = good();
        set(&mut facts.files[2].1, "content-type", "application/octet-stream");
        assert_eq!(
            faults(&facts),
            ["/app-0123456789abcdef_bg.wasm comes as \"application/octet-stream\""]
        );
    }

    #[test]
    fn a_script_of_another_type_is_named_and_its_old_name_is_not() {
        let mut facts = good();
        set(&mut facts.files[1].1, "content-type", "application/javascript; charset=utf-8");
        assert_eq!(faults(&facts), [""; 0]);
        set(&mut facts.files[1].1, "content-type", "text/plain");
        assert_eq!(faults(&facts), ["/app-0123456789abcdef.js comes as \"text/plain\""]);
    }

    #[test]
    fn what_is_not_compressed_or_not_kept_is_one_line_each() {
        let mut facts = good();
        for (_, file) in &mut facts.files {
            set(file, "content-encoding", "");
            set(file, "cache-control", "max-age=600");
        }
        set(&mut facts.compressed_page, "content-encoding", "");
        set(&mut facts.files[1].1, "content-length", "999");
        assert_eq!(
            faults(&facts),
            [
                "/app-0123456789abcdef.css is not compressed (and 1 other file)",
                "/app-0123456789abcdef.css is not kept for a year (cache-control: max-age=600) (and 2 other files)",
                "index.html is not compressed",
            ]
        );
    }

    #[test]
    fn files_that_did_not_arrive_are_named() {
        let mut facts = good();
        facts.files[0].1.as_mut().unwrap().status = 404;
        facts.files[2].1 = Err("timed out".into());
        assert_eq!(
            faults(&facts),
            ["/app-0123456789abcdef.css (and 1 other file) answers 404, so the page cannot start"]
        );
    }
}
