//! `cargo xtask screenshots`: the README's pictures, from the console itself.

use crate::{Failure, browser, console, platform, project, setup, shell, tools};

pub(crate) fn screenshots() -> Result<(), Failure> {
    console::build(setup::setup()?)?;
    platform::start_build()?.finish()?;
    let browser = browser::setup()?;
    let mut take = tools::npm(&project::root().join("end2end"))?;
    take.args(["run", "--silent", "screenshots"])
        .env("CHROME", &browser.program)
        .env("SENTINEL_DIST", project::dist())
        .env("SENTINEL_PLATFORM", platform::program());
    shell::step("Taking the README's pictures, usually 20 s", &mut take)
}
