//! `cargo xtask bench`: measurements for people. No time decides anything.

use std::process::Command;

use crate::{
    Failure, browser, console, platform, project, setup,
    shell::{self, step},
    tools,
};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// What is measured.
    what: What,
    /// Flags for the measurement, after `--`; `-- --help` lists them.
    #[arg(last = true)]
    flags: Vec<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// The platform under load: the six endpoints, mixed over 64 connections.
    Load,
    /// The console in Chromium, with 10, 1,000 and 10,000 keys, on a desktop and as on a phone.
    Page,
    /// The platform killed a hundred times while it makes keys.
    Crash,
}

pub(crate) fn bench(options: &Options) -> Result<(), Failure> {
    platform::start_build()?.finish()?;
    let mut measure = match options.what {
        What::Page => page()?,
        What::Load => platform("load")?,
        What::Crash => platform("crash")?,
    };
    let status = measure.args(&options.flags).status().map_err(|error| error.to_string())?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| "the measurement failed; what it said stands above".to_owned())
}

/// What measures the built console.
fn page() -> Result<Command, Failure> {
    console::build(setup::setup()?)?;
    let browser = browser::setup()?;
    let mut measure = tools::npm(&project::root().join("end2end"))?;
    measure
        .args(["run", "--silent", "bench", "--"])
        .env("CHROME", &browser.program)
        .env("SENTINEL_DIST", project::dist())
        .env("SENTINEL_PLATFORM", platform::program());
    Ok(measure)
}

/// What puts the platform through this.
fn platform(what: &str) -> Result<Command, Failure> {
    let mut build = shell::command("cargo", &project::root());
    build.args(["build", "--release", "--locked", "--package", "sentinel-bench"]);
    step("Building what measures it, usually 1 min the first time", &mut build)?;
    let mut measure =
        shell::command(project::target().join("release/sentinel-bench"), &project::root());
    measure.arg("--platform").arg(platform::program());
    measure.arg("--data").arg(project::target().join("bench"));
    measure.arg(what);
    Ok(measure)
}
