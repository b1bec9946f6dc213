//! `cargo xtask screenshots`: pictures of the console itself, the README's and those that tests compare.

use crate::{Failure, browser, console, platform, project, setup, shell, tools};

pub(crate) fn screenshots() -> Result<(), Failure> {
    console::build(setup::setup()?)?;
    platform::start_build()?.finish()?;
    let browser = browser::setup()?;
    for (title, script) in [
        ("Taking the README's pictures, usually 20 s", "screenshots"),
        ("Taking anew what looks different in the tests' pictures, usually 2 min", "looks"),
    ] {
        let mut take = tools::npm(&project::root().join("end2end"))?;
        take.args(["run", "--silent", script])
            .env("CHROME", &browser.program)
            .env("SENTINEL_DIST", project::dist())
            .env("SENTINEL_PLATFORM", platform::program());
        shell::step(title, &mut take)?;
    }
    Ok(())
}
