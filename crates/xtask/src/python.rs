//! Python, in which the test with the published SDK runs.

use std::{path::Path, process::Command};

use crate::{Failure, setup, shell};

/// Makes sure that virtual environments can be made.
pub(crate) fn setup() -> Result<(), Failure> {
    if !has_venv() && Path::new("/etc/debian_version").exists() {
        setup::install_packages(
            &["python3", "python3-venv"],
            "Installing Python with venv, usually 20 s",
        )?;
    }
    let advice = "Python 3 with its venv module is needed for the SDK's test; install it, then run this again";
    has_venv().then_some(()).ok_or_else(|| advice.to_owned())
}

fn has_venv() -> bool {
    shell::output(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_some()
}
