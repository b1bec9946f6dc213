//! `cargo xtask run`.

use std::{
    io::ErrorKind,
    net::{SocketAddr, TcpListener},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crate::{Failure, console, platform, project, setup, shell};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Open the browser, too.
    #[arg(long)]
    open: bool,
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Flags for the platform, after `--`; `-- --help` lists them.
    #[arg(last = true)]
    platform: Vec<String>,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    is_free(options.listen)?;
    // Beside the rest, which keeps one core only half busy.
    let platform_build = platform::start_debug_build()?;
    console::build(setup::setup()?)?;
    platform_build.finish()?;
    let program = platform::debug_program();
    let mut command = platform::serving(&project::dist(), options.listen, &program)?;
    command.args(&options.platform);
    let stop = stop_flag()?;
    let mut running = platform::start(&mut command)?;
    println!("\n  Agent Sentinel console: {}\n  Ctrl-C stops it.\n", running.url);
    if options.open {
        open(&running.url);
    }
    while !stop.load(Ordering::Relaxed) {
        if running.has_ended() {
            return Err("the platform ended by itself; what it said stands above".to_owned());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Says at once when the port is taken, not after minutes of building.
pub(crate) fn is_free(address: SocketAddr) -> Result<(), Failure> {
    match TcpListener::bind(address) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
            "{address} is in use, perhaps by another `cargo xtask run`; stop that, or choose \
             another port with --listen 127.0.0.1:8788"
        )),
        Err(error) => Err(format!("cannot listen on {address}: {error}")),
        Ok(_) => Ok(()),
    }
}

/// Becomes true on Ctrl-C or SIGTERM.
pub(crate) fn stop_flag() -> Result<Arc<AtomicBool>, Failure> {
    let flag = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&flag);
    ctrlc::set_handler(move || set.store(true, Ordering::Relaxed))
        .map_err(|error| format!("Ctrl-C cannot be caught: {error}"))?;
    Ok(flag)
}

fn open(url: &str) {
    let program = ["xdg-open", "open"].into_iter().find_map(shell::which);
    let opened = program.map(|program| Command::new(program).arg(url).status());
    if !opened.is_some_and(|status| status.is_ok_and(|status| status.success())) {
        println!("  No browser could be opened; open the address yourself.");
    }
}
