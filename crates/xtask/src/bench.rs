//! `cargo xtask bench`: measurements for people. No time decides anything.

use crate::{
    Failure, platform, project,
    shell::{self, step},
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
    /// The platform killed a hundred times while it makes keys.
    Crash,
}

pub(crate) fn bench(options: &Options) -> Result<(), Failure> {
    platform::start_build()?.finish()?;
    let mut build = shell::command("cargo", &project::root());
    build.args(["build", "--release", "--locked", "--package", "sentinel-bench"]);
    step("Building what measures it, usually 1 min the first time", &mut build)?;
    let mut measure =
        shell::command(project::target().join("release/sentinel-bench"), &project::root());
    measure.arg("--platform").arg(platform::program());
    measure.arg("--data").arg(project::target().join("bench"));
    measure.arg(match options.what {
        What::Load => "load",
        What::Crash => "crash",
    });
    let status = measure.args(&options.flags).status().map_err(|error| error.to_string())?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| "the measurement failed; what it said stands above".to_owned())
}
