//! A Debian machine whose rustup cannot download: Debian's own compiler comes with its sources,
//! and the standard library for wasm32 is built from them once.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::wasm_target::TARGET;
use crate::{Failure, project, shell};

/// The name under which rustup knows Debian's compiler.
pub(crate) const TOOLCHAIN: &str = "debian-web";

const PACKAGES: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
/// Says for which compiler the library was built.
const STAMP: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/built-for";

/// Whether the library is there, built for the compiler that is there, and rustup knows it.
pub(crate) fn is_ready() -> bool {
    let built_for = fs::read_to_string(STAMP).ok();
    built_for.is_some() && built_for == version() && is_linked()
}

/// Installs Debian's compiler, builds the library, links the toolchain.
pub(crate) fn setup() -> Result<(), Failure> {
    let advice = "install it with `rustup target add wasm32-unknown-unknown`, then run this again";
    if !Path::new("/etc/debian_version").exists() || shell::which("apt-get").is_none() {
        return Err(format!(
            "the Rust target {TARGET} is missing and rustup cannot add it; {advice}"
        ));
    }
    if version().is_none() || !Path::new("/usr/bin/rust-lld").exists() {
        install(&PACKAGES, "Installing Debian's Rust compiler with its sources, usually 30 s")?;
        install(&[&lld_package()?], "Installing its linker, usually 5 s")?;
    }
    if fs::read_to_string(STAMP).ok() != version() {
        build_library()?;
    }
    if !is_linked() {
        let mut link = Command::new("rustup");
        link.args(["toolchain", "link", TOOLCHAIN, "/usr"]);
        shell::step("Making it known to rustup", &mut link)?;
    }
    Ok(())
}

/// Installs Debian packages.
pub(crate) fn install(packages: &[&str], title: &str) -> Result<(), Failure> {
    let needs = format!(
        "root is needed to install {}; run this as root, or install them yourself",
        packages.join(", ")
    );
    let mut update = as_root("apt-get").ok_or_else(|| needs.clone())?;
    shell::step("Asking Debian for its packages, usually 10 s", update.arg("update"))?;
    let mut install = as_root("apt-get").ok_or(needs)?;
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    shell::step(title, &mut install)
}

/// `program` with root's rights; `None` when they cannot be had without a question.
fn as_root(program: &str) -> Option<Command> {
    if shell::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(Command::new(program));
    }
    shell::output(Command::new("sudo").args(["-n", "true"]))?;
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", program]);
    Some(sudo)
}

fn version() -> Option<String> {
    shell::output(Command::new(RUSTC).arg("-V"))
}

/// rustc-web's linker is a link to the one of a certain LLVM, which is a package of its own.
fn lld_package() -> Result<String, Failure> {
    let link = fs::read_link("/usr/bin/rust-lld");
    let name = link.ok().and_then(|link| Some(link.file_name()?.to_string_lossy().into_owned()));
    name.ok_or_else(|| "Debian's compiler has no /usr/bin/rust-lld; install lld by hand".to_owned())
}

fn is_linked() -> bool {
    let toolchains = shell::output(Command::new("rustup").args(["toolchain", "list"]));
    toolchains.is_some_and(|list| list.lines().any(|line| line.starts_with(TOOLCHAIN)))
}

/// Builds the standard library with an empty crate around it, and puts it where the compiler looks.
fn build_library() -> Result<(), Failure> {
    let version = version().ok_or("Debian's compiler does not answer")?;
    let folder = project::tools().join("build").join("wasm32-std");
    empty_crate(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut build = shell::command(CARGO, &folder);
    build
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode there is no link-time optimisation.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTUP_TOOLCHAIN");
    shell::step("Building the wasm32 standard library, usually 30 s", &mut build)?;
    let built = folder.join("target").join(TARGET).join("release").join("deps");
    let script = format!(
        "rm -rf {LIBRARY} && mkdir -p {LIBRARY} && cp \"$0\"/*.rlib \"$0\"/*.rmeta {LIBRARY}/ && \
         rm -f {LIBRARY}/libempty-* && printf %s \"$1\" > {STAMP}"
    );
    let mut place = as_root("sh").ok_or("root is needed to place the wasm32 standard library")?;
    place.args(["-c", &script]).arg(built).arg(version);
    shell::step("Placing it beside the compiler", &mut place)
}

fn empty_crate(folder: &PathBuf) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest =
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "")
}
