//! The browser that tests run in, and what drives it.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{Failure, project, setup, shell, tools};

const BROWSERS: [&str; 4] =
    ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/// A Chromium and the driver for it.
pub(crate) struct Browser {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Installs what is missing for browser tests.
pub(crate) fn setup() -> Result<Browser, Failure> {
    if find().is_none() && Path::new("/etc/debian_version").exists() {
        setup::install_packages(
            &["chromium", "chromium-driver"],
            "Installing Chromium and its driver, usually 30 s",
        )?;
    }
    let browser = find().ok_or(
        "Chromium (or Chrome) and ChromeDriver are needed for the browser tests; install them, or \
         name them in CHROME and CHROMEDRIVER",
    )?;
    install_end_to_end()?;
    Ok(browser)
}

fn find() -> Option<Browser> {
    let named = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_file());
    Some(Browser {
        program: named("CHROME").or_else(|| BROWSERS.into_iter().find_map(shell::which))?,
        driver: named("CHROMEDRIVER").or_else(|| shell::which("chromedriver"))?,
    })
}

/// The npm packages of the end-to-end tests, as locked.
fn install_end_to_end() -> Result<(), Failure> {
    let folder = project::root().join("end2end");
    let locked = folder.join("package-lock.json");
    // npm writes this file last.
    let installed = folder.join("node_modules").join(".package-lock.json");
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    if time(&installed) >= time(&locked) && time(&installed).is_some() {
        return Ok(());
    }
    let mut npm = tools::npm(&folder)?;
    npm.args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    shell::step("Installing Playwright, Selenium and axe, usually 10 s", &mut npm)
}
