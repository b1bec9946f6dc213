use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use super::{Level, size, summary};
use crate::{
    Failure,
    browser::{self, Browser},
    console, dist,
    firefox::{self, Firefox},
    platform, project, python,
    setup::{self, TARGET, WasmToolchain},
    shell,
    test::summary::Tally,
    tools, web_servers,
};

/// What the levels run with.
pub(super) struct Prepared {
    toolchain: WasmToolchain,
    browser: Browser,
    /// Missing, it fails the levels that need it and no other.
    firefox: Result<Firefox, Failure>,
}

/// Sets the machine up.
pub(super) fn prepare() -> Result<Prepared, Failure> {
    let toolchain = setup::setup()?;
    let browser = browser::setup()?;
    let firefox = firefox::setup();
    python::setup()?;
    Ok(Prepared { toolchain, browser, firefox })
}

/// Runs one level, with its output on the screen.
pub(super) fn run(level: Level, prepared: &Prepared) -> Result<Tally, Failure> {
    match level {
        Level::Native => {
            let mut test = shell::command("cargo", &project::root());
            test.args(["test", "--locked", "--workspace", "--no-fail-fast"]);
            counted(&mut test)
        }
        Level::Browser => {
            let mut test = in_browser(prepared.toolchain)?;
            counted(test.env("CHROMEDRIVER", &prepared.browser.driver))
        }
        Level::BrowserFirefox => {
            let Firefox { program, driver } = prepared.firefox.as_ref().map_err(Clone::clone)?;
            let mut test = in_browser(prepared.toolchain)?;
            // In quotes, because the runner splits it as a shell does.
            let arguments = format!("--binary '{}'", program.display());
            counted(test.env("GECKODRIVER", driver).env("GECKODRIVER_ARGS", arguments))
        }
        Level::Size => {
            console::build(prepared.toolchain)?;
            size::check(&project::dist())
        }
        Level::EndToEnd => {
            web_servers::setup();
            console::build(prepared.toolchain)?;
            platform::build_embedded()?;
            platform::start_build()?.finish()?;
            dist::build_verifier()?;
            let xtask = std::env::current_exe().map_err(|error| error.to_string())?;
            let mut test = tools::npm(&project::root().join("end2end"))?;
            test.args(["test"])
                .env("CHROME", &prepared.browser.program)
                .env("SENTINEL_DIST", project::dist())
                .env("SENTINEL_PLATFORM", platform::program())
                .env("SENTINEL_EMBEDDED", platform::embedded())
                .env("SENTINEL_VERIFY", dist::verifier())
                .env("SENTINEL_XTASK", xtask);
            counted(&mut test)
        }
        Level::EndToEndFirefox => {
            let Firefox { program, driver } = prepared.firefox.as_ref().map_err(Clone::clone)?;
            console::build(prepared.toolchain)?;
            platform::start_build()?.finish()?;
            let mut test = tools::npm(&project::root().join("end2end"))?;
            test.args(["run", "--silent", "test:firefox"])
                .env("FIREFOX", program)
                .env("GECKODRIVER", driver)
                .env("SENTINEL_DIST", project::dist())
                .env("SENTINEL_PLATFORM", platform::program());
            counted(&mut test)
        }
    }
}

/// The tests of hooks and components; which driver is named decides in which browser.
fn in_browser(toolchain: WasmToolchain) -> Result<Command, Failure> {
    let mut test = shell::command("cargo", &project::root());
    test.args(["test", "--locked", "--package", "agent-sentinel-console"])
        .args(["--target", TARGET, "--test", "browser"])
        .env("PATH", shell::path_with(&[tools::wasm_bindgen()?.bin()]))
        .env_remove("CHROMEDRIVER")
        .env_remove("GECKODRIVER")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    toolchain.choose(&mut test);
    Ok(test)
}

/// Runs a test runner, shows what it prints and counts its results.
fn counted(command: &mut Command) -> Result<Tally, Failure> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("could not be started: {error}"))?;
    let stdout = child.stdout.take().ok_or("has no output")?;
    let mut output = String::new();
    for line in BufReader::new(stdout).lines() {
        let line = line.map_err(|error| error.to_string())?;
        println!("{line}");
        output += &line;
        output.push('\n');
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok(summary::judge(&output, status.success()))
}
