//! `cargo xtask check`: everything that can be said without running the product.

use std::process::Command;

use crate::{
    Failure, project,
    setup::{self, TARGET},
    shell::{self, Step, step},
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
    let mut doc = cargo();
    doc.args(["doc", "--locked", "--workspace", "--no-deps", "--document-private-items"]);
    step("Documentation, usually 1 min", doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    let mut deny = shell::command(tools::cargo_deny().bin().join("cargo-deny"), &project::root());
    // Not the advisories: their database is not on a package registry.
    deny.args(["--offline", "--workspace", "check", "bans", "licenses", "sources"]);
    step("Licences and duplicates of dependencies", &mut deny)?;
    println!("All is well.");
    Ok(())
}

fn cargo() -> Command {
    shell::command("cargo", &project::root())
}
