//! Building, starting and stopping the local platform.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

use crate::{
    Failure, project,
    shell::{self, Step},
};

/// How long the platform may take to listen.
const START_LIMIT: Duration = Duration::from_secs(20);
/// How long it may take to stop; it gives its requests ten seconds.
const STOP_LIMIT: Duration = Duration::from_secs(12);

/// The program for developers: it is built in less than half the time, and answers as fast as a person
/// can tell.
pub(crate) fn debug_program() -> PathBuf {
    project::target().join("debug").join("sentinel-platform")
}

/// Starts building that; Cargo knows whether something changed.
pub(crate) fn start_debug_build() -> Result<Step, Failure> {
    let mut build = shell::command("cargo", &project::root());
    build.args(["build", "--locked", "--package", "sentinel-platform"]);
    shell::start("Building the platform, usually 2 min the first time", &mut build)
}

/// The release program.
pub(crate) fn program() -> PathBuf {
    project::target().join("release").join("sentinel-platform")
}

/// Starts building the release program; Cargo knows whether something changed.
pub(crate) fn start_build() -> Result<Step, Failure> {
    let mut build = shell::command("cargo", &project::root());
    build.args(["build", "--release", "--locked", "--package", "sentinel-platform"]);
    shell::start("Building the platform, usually 3 min the first time", &mut build)
}

/// The release program with the console of `dist/` in it.
pub(crate) fn embedded() -> PathBuf {
    program().with_file_name("sentinel-platform-embedded")
}

/// Builds that; the console must be there.
pub(crate) fn build_embedded() -> Result<(), Failure> {
    let mut build = shell::command("cargo", &project::root());
    build.args(["build", "--release", "--locked", "--package", "sentinel-platform"]);
    build.args(["--features", "embed"]);
    shell::step("Building the platform with the console in it, usually 3 min", &mut build)?;
    // Cargo gives both the same name.
    let copied = fs::copy(program(), embedded());
    copied.map(drop).map_err(|error| format!("{}: {error}", embedded().display()))
}

/// The command by which `program` serves `console` at `address`. Its data lies in the checkout, so
/// that two checkouts do not disturb each other, and outlives builds.
pub(crate) fn serving(
    console: &Path,
    address: SocketAddr,
    program: &Path,
) -> Result<Command, Failure> {
    let data = project::root().join(".data");
    fs::create_dir_all(&data).map_err(|error| format!("{}: {error}", data.display()))?;
    let mut command = Command::new(program);
    command.arg("--listen").arg(address.to_string());
    command.arg("--database").arg(data.join("sentinel.db"));
    command.arg("--console").arg(console);
    Ok(command)
}

/// A running platform; stopped when dropped.
pub(crate) struct Running {
    child: Child,
    /// Where it listens.
    pub(crate) url: String,
}

/// Starts `command` and waits until it listens.
pub(crate) fn start(command: &mut Command) -> Result<Running, Failure> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("the platform could not be started: {error}"))?;
    let output = child.stdout.take().ok_or("the platform has no output")?;
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        // An unreadable line is no address.
        let _ = BufReader::new(output).read_line(&mut line);
        let _ = sender.send(line);
    });
    let line = receiver.recv_timeout(START_LIMIT).unwrap_or_default();
    // Made before the line is looked at: dropped, it stops the program.
    let url = line.trim().rsplit_once(" on ").map(|(_, url)| url.to_owned());
    let running = Running { child, url: url.clone().unwrap_or_default() };
    match url {
        Some(_) => Ok(running),
        None => Err("the platform did not start; what it said stands above".to_owned()),
    }
}

impl Running {
    /// Whether it ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().map_or(true, |status| status.is_some())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        stop(&mut self.child);
    }
}

/// Asks a program to stop, and makes it when it does not.
pub(crate) fn stop(child: &mut Child) {
    let asked = Command::new("kill").arg(child.id().to_string()).status();
    let limit = std::time::Instant::now() + STOP_LIMIT;
    while asked.as_ref().is_ok_and(std::process::ExitStatus::success)
        && std::time::Instant::now() < limit
    {
        if matches!(child.try_wait(), Ok(Some(_)) | Err(_)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    // It may have ended just now.
    let _ = child.kill();
    let _ = child.wait();
}
