//! `cargo xtask dev`: `trunk serve` builds and says when to reload, the platform serves what it
//! builds, with the paths and the headers of production.

use std::{
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use crate::{
    Failure, console, platform, project,
    run::{is_free, stop_flag},
    setup,
};

/// Where `trunk serve` listens; only its live reload is used.
const TRUNK: &str = "127.0.0.1:8790";

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Flags for the platform, after `--`.
    #[arg(last = true)]
    platform: Vec<String>,
}

pub(crate) fn dev(options: &Options) -> Result<(), Failure> {
    is_free(options.listen)?;
    let toolchain = setup::setup()?;
    let stop = stop_flag()?;
    let folder = project::target().join("dev-dist");
    let (address, port) = TRUNK.split_once(':').unwrap_or((TRUNK, ""));
    let mut serve = console::trunk_command(toolchain)?;
    serve
        .args(["serve", "--offline", "--locked", "--address", address, "--port", port, "--dist"])
        .arg(&folder)
        .stdin(Stdio::null());
    println!("• Building the console, usually 1 min the first time");
    let mut trunk =
        serve.spawn().map_err(|error| format!("Trunk could not be started: {error}"))?;
    let served = serve_until(options, &folder, &mut trunk, &stop);
    platform::stop(&mut trunk);
    served
}

fn serve_until(
    options: &Options,
    folder: &Path,
    trunk: &mut Child,
    stop: &AtomicBool,
) -> Result<(), Failure> {
    platform::start_debug_build()?.finish()?;
    // Trunk listens when its first build is there.
    while TcpStream::connect(TRUNK).is_err() {
        is_running(trunk)?;
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    let mut command = platform::serving(folder, options.listen, &platform::debug_program())?;
    command.arg("--live-reload").arg(format!("ws://{TRUNK}")).args(&options.platform);
    let mut running = platform::start(&mut command)?;
    println!("\n  Agent Sentinel console, reloading: {}\n  Ctrl-C stops it.\n", running.url);
    while !stop.load(Ordering::Relaxed) {
        if running.has_ended() {
            return Err("the platform ended by itself; what it said stands above".to_owned());
        }
        is_running(trunk)?;
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn is_running(trunk: &mut Child) -> Result<(), Failure> {
    match trunk.try_wait() {
        Ok(None) => Ok(()),
        _ => Err(format!("Trunk, which uses {TRUNK}, ended by itself; what it said stands above")),
    }
}
