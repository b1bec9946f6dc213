//! Puts the local platform under load, and kills it in the middle of its work. The numbers are for
//! people; only what must never happen – a 5xx, a lost write – fails.

mod client;
mod crash;
mod load;
mod platform;
mod report;
mod seed;
mod user;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

/// What stopped a measurement, as one sentence.
type Failure = String;

#[derive(Parser)]
struct Cli {
    /// The platform's program.
    #[arg(long)]
    platform: PathBuf,
    /// Folder for its database; on a real disk, because it is about writes.
    #[arg(long)]
    data: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Mixes the six endpoints over many connections.
    Load(load::Options),
    /// Kills the platform again and again while keys are made.
    Crash(crash::Options),
}

#[tokio::main]
async fn main() -> ExitCode {
    let Cli { platform, data, what } = Cli::parse();
    let outcome = match what {
        What::Load(options) => load::run(&platform, &data, &options).await,
        What::Crash(options) => crash::run(&platform, &data, &options).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("sentinel-bench: {sentence}");
            ExitCode::FAILURE
        }
    }
}
