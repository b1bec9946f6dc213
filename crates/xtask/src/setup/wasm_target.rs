//! The standard library for wasm32: rustup's where it can be had, else built from Debian's sources.

use std::process::Command;

use super::debian;
use crate::{Failure, project, shell};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain that builds for wasm32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The one that is active anyway.
    Default,
    /// Debian's, linked into rustup.
    Debian,
}

impl WasmToolchain {
    /// Chooses this toolchain for what `command` builds.
    pub(crate) fn choose(self, command: &mut Command) {
        if self == Self::Debian {
            command.env("RUSTUP_TOOLCHAIN", debian::TOOLCHAIN);
        }
    }
}

/// Finds or makes a toolchain for wasm32.
pub(super) fn setup() -> Result<WasmToolchain, Failure> {
    if has_target() {
        return Ok(WasmToolchain::Default);
    }
    if debian::is_ready() {
        return Ok(WasmToolchain::Debian);
    }
    if shell::which("rustup").is_some() {
        let mut add = shell::command("rustup", &project::root());
        add.args(["target", "add", TARGET]);
        // A proxy that swallows the request must not hold everything up.
        add.env("RUSTUP_DOWNLOAD_TIMEOUT", "30").env("RUSTUP_MAX_RETRIES", "1");
        let added = shell::attempt("Adding the wasm32 target with rustup, usually 10 s", &mut add);
        if added && has_target() {
            return Ok(WasmToolchain::Default);
        }
        println!("  rustup cannot add it here; looking for another way");
    }
    debian::setup()?;
    Ok(WasmToolchain::Debian)
}

/// Whether the active compiler has a standard library for the target.
fn has_target() -> bool {
    let mut rustc = shell::command("rustc", &project::root());
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = shell::output(&mut rustc);
    let files = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    files.is_some_and(|files| {
        files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}
