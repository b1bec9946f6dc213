//! `cargo xtask dev`: `trunk serve` builds and says when to reload, the platform serves what it
//! builds, with the paths and the headers of production.

use std::{
    fs,
    net::SocketAddr,
    process::{Command, Stdio},
    sync::atomic::Ordering,
    time::Duration,
};

use crate::{
    Failure, console, platform, project,
    run::{is_free, stop_flag},
    setup, shell,
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
    let mut build = console::trunk_command(toolchain)?;
    build.args(["build", "--offline", "--locked", "--dist"]).arg(&folder);
    shell::step("Building the console, usually 1 min the first time", &mut build)?;
    let mut serve = console::trunk_command(toolchain)?;
    serve
        .args(["serve", "--offline", "--locked", "--address", address, "--port", port])
        .args(["--ws-base", &format!("ws://{TRUNK}/")])
        .arg("--dist")
        .arg(&folder)
        .stdin(Stdio::null());
    let mut trunk =
        serve.spawn().map_err(|error| format!("Trunk could not be started: {error}"))?;
    let served = serve_until(options, &folder, &stop);
    platform::stop(&mut trunk);
    served
}

fn serve_until(
    options: &Options,
    folder: &std::path::Path,
    stop: &std::sync::atomic::AtomicBool,
) -> Result<(), Failure> {
    let mut build = shell::command("cargo", &project::root());
    build.args(["build", "--locked", "--package", "sentinel-platform"]);
    shell::step("Building the platform, usually 2 min the first time", &mut build)?;
    let data = project::root().join(".data");
    fs::create_dir_all(&data).map_err(|error| format!("{}: {error}", data.display()))?;
    let mut command = Command::new(project::target().join("debug").join("sentinel-platform"));
    command.arg("--listen").arg(options.listen.to_string());
    command.arg("--database").arg(data.join("sentinel.db"));
    command.arg("--live-reload").arg(format!("ws://{TRUNK}"));
    command.arg("--console").arg(folder).args(&options.platform);
    let mut running = platform::start(&mut command)?;
    println!("\n  Agent Sentinel console, reloading: {}\n  Ctrl-C stops it.\n", running.url);
    while !stop.load(Ordering::Relaxed) {
        if running.has_ended() {
            return Err("the platform ended by itself; what it said stands above".to_owned());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
