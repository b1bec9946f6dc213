//! Cuts the wasm in two: what the first screen needs, and the later part (`src/later.rs` of the
//! console).

use std::{fs, path::Path};

use super::{languages, loader, shrink::cannot};
use crate::{
    Failure, project,
    setup::WasmToolchain,
    shell::{self, Step, step},
    tools::{WASM_OPT, wasm_bindgen, wasm_split},
};

/// Feature of the console that marks where to cut.
pub(super) const FEATURE: &str = "split";
/// What the linker has to keep for it: which function leads to which. And a stack of 256 KiB, because each
/// visitor's memory begins with it, and 1 MiB is never used; one that is too small ends in a trap, not in data.
const RUSTFLAGS: [&str; 2] = ["-Clink-arg=--emit-relocs", "-Clink-arg=-zstack-size=262144"];

/// The same for both parts, as Trunk would do it.
const OPTIMIZE: [&str; 3] = ["-Os", "--low-memory-unused", "--reorder-functions-by-name"];

/// The parts, as yet under long names.
pub(super) struct Parts {
    /// What every visit loads first.
    pub(super) first: Vec<u8>,
    /// What starts it.
    pub(super) loader: String,
    /// What comes later.
    pub(super) later: Vec<u8>,
    /// What the later part takes from the first one, by name.
    pub(super) shared: Vec<String>,
}

/// The flags for the compiler, as `CARGO_ENCODED_RUSTFLAGS`. The wasm names files of sources where a panic may
/// come from; not where they lay on the machine that built it, which is nobody's business.
pub(super) fn rustflags(toolchain: WasmToolchain) -> String {
    let mut flags: Vec<_> = RUSTFLAGS.map(str::to_owned).into();
    let registries = fs::read_dir(project::cargo_home().join("registry/src"));
    let registries = registries.into_iter().flatten().flatten().map(|registry| registry.path());
    let mut sysroot = shell::command("rustc", &project::root());
    toolchain.choose(sysroot.args(["--print", "sysroot"]));
    let sysroot = shell::output(&mut sysroot).unwrap_or_default();
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust");
    for folder in registries.chain([library, project::root()]) {
        flags.push(format!("--remap-path-prefix={}/=", folder.display()));
    }
    flags.join("\u{1f}")
}

/// What Cargo built last, with [`FEATURE`] and [`rustflags`].
pub(super) fn take() -> Result<Vec<u8>, Failure> {
    bytes(&languages::built())
}

/// Cuts what Cargo built.
pub(super) fn split(built: &[u8]) -> Result<Parts, Failure> {
    let folder = project::target().join("split");
    let at = |name: &str| folder.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| cannot(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| cannot(&folder, &error))?;
    fs::write(at("built.wasm"), built).map_err(|error| cannot(&folder, &error))?;
    let mut cut = shell::command(wasm_split().bin().join("wasm-split-cli"), &project::root());
    cut.args(["--target", "web", "--out-name", "first"]).arg(at("built.wasm")).arg(&folder);
    step("Cutting the wasm in two", &mut cut)?;
    let mut bind = shell::command(wasm_bindgen()?.bin().join("wasm-bindgen"), &folder);
    // The later part calls the first one by what the linker exports, too.
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle"]);
    step("Binding it to the browser", bind.args(["--out-dir", ".", "first.wasm"]))?;
    let first = optimize(&folder, "first_bg.wasm", "Making the first part small, usually 10 s")?;
    let later = optimize(&folder, "split_later.wasm", "Making the later part small, usually 5 s")?;
    first.finish()?;
    later.finish()?;
    let script = text(&at("__wasm_split.js"))?;
    Ok(Parts {
        first: bytes(&at("first_bg.wasm"))?,
        loader: text(&at("first.js"))?,
        later: bytes(&at("split_later.wasm"))?,
        shared: loader::shared(&script).ok_or("wasm-split's script has another form than known")?,
    })
}

fn optimize(folder: &Path, name: &str, title: &str) -> Result<Step, Failure> {
    let mut optimize = shell::command(WASM_OPT.program(), folder);
    shell::start(title, optimize.args(OPTIMIZE).args([name, "--output", name]))
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|error| cannot(file, &error))
}

fn text(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| cannot(file, &error))
}
