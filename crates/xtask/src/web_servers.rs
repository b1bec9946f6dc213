//! The web servers that the tests deploy the console with.

use std::path::Path;

use crate::{setup, shell};

/// Programs, which are packages of Debian by the same names.
const SERVERS: [&str; 2] = ["nginx", "caddy"];

/// Installs what is missing where it can; elsewhere the tests with it are skipped, which is said.
pub(crate) fn setup() {
    let missing_ones: Vec<_> = missing().collect();
    if !missing_ones.is_empty() && Path::new("/etc/debian_version").exists() {
        let title = "Installing web servers for the tests of deploying, usually 10 s";
        if let Err(sentence) = setup::install_packages(&missing_ones, title) {
            println!("  {sentence}");
        }
    }
    for server in missing() {
        println!("  {server} is not on this machine; the tests of deploying skip it");
    }
}

fn missing() -> impl Iterator<Item = &'static str> {
    // Where Debian keeps servers is on root's PATH only.
    let is_there = |server: &str| {
        shell::which(server).is_some() || Path::new("/usr/sbin").join(server).exists()
    };
    SERVERS.into_iter().filter(move |server| !is_there(server))
}
