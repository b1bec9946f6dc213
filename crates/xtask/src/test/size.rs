//! The size budget, brotli-compressed: what a first visit downloads before its list, and in all. Sizes
//! decide, times never.

use std::{fs, path::Path};

use super::summary::Tally;
use crate::{
    Failure,
    console::{OTHER_LANGUAGES, brotli},
};

/// What may be downloaded.
struct Budget {
    what: &'static str,
    counts: fn(&str) -> bool,
    /// In bytes: a ceiling that only goes down, unless features come in, which their commit then says.
    /// CONTRIBUTING.md says what it shall become.
    most: usize,
}

const BUDGETS: [Budget; 4] = [
    Budget {
        what: "what a first visit loads for its list",
        counts: |name| !is_later(name) && !is_in_another_language(name),
        most: 180_500,
    },
    Budget {
        what: "the whole console",
        counts: |name| !is_in_another_language(name),
        most: 279_000,
    },
    Budget {
        what: "the wasm-bindgen loader",
        counts: |name| is_loader(name) && !is_in_another_language(name),
        most: 5_300,
    },
    Budget {
        what: "what takes the place of wasm and loader in another language",
        counts: is_in_another_language,
        most: 280_000,
    },
];

/// Prints the sizes and checks them.
pub(super) fn check(dist: &Path) -> Result<Tally, Failure> {
    let files =
        sizes(dist).map_err(|error| format!("{} cannot be read: {error}", dist.display()))?;
    for (name, raw, compressed) in &files {
        println!("{raw:>9} {compressed:>8}  {name}");
    }
    let mut tally = Tally::default();
    for Budget { what, counts, most } in BUDGETS {
        let counted = files.iter().filter(|(name, ..)| counts(name));
        let size: usize = counted.map(|(_, _, compressed)| compressed).sum();
        println!("{what}: {size} of {most} bytes, brotli");
        if size > 0 && size <= most { tally.passed += 1 } else { tally.failed += 1 }
    }
    Ok(tally)
}

/// The part that is fetched when the list is on the screen.
fn is_later(name: &str) -> bool {
    name.contains("-later-")
}

fn is_in_another_language(name: &str) -> bool {
    OTHER_LANGUAGES.iter().any(|(language, _)| name.contains(&format!("-console-{language}-")))
}

fn is_loader(name: &str) -> bool {
    name.starts_with("agent-sentinel-console-") && has_extension(name, "js")
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// Name, size and compressed size of each file that a browser asks for.
fn sizes(dist: &Path) -> std::io::Result<Vec<(String, usize, usize)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !["br", "gz"].iter().any(|e| has_extension(&name, e)) && !name.starts_with('.') {
            let content = fs::read(entry.path())?;
            let compressed = brotli(&content)?.len();
            files.push((name, content.len(), compressed));
        }
    }
    files.sort();
    Ok(files)
}
