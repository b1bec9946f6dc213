//! The local platform's program.

use std::{io::IsTerminal as _, process::ExitCode};

use clap::Parser as _;
use sentinel_platform::{cli::Cli, serve::serve};
use tokio::signal;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => return wrong_usage(&first_line(&error.to_string())),
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    if let Err(sentence) = cli.check() {
        return wrong_usage(&sentence);
    }
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_max_level(tracing::Level::INFO)
        .init();
    match serve(cli, stop_signal()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("sentinel-platform: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn wrong_usage(sentence: &str) -> ExitCode {
    eprintln!("sentinel-platform: {sentence}");
    ExitCode::from(2)
}

/// Clap explains at length; the first line says it.
fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

/// Ctrl-C, or SIGTERM where there is one.
async fn stop_signal() {
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminated => {}
    }
}
