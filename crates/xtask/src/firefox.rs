//! Firefox, in which tests run as they do in Chromium, and what drives it.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{Failure, setup, shell, tools};

/// The release that is supported for longer first: it is the older one of what users have.
const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];

/// A Firefox and the driver for it.
pub(crate) struct Firefox {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Installs what is missing for tests in Firefox.
pub(crate) fn setup() -> Result<Firefox, Failure> {
    if find().is_none() && Path::new("/etc/debian_version").exists() {
        let title = "Installing Firefox, usually 20 s";
        setup::install_packages(&["firefox-esr"], title)?;
    }
    let program = find().ok_or(
        "Firefox is needed for the tests in it; install it, or name it in FIREFOX, then run this again",
    )?;
    let driver = match named("GECKODRIVER") {
        Some(driver) => driver,
        None => tools::geckodriver()?,
    };
    Ok(Firefox { program, driver })
}

fn find() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| BROWSERS.into_iter().find_map(shell::which))
}

fn named(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_file())
}
