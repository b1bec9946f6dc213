//! The local platform's program.

use std::{
    io::{self, IsTerminal as _},
    process::ExitCode,
};

use clap::Parser as _;
use sentinel_platform::{cli::Cli, serve::serve};
use tokio::signal;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => return wrong_usage(&summary(&error.to_string())),
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    if let Err(sentence) = cli.check() {
        return wrong_usage(&sentence);
    }
    // From here on, so that no signal is missed while the platform starts.
    let stop = match stop_signal() {
        Ok(stop) => stop,
        Err(error) => return failure(&format!("cannot listen for signals: {error}")),
    };
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .with_max_level(cli.log_level)
        .init();
    match serve(cli, stop).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => failure(&sentence),
    }
}

fn failure(sentence: &str) -> ExitCode {
    eprintln!("sentinel-platform: {sentence}");
    ExitCode::FAILURE
}

fn wrong_usage(sentence: &str) -> ExitCode {
    eprintln!("sentinel-platform: {sentence}");
    ExitCode::from(2)
}

/// Clap explains at length; its first paragraph says it.
fn summary(text: &str) -> String {
    let lines: Vec<_> = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    let line = lines.join(" ");
    line.strip_prefix("error: ").map(str::to_owned).unwrap_or(line)
}

/// Listens from now on; the future ends with Ctrl-C, or with SIGTERM where there is one.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use signal::unix::{SignalKind, signal};
    let (mut interrupted, mut terminated) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

/// Listens from now on; the future ends with Ctrl-C.
#[cfg(windows)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupted = signal::windows::ctrl_c()?;
    Ok(async move {
        interrupted.recv().await;
    })
}
