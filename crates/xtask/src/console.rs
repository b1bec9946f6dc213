//! Building the console into `dist/`, only when something changed.

mod languages;
mod loader;
mod names;
mod shrink;
mod split;

use std::{fs, io, path::Path};

pub(crate) use languages::OTHERS as OTHER_LANGUAGES;

use crate::{
    Failure, project,
    setup::WasmToolchain,
    shell, stamp,
    tools::{ESBUILD, WASM_OPT, trunk, wasm_bindgen, wasm_split},
};

/// Everything that goes into `dist/`.
const INPUTS: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates/api-types/Cargo.toml",
    "crates/api-types/src",
    "index.html",
    "public",
    "src",
    "style",
];
/// What compression makes smaller.
const COMPRESSIBLE: [&str; 4] = ["css", "js", "svg", "wasm"];

/// Another number for another way of what follows Trunk.
const SHRINKING: u32 = 7;

/// Builds the release console unless it is there already.
pub(crate) fn build(toolchain: WasmToolchain) -> Result<(), Failure> {
    let root = project::root();
    let stamp_file = project::dist().join(".built-from");
    let tools = [trunk().bin(), wasm_split().bin(), WASM_OPT.bin(), ESBUILD.bin()];
    let tools = format!("{toolchain:?} {SHRINKING} {tools:?}");
    let fingerprint = stamp::fingerprint(&root, &INPUTS, &tools)
        .map_err(|error| format!("the console's sources cannot be read: {error}"))?;
    if fs::read_to_string(&stamp_file).is_ok_and(|built| built == fingerprint) {
        return Ok(());
    }
    let mut build = trunk_command(toolchain)?;
    build.args(["build", "--release", "--offline", "--locked", "--features", split::FEATURE]);
    build.env("CARGO_ENCODED_RUSTFLAGS", split::rustflags(toolchain));
    shell::step("Building the console, usually 2 min the first time", &mut build)?;
    let english = split::take()?;
    let mut others = Vec::new();
    for (language, feature) in languages::OTHERS {
        let title = format!("Building it in another language ({language}), usually 1 min");
        shell::step(&title, &mut languages::build(toolchain, feature))?;
        others.push((language, split::split(&split::take()?)?));
    }
    shrink::shrink(&project::dist(), &split::split(&english)?, &others)?;
    compress(&project::dist()).map_err(|error| format!("dist cannot be compressed: {error}"))?;
    fs::write(&stamp_file, fingerprint)
        .map_err(|error| format!("{} cannot be written: {error}", stamp_file.display()))
}

/// Trunk, with its tools on `PATH`.
pub(crate) fn trunk_command(toolchain: WasmToolchain) -> Result<std::process::Command, Failure> {
    let folders = [trunk().bin(), wasm_bindgen()?.bin(), WASM_OPT.bin()];
    let mut command = shell::command(trunk().bin().join("trunk"), &project::root());
    command.env("PATH", shell::path_with(&folders)).env_remove("NO_COLOR");
    toolchain.choose(&mut command);
    Ok(command)
}

/// Writes `.br` and `.gz` beside each file that gets smaller by it.
fn compress(dist: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if let Some(extension) = extension.filter(|e| COMPRESSIBLE.contains(e)) {
            let content = fs::read(&path)?;
            fs::write(path.with_extension(format!("{extension}.br")), brotli(&content)?)?;
            fs::write(path.with_extension(format!("{extension}.gz")), gzip(&content)?)?;
        }
    }
    Ok(())
}

/// Brotli at its highest quality.
pub(crate) fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Gzip at its highest quality.
pub(crate) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    io::Write::write_all(&mut encoder, content)?;
    encoder.finish()
}
