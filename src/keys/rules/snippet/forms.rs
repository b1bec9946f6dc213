//! How each snippet is written.
//!
//! What is pasted into a shell holds no `#` comments: an interactive zsh does not know them and
//! would run them.

use sentinel_api_types::{API_KEYS_PATH, KEY_CHECK_PATH};

use super::VARIABLE;
use crate::{
    keys::rules::quote::{push_comment, push_dotenv, push_json, push_powershell, push_sh},
    words,
};

/// Longest slug in bytes; with its prefix well below the 63 of a DNS label.
const MAX_SLUG: usize = 40;

/// The agent is called by the slug, because the SDK sends its id in a header and its HTTP client
/// takes ASCII only: with any other name nothing would arrive, and the SDK would only log it.
pub(super) fn python(out: &mut String, platform_url: &str, name: &str) {
    out.push_str("import os\nimport uuid\n\nfrom agent_sentinel import enable_remote_sync\n\n");
    out.push_str("enable_remote_sync(\n    platform_url=");
    push_json(out, platform_url);
    out.push_str(",\n    api_token=os.environ[\"");
    out.push_str(VARIABLE);
    out.push_str("\"],\n    run_id=str(uuid.uuid4()),\n    agent_id=\"");
    out.push_str(&slug(name));
    out.push_str("\",\n)\n");
}

/// Without a policy the SDK blocks every action but those that only read.
pub(super) fn first_report(out: &mut String, platform_url: &str, name: &str) {
    out.push_str("import os\nfrom agent_sentinel import enable_remote_sync, flush_and_stop, guarded_action\n\n");
    out.push_str("enable_remote_sync(platform_url=");
    push_json(out, platform_url);
    out.push_str(", api_token=os.environ[\"");
    out.push_str(VARIABLE);
    out.push_str("\"], agent_id=\"");
    out.push_str(&slug(name));
    out.push_str("\")\nguarded_action(name=\"hello\", impact=\"read\")(print)(\"Hello from my first agent\")\nflush_and_stop()\n");
}

pub(super) fn dot_env(out: &mut String, name: &str, key: &str) {
    out.push_str("# Agent Sentinel API key: ");
    push_comment(out, name);
    // After the value there must be nothing: some readers would look for its closing quote there.
    out.push_str("\n# ");
    out.push_str(words::reveal::ENV_FILE_ADVICE);
    out.push('\n');
    out.push_str(VARIABLE);
    out.push('=');
    push_dotenv(out, key);
    out.push('\n');
}

pub(super) fn shell(out: &mut String, key: &str) {
    out.push_str("export ");
    out.push_str(VARIABLE);
    out.push('=');
    push_sh(out, key);
}

pub(super) fn powershell(out: &mut String, key: &str) {
    out.push_str("$env:");
    out.push_str(VARIABLE);
    out.push_str(" = ");
    push_powershell(out, key);
}

/// The key goes through the environment: a command's arguments are seen by everybody on a machine.
pub(super) fn docker(out: &mut String, key: &str) {
    shell(out, key);
    out.push_str("\ndocker run --rm --env ");
    out.push_str(VARIABLE);
    out.push_str(" your-image");
}

/// The Secret's name has a prefix of its own, so that it replaces nothing that is there already.
pub(super) fn kubernetes(out: &mut String, name: &str, key: &str) {
    let slug = slug(name);
    out.push_str("# ");
    out.push_str(words::reveal::MANIFEST_ADVICE);
    out.push_str("\n#   envFrom:\n#     - secretRef:\n#         name: agent-sentinel-");
    out.push_str(&slug);
    out.push_str("\napiVersion: v1\nkind: Secret\nmetadata:\n  name: agent-sentinel-");
    out.push_str(&slug);
    out.push_str("\n  annotations:\n    agentsentinel.dev/key-name: ");
    push_json(out, name);
    out.push_str("\ntype: Opaque\nstringData:\n  ");
    out.push_str(VARIABLE);
    out.push_str(": ");
    push_json(out, key);
    out.push('\n');
}

/// The lines for the workflow stand between quotes behind a command that does nothing.
pub(super) fn github_actions(out: &mut String, key: &str) {
    out.push_str("printf %s ");
    push_sh(out, key);
    out.push_str(" | gh secret set ");
    out.push_str(VARIABLE);
    out.push_str("\n: '");
    out.push_str(words::reveal::IN_THE_WORKFLOW);
    out.push_str("\nenv:\n  ");
    out.push_str(VARIABLE);
    out.push_str(": ${{ secrets.");
    out.push_str(VARIABLE);
    out.push_str(" }}\n'");
}

/// The header comes through a pipe from `printf`, which is part of the shell, so that the key is
/// in no list of processes. `--globoff` because curl would expand `[1-9]` and `{a,b}` in a URL.
pub(super) fn curl(out: &mut String, platform_url: &str, key: &str) {
    out.push_str(PRINT_HEADER);
    push_sh(out, key);
    push_call(out, platform_url, KEY_CHECK_PATH);
}

/// The same for a session token and the list of keys.
pub(super) fn curl_list(out: &mut String, platform_url: &str, token: &str) {
    out.push_str(PRINT_HEADER);
    push_sh(out, token);
    push_call(out, platform_url, API_KEYS_PATH);
}

/// The same for a key that the environment holds.
pub(super) fn curl_from_environment(out: &mut String, platform_url: &str) {
    out.push_str(PRINT_HEADER);
    out.push_str("\"$");
    out.push_str(VARIABLE);
    out.push('"');
    push_call(out, platform_url, KEY_CHECK_PATH);
}

const PRINT_HEADER: &str = "printf 'Authorization: Bearer %s\\n' ";

fn push_call(out: &mut String, platform_url: &str, path: &str) {
    out.push_str(" |\n  curl --include --globoff --header @- --url ");
    push_sh(out, &[platform_url.trim_end_matches('/'), path].concat());
}

/// `name` in the letters of a DNS-1123 label, "agent" if it has none of them; not secret.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for byte in name.bytes() {
        if slug.len() == MAX_SLUG {
            break;
        }
        if byte.is_ascii_alphanumeric() {
            slug.push(char::from(byte.to_ascii_lowercase()));
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "agent".to_owned() } else { slug }
}
