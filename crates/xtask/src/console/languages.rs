//! One console for each language (`src/words.rs` of the console): Trunk builds the English one, Cargo the others, and
//! the page chooses.

use std::{path::PathBuf, process::Command};

use sentinel_page::CONSOLES;

use super::split;
use crate::{
    Failure, project,
    setup::{TARGET, WasmToolchain},
    shell,
    tools::ESBUILD,
};

/// The languages besides English: their names (BCP 47) and the feature with their words.
pub(crate) const OTHERS: [(&str, &str); 1] = [("de", "german")];

/// Where Cargo puts what it built.
pub(super) fn built() -> PathBuf {
    project::target().join(TARGET).join("wasm-release/agent-sentinel-console.wasm")
}

/// Builds the console with the words of `feature`, as Trunk would.
pub(super) fn build(toolchain: WasmToolchain, feature: &str) -> Command {
    let mut build = shell::command("cargo", &project::root());
    build
        .args(["build", "--offline", "--locked", "--profile", "wasm-release", "--target", TARGET])
        .args(["--bin", "agent-sentinel-console", "--features"])
        .arg(format!("{},{feature}", split::FEATURE))
        .env("CARGO_ENCODED_RUSTFLAGS", split::rustflags(toolchain));
    toolchain.choose(&mut build);
    build
}

/// The page that chooses among `builds`: each language and what its files are called. Trunk's page starts the
/// first of them.
pub(super) fn choose(html: &str, builds: &[(&str, String)]) -> Result<String, Failure> {
    let unknown = || "Trunk's index.html starts the console in another way than known".to_owned();
    let (_, first) = builds.first().ok_or_else(unknown)?;
    let html = without_link(html, &format!("/{first}.js")).ok_or_else(unknown)?;
    let html = without_link(&html, &format!("/{first}_bg.wasm")).ok_or_else(unknown)?;
    let (before, start) =
        html.split_once("<script type=module>import init from '").ok_or_else(unknown)?;
    let (_, after) = start.split_once("dispatchEvent(").ok_or_else(unknown)?;
    let (head, rest) = before.split_once("<script>").ok_or_else(unknown)?;
    let script = script()?;
    Ok(format!(
        "{head}{}<script>{script}</script><script>{rest}<script type=module>\
         const [loader,module_or_path]=window.__sentinel_build;delete window.__sentinel_build;\
         const wasm=await(await import(loader)).default({{module_or_path}});dispatchEvent({after}",
        named(builds)
    ))
}

/// What tells the script, and whoever serves the page, which consoles there are.
fn named(builds: &[(&str, String)]) -> String {
    let named =
        builds.iter().map(|(language, name)| format!("{language} /{name}.js /{name}_bg.wasm"));
    format!("<meta name=\"{CONSOLES}\" content=\"{}\">", named.collect::<Vec<_>>().join(" "))
}

/// The script that chooses, small.
fn script() -> Result<String, Failure> {
    let file = project::root().join("crates/xtask/src/console/choose_language.js");
    let mut minify = shell::command(ESBUILD.program(), &project::root());
    minify.arg(file).args(["--minify", "--log-level=warning"]);
    let text =
        shell::output(&mut minify).ok_or("esbuild could not minify the choice of language")?;
    Ok(text.trim().to_owned())
}

/// The page without its link to `file`.
fn without_link(html: &str, file: &str) -> Option<String> {
    let place = html.find(&format!("href={file} "))?;
    let start = html[..place].rfind("<link")?;
    let end = place + html[place..].find('>')? + 1;
    Some(html[..start].to_owned() + &html[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=en><script>early()</script><link href=/s.css rel=stylesheet>\
        <link crossorigin href=/c-1.js rel=modulepreload>\
        <link as=fetch crossorigin href=/c-1_bg.wasm rel=preload type=application/wasm>\
        <script type=module>import init from '/c-1.js';\nconst wasm = await init({});\n\n\
        dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"));</script>";

    #[test]
    fn a_link_goes_as_a_whole_and_alone() {
        let page = without_link(PAGE, "/c-1.js").unwrap();
        assert!(page.contains("rel=stylesheet><link as=fetch crossorigin href=/c-1_bg.wasm "));
        assert_eq!(without_link(PAGE, "/c-2.js"), None);
    }

    #[test]
    fn a_page_that_starts_in_another_way_is_refused() {
        let builds = [("en", "c-1".to_owned())];
        assert!(choose(&PAGE.replace("import init", "import start"), &builds).is_err());
        assert!(choose(PAGE, &[("en", "c-2".to_owned())]).is_err());
    }
}
