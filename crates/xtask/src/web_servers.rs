//! The web servers that the tests deploy the console with.

use std::path::Path;

use crate::{Failure, setup, shell};

/// Programs, which are packages of Debian by the same names.
const SERVERS: [&str; 2] = ["nginx", "caddy"];

/// Installs what is missing where it can; elsewhere their tests are skipped.
pub(crate) fn setup() -> Result<(), Failure> {
    if missing().next().is_some() && Path::new("/etc/debian_version").exists() {
        setup::install_packages(
            &missing().collect::<Vec<_>>(),
            "Installing web servers for the tests of deploying, usually 10 s",
        )?;
    }
    for server in missing() {
        println!("  {server} is not on this machine; the tests of deploying skip it");
    }
    Ok(())
}

fn missing() -> impl Iterator<Item = &'static str> {
    // Where Debian keeps servers is on root's PATH only.
    let is_there = |server: &str| {
        shell::which(server).is_some() || Path::new("/usr/sbin").join(server).exists()
    };
    SERVERS.into_iter().filter(move |server| !is_there(server))
}
