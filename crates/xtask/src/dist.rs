//! `cargo xtask dist`: a folder for a static host, and whether what a host serves is right.

mod hosts;
mod servers;
mod site;

use std::{
    fs,
    path::{Path, PathBuf},
};

use sentinel_page::{ClerkSettings, PageSettings, PublishableKey, base_path, http_url, secure_url};

use crate::{
    Failure, console, platform, project, setup,
    shell::{self, step},
};
use site::Site;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Base of the platform's API, such as <https://platform.agentsentinel.dev>.
    #[arg(long, value_name = "URL", value_parser = secure_url)]
    platform_url: Option<String>,
    /// Clerk's publishable key.
    #[arg(long, value_name = "PK")]
    clerk_publishable_key: Option<PublishableKey>,
    /// URL of a proxy of Clerk's Frontend API.
    #[arg(long, value_name = "URL", value_parser = secure_url)]
    clerk_proxy_url: Option<String>,
    /// URL of Clerk's script, when it is not the Frontend API's own.
    #[arg(long, value_name = "URL", value_parser = secure_url)]
    clerk_js_url: Option<String>,
    /// The documentation's base, when it is not the public one.
    #[arg(long, value_name = "URL", value_parser = http_url)]
    docs_url: Option<String>,
    /// The folder of its host that the console is served from.
    #[arg(long, value_name = "PATH", value_parser = base_path, default_value = "/")]
    base: String,
    /// Where the folder is made; `target/deploy` when not said.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Make the platform in place of a folder, as one program with the console in it.
    #[arg(long, conflicts_with_all = ["platform_url", "clerk_publishable_key", "clerk_proxy_url", "clerk_js_url", "docs_url", "base"])]
    embed: bool,
    /// Look at a console that is deployed at this URL, say what is wrong, and make nothing.
    #[arg(long, value_name = "URL", value_parser = http_url, exclusive = true)]
    verify: Option<String>,
}

pub(crate) fn dist(options: &Options) -> Result<(), Failure> {
    if let Some(url) = &options.verify {
        return verify(url);
    }
    let out = options.out.clone().unwrap_or_else(|| project::target().join("deploy"));
    if options.embed {
        return make_program(&out);
    }
    let settings = settings(options)?;
    site::is_free(&out)?;
    console::build(setup::setup()?)?;
    make(&settings, &out)?;
    let out = out.display();
    println!(
        "\n  The console is in {out}/site; docs/deploy.md says what each host needs of what is beside it.\n  \
         Deployed, look at it with: cargo xtask dist --verify https://…\n"
    );
    Ok(())
}

/// The program is configured by its flags, so it needs no settings here.
fn make_program(out: &Path) -> Result<(), Failure> {
    console::build(setup::setup()?)?;
    platform::build_embedded()?;
    let program = out.join("sentinel-platform");
    let copied = fs::create_dir_all(out).and_then(|()| fs::copy(platform::embedded(), &program));
    copied.map_err(|error| format!("{} cannot be written: {error}", program.display()))?;
    println!(
        "\n  The platform with the console in it: {}\n  --help lists its flags; docs/deploy.md says how to install it.\n",
        program.display()
    );
    Ok(())
}

fn make(settings: &PageSettings, out: &Path) -> Result<(), Failure> {
    let site = Site::read(&project::dist(), settings)?;
    site.write(out)?;
    for (name, content) in servers::files(&site).into_iter().chain(hosts::files(&site)) {
        site::write_file(&out.join(name), content.as_bytes())?;
    }
    Ok(())
}

/// What a static host cannot do without.
fn settings(options: &Options) -> Result<PageSettings, Failure> {
    let platform_url = options.platform_url.clone().ok_or(
        "--platform-url is needed: a static host has no API of its own to be found at the page's origin",
    )?;
    let key = options.clerk_publishable_key.clone().ok_or(
        "--clerk-publishable-key is needed: without it users would sign in by /local/clerk.js, which only the \
         local platform serves",
    )?;
    let clerk = ClerkSettings {
        key,
        proxy_url: options.clerk_proxy_url.clone(),
        js_url: options.clerk_js_url.clone(),
    };
    Ok(PageSettings {
        platform_url: Some(platform_url),
        clerk: Some(clerk),
        docs_url: options.docs_url.clone(),
        base_path: options.base.clone(),
        live_reload: None,
    })
}

fn verify(url: &str) -> Result<(), Failure> {
    build_verifier()?;
    let status = shell::command(verifier(), &project::root()).arg(url).status();
    let status = status.map_err(|error| error.to_string())?;
    let advice = "the deployed console is not as it should be; what is wrong stands above";
    status.success().then_some(()).ok_or_else(|| advice.to_owned())
}

/// Where the program is that looks at a deployed console.
pub(crate) fn verifier() -> PathBuf {
    project::target().join("release").join("sentinel-verify")
}

/// Builds it. It is a program of its own because it needs an HTTP client, which would keep everybody
/// waiting who only wants to run the console.
pub(crate) fn build_verifier() -> Result<(), Failure> {
    let mut build = shell::command("cargo", &project::root());
    build.args(["build", "--release", "--locked", "--package", "sentinel-verify"]);
    step("Building what looks at a deployed console, usually 1 min the first time", &mut build)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(clap::Parser)]
    struct Cli {
        #[command(flatten)]
        options: Options,
    }

    const PLATFORM: &str = "--platform-url=https://platform.example.com/";
    const KEY: &str = "--clerk-publishable-key=pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

    fn parse(args: &[&str]) -> Result<PageSettings, String> {
        let args = std::iter::once("dist").chain(args.iter().copied());
        let cli = Cli::try_parse_from(args).map_err(|error| error.to_string())?;
        settings(&cli.options)
    }

    #[test]
    fn platform_and_clerk_are_enough() {
        let settings = parse(&[PLATFORM, KEY]).unwrap();
        assert_eq!(settings.platform_url.as_deref(), Some("https://platform.example.com"));
        assert_eq!(settings.clerk.unwrap().key.frontend_api, "clerk.example.com");
        assert_eq!(settings.base_path, "");
    }

    #[test]
    fn without_a_platform_or_without_clerk_nothing_is_made_and_the_reason_is_said() {
        assert!(parse(&[KEY]).unwrap_err().starts_with("--platform-url is needed"));
        assert!(parse(&[PLATFORM]).unwrap_err().starts_with("--clerk-publishable-key is needed"));
    }

    #[test]
    fn a_wrong_value_is_named_in_the_first_line() {
        for wrong in [
            "--platform-url=https://platform.example.com?tenant=1",
            "--platform-url=platform.example.com",
            "--platform-url=http://platform.example.com",
            "--clerk-publishable-key=sk_live_x",
            "--clerk-proxy-url=http://console.example.com/__clerk",
            "--docs-url=docs",
            "--base=console",
        ] {
            let said = parse(&[wrong]).unwrap_err();
            let flag = wrong.split('=').next().unwrap();
            assert!(said.lines().next().unwrap().contains(flag), "{said}");
        }
    }
}
