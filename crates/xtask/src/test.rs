//! `cargo xtask test`: every level of tests, one after the other, and the sum at the end.

mod levels;
mod size;
mod summary;

use std::time::Instant;

use crate::Failure;
use summary::Tally;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these levels.
    #[arg(value_enum)]
    only: Vec<Level>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Level {
    /// Rules, platform and tools, without a browser.
    Native,
    /// Hooks and components in a headless Chromium.
    Browser,
    /// The same in Firefox.
    BrowserFirefox,
    /// The size of the built console.
    Size,
    /// The built console and the real platform in Chromium, and the Python SDK.
    EndToEnd,
    /// The core flow of the built console and the real platform in Firefox.
    EndToEndFirefox,
}

const ALL: [Level; 6] = [
    Level::Native,
    Level::Browser,
    Level::BrowserFirefox,
    Level::Size,
    Level::EndToEnd,
    Level::EndToEndFirefox,
];

/// No level keeps another from running: whoever waited wants to know everything.
pub(crate) fn test(options: &Options) -> Result<(), Failure> {
    let prepared = levels::prepare()?;
    let chosen = if options.only.is_empty() { &ALL[..] } else { &options.only };
    let mut results = Vec::new();
    for level in chosen {
        println!("\n━━ {level:?}");
        let started = Instant::now();
        let tally = levels::run(*level, &prepared).unwrap_or_else(|sentence| {
            eprintln!("{level:?}: {sentence}");
            Tally { passed: 0, failed: 1 }
        });
        results.push((level, tally, started.elapsed()));
    }
    println!("\n{:<15} {:>7} {:>7} {:>9}", "level", "passed", "failed", "seconds");
    let mut sum = Tally::default();
    for (level, tally, took) in results {
        let name = format!("{level:?}");
        let seconds = took.as_secs_f32();
        println!("{name:<15} {:>7} {:>7} {seconds:>9.1}", tally.passed, tally.failed);
        sum = sum + tally;
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed > 0 { Err("some tests failed".to_owned()) } else { Ok(()) }
}
