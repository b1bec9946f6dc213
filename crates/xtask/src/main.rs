//! The project's commands. Each says what it does, does only what is missing, and ends with one
//! clear sentence when it cannot go on.

mod bench;
mod browser;
mod check;
mod console;
mod dev;
mod dist;
mod firefox;
mod platform;
mod project;
mod python;
mod run;
mod screenshots;
mod setup;
mod shell;
mod stamp;
mod test;
mod tools;
mod web_servers;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Agent Sentinel console: set up, run, change and test it.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make this machine ready; safe to run at any time.
    Setup,
    /// Build and start the console and its platform, and print the URL.
    Run(run::Options),
    /// The same with live reload, for working on the console.
    Dev(dev::Options),
    /// Set up and run every test.
    Test(test::Options),
    /// Formatters, lints on both targets, documentation, dependencies.
    Check,
    /// Make a folder for a static host, or look at a console that is deployed.
    Dist(dist::Options),
    /// Take the README's pictures, and those that tests compare, from the console itself.
    Screenshots,
    /// Measure the platform under load, or kill it in the middle of its work.
    Bench(bench::Options),
}

/// What stopped a command, as one sentence for the person who typed it.
type Failure = String;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Setup => setup::setup_all(),
        Command::Run(options) => run::run(&options),
        Command::Dev(options) => dev::dev(&options),
        Command::Test(options) => test::test(&options),
        Command::Check => check::check(),
        Command::Dist(options) => dist::dist(&options),
        Command::Screenshots => screenshots::screenshots(),
        Command::Bench(options) => bench::bench(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}
