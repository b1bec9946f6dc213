//! The pinned tools, each in a folder named after its version, so that a version is there or not.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Failure, project,
    shell::{self, Step},
};

/// 0.22 needs a newer compiler than Debian has.
const TRUNK: &str = "0.21.14";
/// wasm-opt, from npm.
const BINARYEN: &str = "132.0.0";
/// The newest that knows `wasm_split_helpers` 0.2.
const WASM_SPLIT: &str = "0.2.4";
/// Drives Firefox.
const GECKODRIVER: &str = "0.37.1";
/// Checks licences and duplicates of dependencies.
const CARGO_DENY: &str = "0.20.2";

/// What `wasm-bindgen` spends its time in. It runs after every save of a developer, a third as long with
/// these optimised, and is installed in hardly more time.
const BINDGEN_OPTIMIZED: [&str; 8] = [
    "--config",
    "profile.dev.package.walrus.opt-level=2",
    "--config",
    "profile.dev.package.wasmparser.opt-level=2",
    "--config",
    "profile.dev.package.gimli.opt-level=2",
    "--config",
    "profile.dev.package.wasm-bindgen-cli-support.opt-level=2",
];

/// A program that Cargo installs.
pub(crate) struct CargoTool {
    package: &'static str,
    version: String,
    duration: &'static str,
    flags: &'static [&'static str],
    /// Another one for another way of installing the same version.
    way: &'static str,
}

/// The tools that build the console.
pub(crate) fn trunk() -> CargoTool {
    // Its own downloads and its encryption are never used.
    let flags = &["--no-default-features"];
    CargoTool {
        package: "trunk",
        version: TRUNK.to_owned(),
        duration: "2 to 3 min",
        flags,
        way: "",
    }
}

/// Exactly the version of the wasm-bindgen library in Cargo.lock.
pub(crate) fn wasm_bindgen() -> Result<CargoTool, Failure> {
    let lock = fs::read_to_string(project::root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    let version =
        locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    let flags = &BINDGEN_OPTIMIZED;
    Ok(CargoTool { package: "wasm-bindgen-cli", version, duration: "1 min", flags, way: "-fast" })
}

/// Cuts the wasm in two.
pub(crate) fn wasm_split() -> CargoTool {
    let flags = &["--features", "build-binary"];
    let version = WASM_SPLIT.to_owned();
    CargoTool { package: "wasm_split_cli_support", version, duration: "1 min", flags, way: "" }
}

/// Installs what drives Firefox, unless it is there, and gives the program.
pub(crate) fn geckodriver() -> Result<PathBuf, Failure> {
    let version = GECKODRIVER.to_owned();
    let tool =
        CargoTool { package: "geckodriver", version, duration: "1 min", flags: &[], way: "" };
    tool.install()?.map_or(Ok(()), Step::finish)?;
    Ok(tool.bin().join("geckodriver"))
}

/// Checks dependencies.
pub(crate) fn cargo_deny() -> CargoTool {
    let version = CARGO_DENY.to_owned();
    CargoTool { package: "cargo-deny", version, duration: "3 to 4 min", flags: &[], way: "" }
}

impl CargoTool {
    /// The folder of its program.
    pub(crate) fn bin(&self) -> PathBuf {
        self.folder().join("bin")
    }

    fn folder(&self) -> PathBuf {
        project::tools().join(format!("{}-{}{}", self.package, self.version, self.way))
    }

    /// Cargo enters a package into its list last, so an interrupted installation is not in it.
    fn is_there(&self) -> bool {
        let list = fs::read_to_string(self.folder().join(".crates.toml")).unwrap_or_default();
        list.contains(&format!("\"{} {} (", self.package, self.version))
    }

    /// Starts installing it when it is not there. Without optimisation and debug info it builds in a
    /// third of the time and is fast enough.
    pub(crate) fn install(&self) -> Result<Option<Step>, Failure> {
        if self.is_there() {
            return Ok(None);
        }
        let Self { package, version, duration, flags, .. } = self;
        let title = format!("Installing {package} {version}, usually {duration}");
        let mut command = shell::command("cargo", &project::root());
        command
            .args(["install", "--locked", "--debug", package, "--version", version, "--root"])
            .arg(self.folder())
            .args(*flags)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("CARGO_TARGET_DIR");
        shell::start(&title, &mut command).map(Some)
    }
}

/// A program that npm installs.
pub(crate) struct NpmTool {
    package: &'static str,
    version: &'static str,
    program: &'static str,
}

/// Optimises the wasm.
pub(crate) const WASM_OPT: NpmTool =
    NpmTool { package: "binaryen", version: BINARYEN, program: "wasm-opt" };

/// Minifies the wasm's loader.
pub(crate) const ESBUILD: NpmTool =
    NpmTool { package: "esbuild", version: "0.28.2", program: "esbuild" };

impl NpmTool {
    /// The folder of its program.
    pub(crate) fn bin(&self) -> PathBuf {
        self.folder().join("node_modules").join(".bin")
    }

    /// Its program.
    pub(crate) fn program(&self) -> PathBuf {
        self.bin().join(self.program)
    }

    fn folder(&self) -> PathBuf {
        project::tools().join(format!("{}-{}", self.package, self.version))
    }

    /// Starts installing it when it is not there.
    pub(crate) fn install(&self) -> Result<Option<Step>, Failure> {
        if self.program().exists() {
            return Ok(None);
        }
        let Self { package, version, program } = self;
        let folder = self.folder();
        fs::create_dir_all(&folder).map_err(|error| cannot_make(&folder, &error))?;
        let title = format!("Installing {program} ({package} {version}), usually 10 s");
        let mut command = npm(&folder)?;
        command.args(["install", "--no-save", "--no-audit", "--no-fund"]);
        command.arg(format!("{package}@{version}")).arg("--prefix").arg(&folder);
        shell::start(&title, &mut command).map(Some)
    }
}

/// `npm` in `folder`.
pub(crate) fn npm(folder: &Path) -> Result<Command, Failure> {
    let npm = shell::which("npm").ok_or(
        "Node.js with npm is needed (for wasm-opt and the browser tests); install it, then run this again",
    )?;
    Ok(shell::command(npm, folder))
}

fn cannot_make(folder: &Path, error: &std::io::Error) -> Failure {
    format!("cannot make the folder {}: {error}", folder.display())
}

/// The version of `package` in a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let entry = lock
        .split("[[package]]")
        .find(|entry| entry.lines().any(|line| line.trim() == format!("name = \"{package}\"")))?;
    let version = entry.lines().find_map(|line| line.trim().strip_prefix("version = \""))?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_found_by_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.9\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.9"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
