//! Ready-to-paste snippets for a new key (product design, section 4, "Use it" and `Download .env`).
//!
//! Where a control character is in the way: a key or a URL with one can travel neither in a header
//! (RFC 9110, section 5.5) nor, if it is NUL, in an environment variable (POSIX.1-2024, XBD 8.1).
//! Instead of changing it in silence, every snippet then is one comment that says so. In the key's
//! name, control characters are made visible or escaped.

mod forms;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

use zeroize::Zeroizing;

use super::quote::WORST_GROWTH;
use crate::words;

/// The environment variable that carries the key (product design, section 4).
pub const VARIABLE: &str = "AGENT_SENTINEL_API_TOKEN";

/// Room in bytes for what a snippet holds beside its URL, name and key.
const FIXED_TEXT: usize = 640;

/// Stands in for a snippet that could not work. Nothing in it is special, since zsh would run it.
const UNUSABLE: &str = words::reveal::UNUSABLE_SNIPPET;

/// The forms of a snippet, in the order of the tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnippetKind {
    /// Part of a program with the SDK; reads the key from the environment.
    Python,
    /// The content of a `.env` file.
    DotEnv,
    /// `export` for a POSIX shell.
    Shell,
    /// The same for PowerShell.
    PowerShell,
    /// A container that inherits the variable.
    Docker,
    /// The manifest of a Secret.
    Kubernetes,
    /// A repository's secret, set with GitHub's command-line tool.
    GitHubActions,
    /// The call that proves the key; see [`curl_check`].
    Curl,
}

impl SnippetKind {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 8] = [
        Self::Python,
        Self::DotEnv,
        Self::Shell,
        Self::PowerShell,
        Self::Docker,
        Self::Kubernetes,
        Self::GitHubActions,
        Self::Curl,
    ];

    /// The tab's words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::DotEnv => ".env",
            Self::Shell => "Shell",
            Self::PowerShell => "PowerShell",
            Self::Docker => "Docker",
            Self::Kubernetes => "Kubernetes",
            Self::GitHubActions => "GitHub Actions",
            Self::Curl => "curl",
        }
    }
}

/// What a snippet is made for. Both are untrusted text.
#[derive(Clone, Copy, Debug)]
pub struct SnippetFor<'a> {
    /// Base of the platform's API.
    pub platform_url: &'a str,
    /// The key's name.
    pub name: &'a str,
}

/// The snippet with `key` in it: the real one to copy, or a mask to show. Neither is trusted.
///
/// [`SnippetKind::Python`] holds no key: it reads the environment, so that the key stays out of
/// the source code.
#[must_use]
pub fn snippet(kind: SnippetKind, for_: &SnippetFor<'_>, key: &str) -> Zeroizing<String> {
    let SnippetFor { platform_url, name } = *for_;
    write_wiped(platform_url, name, key, |out| match kind {
        SnippetKind::Python => forms::python(out, platform_url, name),
        SnippetKind::DotEnv => forms::dot_env(out, name, key),
        SnippetKind::Shell => forms::shell(out, key),
        SnippetKind::PowerShell => forms::powershell(out, key),
        SnippetKind::Docker => forms::docker(out, key),
        SnippetKind::Kubernetes => forms::kubernetes(out, name, key),
        SnippetKind::GitHubActions => forms::github_actions(out, key),
        SnippetKind::Curl => forms::curl(out, platform_url, key),
    })
}

/// The file of `Download .env`, for the key called `name`.
#[must_use]
pub fn env_file(name: &str, key: &str) -> Zeroizing<String> {
    write_wiped("", name, key, |out| forms::dot_env(out, name, key))
}

/// The curl command that proves the key in the environment, for wherever the console itself could
/// not check it. There is no key in it.
///
/// For POSIX shells. It asks the read-only call that the console asks, too (contract, section 2),
/// and shows the status: 200 for an active key, 401 for a rejected one.
#[must_use]
pub fn curl_check(platform_url: &str) -> String {
    let mut text = String::new();
    forms::curl_from_environment(&mut text, platform_url);
    text
}

/// The command that installs the SDK (contract, section 2). The quotes are for zsh.
pub const FIRST_REPORT_INSTALL: &str = "pip install \"agentsentinel-sdk[remote]\"";

/// Reads the key from the terminal into its variable, in bash and zsh: a key in the command would stay in the
/// shell's history.
pub const FIRST_REPORT_KEY: &str =
    "read -rs AGENT_SENTINEL_API_TOKEN && export AGENT_SENTINEL_API_TOKEN";

/// The same for PowerShell 7.1 and later.
pub const FIRST_REPORT_KEY_POWERSHELL: &str =
    "$env:AGENT_SENTINEL_API_TOKEN = Read-Host -MaskInput";

/// A whole program with the SDK that reports one action to the platform, for the key called `name`, which it
/// takes from the environment.
#[must_use]
pub fn first_report(platform_url: &str, name: &str) -> String {
    let mut text = String::new();
    forms::first_report(&mut text, platform_url, name);
    text
}

/// The curl command that lists the keys with the session token `token`. Wiped when dropped.
#[must_use]
pub fn curl_list(platform_url: &str, token: &str) -> Zeroizing<String> {
    write_wiped(platform_url, "", token, |out| forms::curl_list(out, platform_url, token))
}

/// Lets `write` fill a buffer that is wiped when dropped and that never has to grow: growing would
/// leave a copy of the key behind.
fn write_wiped(
    platform_url: &str,
    name: &str,
    key: &str,
    write: impl FnOnce(&mut String),
) -> Zeroizing<String> {
    let room = capacity(platform_url, name, key);
    let mut text = Zeroizing::new(String::with_capacity(room));
    if platform_url.contains(char::is_control) || key.contains(char::is_control) {
        text.push_str(UNUSABLE);
    } else {
        write(&mut text);
    }
    text
}

/// Bytes enough for any snippet: none holds one of these texts twice.
fn capacity(platform_url: &str, name: &str, key: &str) -> usize {
    FIXED_TEXT + WORST_GROWTH * (platform_url.len() + name.len() + key.len())
}
