//! Makes a machine ready: what is missing is installed, and said before.

mod debian;
mod wasm_target;

use crate::{
    Failure, browser, firefox, python,
    shell::Step,
    tools::{ESBUILD, WASM_OPT, trunk, wasm_bindgen, wasm_split},
    web_servers,
};
pub(crate) use debian::install as install_packages;
pub(crate) use wasm_target::{TARGET, WasmToolchain};

/// Everything that `run`, `dev` and `test` need.
pub(crate) fn setup_all() -> Result<(), Failure> {
    setup()?;
    browser::setup()?;
    firefox::setup()?;
    python::setup()?;
    web_servers::setup();
    println!("This machine is ready.");
    Ok(())
}

/// What building the console needs. The downloads of one tool go on while another is compiled.
pub(crate) fn setup() -> Result<WasmToolchain, Failure> {
    let from_npm = [WASM_OPT.install()?, ESBUILD.install()?];
    let trunk = trunk().install()?;
    let toolchain = wasm_target::setup();
    from_npm.into_iter().try_for_each(finish)?;
    finish(trunk)?;
    finish(wasm_bindgen()?.install()?)?;
    finish(wasm_split().install()?)?;
    toolchain
}

fn finish(step: Option<Step>) -> Result<(), Failure> {
    step.map_or(Ok(()), Step::finish)
}
