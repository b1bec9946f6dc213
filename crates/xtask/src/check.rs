//! `cargo xtask check`: everything that can be said without running the product.

use std::process::Command;

use crate::{
    Failure, console, project,
    setup::{self, TARGET},
    shell::{self, Step, attempt, step},
    tools,
};

pub(crate) fn check() -> Result<(), Failure> {
    let toolchain = setup::setup()?;
    tools::cargo_deny().install()?.map_or(Ok(()), Step::finish)?;
    let strict = ["--", "--deny", "warnings"];
    step("Formatting", cargo().args(["fmt", "--all", "--check"]))?;
    let clippy = ["clippy", "--locked", "--workspace", "--all-targets"];
    step("Clippy, native, usually 2 min", cargo().args(clippy).args(strict))?;
    let mut wasm = cargo();
    // Not the rules' own tests: they run natively, with crates and programs that are native.
    wasm.args(["clippy", "--locked", "--lib", "--bins", "--test", "browser", "--target", TARGET]);
    wasm.args(strict);
    toolchain.choose(&mut wasm);
    step("Clippy, wasm32, usually 1 min", &mut wasm)?;
    for (language, feature) in console::OTHER_LANGUAGES {
        let mut words = cargo();
        words.args(["clippy", "--locked", "--lib", "--target", TARGET, "--features", feature]);
        words.args(strict);
        toolchain.choose(&mut words);
        step(&format!("Clippy, the words of another language ({language})"), &mut words)?;
    }
    let mut doc = cargo();
    doc.args(["doc", "--locked", "--workspace", "--no-deps", "--document-private-items"]);
    step("Documentation, usually 1 min", doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    let rules = ["--offline", "--workspace", "check", "bans", "licenses", "sources"];
    step("Licences and duplicates of dependencies", cargo_deny().args(rules))?;
    check_advisories()?;
    println!("All is well.");
    Ok(())
}

/// The database of known vulnerabilities is on no package registry, so a machine may not reach it.
fn check_advisories() -> Result<(), Failure> {
    let fetch = "Fetching the known vulnerabilities of dependencies";
    if !attempt(fetch, cargo_deny().args(["fetch", "db"])) {
        println!("! Known vulnerabilities were not looked for: their database cannot be reached.");
        return Ok(());
    }
    let advisories = ["--workspace", "check", "--disable-fetch", "advisories"];
    step("Known vulnerabilities of dependencies", cargo_deny().args(advisories))
}

fn cargo_deny() -> Command {
    shell::command(tools::cargo_deny().bin().join("cargo-deny"), &project::root())
}

fn cargo() -> Command {
    shell::command("cargo", &project::root())
}
