//! The platform as a process of its own.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

use crate::Failure;

/// A platform with a database that lasts from one start to the next. Killed when dropped.
pub(crate) struct Platform {
    program: PathBuf,
    folder: TempDir,
    child: Option<Child>,
    /// Where it listens.
    pub(crate) url: String,
}

impl Platform {
    /// A platform that is not started yet, with its database below `data`.
    pub(crate) fn new(program: &Path, data: &Path) -> Result<Self, Failure> {
        std::fs::create_dir_all(data).map_err(|error| format!("{}: {error}", data.display()))?;
        let folder = TempDir::new_in(data).map_err(|error| error.to_string())?;
        Ok(Self { program: program.to_owned(), folder, child: None, url: String::new() })
    }

    /// Starts it, without limits of rate.
    pub(crate) async fn start(&mut self) -> Result<(), Failure> {
        let mut child = Command::new(&self.program)
            .args(["--listen", "127.0.0.1:0", "--log-level", "warn"])
            .args(["--user-rate", "0", "--address-rate", "0"])
            .arg("--database")
            .arg(self.folder.path().join("sentinel.db"))
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{} could not be started: {error}", self.program.display()))?;
        let output = child.stdout.take().ok_or("the platform has no output")?;
        let line = BufReader::new(output).lines().next_line().await.ok().flatten();
        let url = line.as_deref().and_then(|line| line.rsplit_once(" on "));
        let (_, url) = url.ok_or("the platform did not start")?;
        url.clone_into(&mut self.url);
        self.child = Some(child);
        Ok(())
    }

    /// Ends it as a power cut would.
    pub(crate) async fn kill(&mut self) -> Result<(), Failure> {
        match self.child.take() {
            Some(mut child) => child.kill().await.map_err(|error| error.to_string()),
            None => Ok(()),
        }
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }
}
