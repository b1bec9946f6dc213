//! The size budget: what a first visit downloads, brotli-compressed. Sizes decide, times never.

use std::{fs, path::Path};

use super::summary::Tally;
use crate::{Failure, console::brotli};

/// What may be downloaded, in bytes: a ceiling that only ever goes down. CONTRIBUTING.md says what
/// it is meant to become.
const BUDGETS: [(&str, fn(&str) -> bool, usize); 2] = [
    ("everything the first visit loads", |_| true, 215_000),
    ("the wasm-bindgen loader", is_loader, 9_000),
];

/// Prints the sizes and checks them.
pub(super) fn check(dist: &Path) -> Result<Tally, Failure> {
    let files =
        sizes(dist).map_err(|error| format!("{} cannot be read: {error}", dist.display()))?;
    for (name, raw, compressed) in &files {
        println!("{raw:>9} {compressed:>8}  {name}");
    }
    let mut tally = Tally::default();
    for (what, counts, budget) in BUDGETS {
        let counted = files.iter().filter(|(name, ..)| counts(name));
        let size: usize = counted.map(|(_, _, compressed)| compressed).sum();
        println!("{what}: {size} of {budget} bytes, brotli");
        if size > 0 && size <= budget { tally.passed += 1 } else { tally.failed += 1 }
    }
    Ok(tally)
}

fn is_loader(name: &str) -> bool {
    name.starts_with("agent-sentinel-console-") && name.ends_with(".js")
}

/// Name, size and compressed size of each file that a browser asks for.
fn sizes(dist: &Path) -> std::io::Result<Vec<(String, usize, usize)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".br") && !name.ends_with(".gz") && !name.starts_with('.') {
            let content = fs::read(entry.path())?;
            let compressed = brotli(&content)?.len();
            files.push((name, content.len(), compressed));
        }
    }
    files.sort();
    Ok(files)
}
