//! Running other programs: with what is said before, progress meanwhile, and the end of their
//! output when they fail.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{Failure, project};

/// How often progress is shown: on a terminal, and in a log.
const TICK: Duration = Duration::from_millis(200);
const LOG_TICK: Duration = Duration::from_secs(30);
/// How much of a failed step's output is shown, in lines.
const TAIL: usize = 25;

/// A step that runs while others do; dropped before its end, it is stopped.
pub(crate) struct Step {
    title: String,
    log: PathBuf,
    child: Child,
    started: Instant,
}

/// Starts `command` and says so; its output goes to a log file.
pub(crate) fn start(title: &str, command: &mut Command) -> Result<Step, Failure> {
    let folder = project::target().join("xtask-logs");
    let log = folder.join(format!("{}.log", title.replace(|c: char| !c.is_alphanumeric(), "-")));
    let open = || {
        fs::create_dir_all(&folder)?;
        let out = File::create(&log)?;
        Ok((out.try_clone()?, out))
    };
    let (out, err) = open().map_err(|error: std::io::Error| {
        format!("cannot write the log {}: {error}", log.display())
    })?;
    println!("• {title}");
    let child = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn();
    let child = child.map_err(|error| cannot_start(command, &error))?;
    Ok(Step { title: title.to_owned(), log, child, started: Instant::now() })
}

impl Step {
    /// Waits for the end; a failure shows the last lines of the output.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        if self.wait()? {
            return Ok(());
        }
        let output = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<_> = output.lines().collect();
        for line in &lines[lines.len().saturating_sub(TAIL)..] {
            eprintln!("    {line}");
        }
        // Without how long it usually takes.
        let title = self.title.split(", usually").next().unwrap_or(&self.title);
        let log = self.log.display();
        Err(if is_about_the_network(&output) {
            format!(
                "“{title}” failed: the network could not be reached; check the connection (or the \
                 proxy), then run this again. Its whole output is in {log}"
            )
        } else {
            format!("“{title}” failed; its whole output is in {log}")
        })
    }

    /// Waits for the end, showing how long it takes; whether it succeeded.
    fn wait(&mut self) -> Result<bool, Failure> {
        let on_terminal = std::io::stdout().is_terminal();
        let mut shown = Instant::now();
        let status = loop {
            match self.child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) => thread::sleep(TICK.min(Duration::from_millis(50))),
                Err(error) => return Err(format!("{}: {error}", self.title)),
            }
            let seconds = self.started.elapsed().as_secs();
            if on_terminal && shown.elapsed() >= TICK {
                print!("\r\x1b[2K  {seconds} s  {}", last_line(&self.log));
                // Progress that cannot be shown is not missed.
                let _ = std::io::stdout().flush();
                shown = Instant::now();
            } else if !on_terminal && shown.elapsed() >= LOG_TICK {
                println!("  {} – {seconds} s so far", self.title);
                shown = Instant::now();
            }
        };
        if on_terminal {
            print!("\r\x1b[2K");
        }
        if status.success() {
            println!("✓ {} ({:.1} s)", self.title, self.started.elapsed().as_secs_f32());
        }
        Ok(status.success())
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether a failed program says that it could not reach the network, in the words of curl (rustup
/// and Cargo), apt and npm.
fn is_about_the_network(output: &str) -> bool {
    let phrases = [
        "could not resolve host",
        "couldn't resolve host",
        "could not resolve '",
        "temporary failure resolving",
        "failed to connect",
        "couldn't connect",
        "connection refused",
        "error sending request",
        "network is unreachable",
        "enotfound",
        "eai_again",
        "econnrefused",
        "etimedout",
    ];
    let output = output.to_lowercase();
    phrases.iter().any(|phrase| output.contains(phrase))
}

/// Runs `command` to its end as one step.
pub(crate) fn step(title: &str, command: &mut Command) -> Result<(), Failure> {
    start(title, command)?.finish()
}

/// Runs a step that may fail because there is another way; whether it succeeded.
pub(crate) fn attempt(title: &str, command: &mut Command) -> bool {
    start(title, command).and_then(|mut step| step.wait()).unwrap_or(false)
}

/// What `command` prints, when it can be started and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is on `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// `PATH` with `folders` before everything else.
pub(crate) fn path_with(folders: &[PathBuf]) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    std::env::join_paths(all).unwrap_or(path)
}

/// A command in `folder`.
pub(crate) fn command(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    let name = name(command);
    if error.kind() == std::io::ErrorKind::NotFound {
        format!("{name} is needed and was not found; install it, then run this again")
    } else {
        format!("{name} could not be started: {error}")
    }
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn last_line(log: &Path) -> String {
    let output = fs::read(log).unwrap_or_default();
    let output = String::from_utf8_lossy(&output);
    output.lines().next_back().unwrap_or_default().chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_of_the_network_is_told_from_one_of_the_program() {
        for said in [
            "warning: spurious network error: [6] Could not resolve hostname (Could not resolve host: x)",
            "  Temporary failure resolving 'deb.example'",
            "npm error code EAI_AGAIN",
        ] {
            assert!(is_about_the_network(said), "{said}");
        }
        assert!(!is_about_the_network("error[E0308]: mismatched types"));
    }

    #[test]
    fn a_step_that_fails_says_where_its_output_is() {
        let failure = step("A failing step", &mut Command::new("false")).unwrap_err();
        assert!(failure.contains("“A failing step” failed; its whole output is in"), "{failure}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = step("A step", &mut Command::new("no-such-program")).unwrap_err();
        assert!(failure.starts_with("no-such-program is needed and was not found"), "{failure}");
    }
}
