//! Every snippet is run or read by the program that it is for, with hostile keys, names and URLs.

use std::{
    env,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    process::{Command, Output, Stdio},
    thread,
};

use proptest::prelude::*;
use serde_json::Value;

use super::*;

const URL: &str = "https://platform.example";
const NAME: &str = "production-agent";
const KEY: &str = "as_a1B2c3";
const MASK: &str = "as_••••••••";

/// The shells with POSIX's grammar.
const SHELLS: [&str; 5] = ["sh", "dash", "bash", "zsh", "ksh"];

/// What means something to a language, or has no form common to all.
const NASTY: [&str; 27] = [
    "'", "''", "\"", "`", "\\", "$", "$(id)", "${HOME}", "%s", "%n", "!", "!!", "#", " #", ";",
    "&", "|", "~", "*", "{{", "]", "\u{2028}", "\u{feff}", "\u{200f}", "‘’", "\\n", "🔑",
];

/// Keys and URLs: anything without a control character.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(&NASTY[..]).prop_map(str::to_owned),
        any::<char>().prop_filter("no control", |c| !c.is_control()).prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Names: control characters, too.
fn hostile_name() -> impl Strategy<Value = String> {
    let escape = "([\n\r\u{2028}\u{85}]{1,2}(export )?EVIL=1|\0)?";
    (hostile(), any::<String>(), escape).prop_map(|(a, b, c)| a + &b + &c)
}

/// Few cases and short shrinking, as each case starts programs.
fn few() -> ProptestConfig {
    ProptestConfig { cases: 32, max_shrink_iters: 64, ..ProptestConfig::default() }
}

fn made(kind: SnippetKind, platform_url: &str, name: &str, key: &str) -> Zeroizing<String> {
    snippet(kind, &SnippetFor { platform_url, name }, key)
}

/// Whether this machine has `program`. Only where it has not, what needs it is left out.
fn has(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !found {
        eprintln!("left out: there is no {program} on the PATH");
    }
    found
}

fn output(program: &str, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).env_remove(VARIABLE).env("PYTHONUTF8", "1").env("NO_PROXY", "*");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program may end without reading everything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What `program` prints; it must succeed and complain about nothing.
fn run(program: &str, arguments: &[&str], input: &str) -> String {
    let Output { status, stdout, stderr } = output(program, arguments, input);
    let (stdout, stderr) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success() && stderr.is_empty(), "{program}: {status}\n{stdout}\n{stderr}");
    stdout.into_owned()
}

/// What a program started after `script` finds in the variable.
fn variable_after(shell: &str, script: &str) -> String {
    run(shell, &["-c", &format!("{script}\nprintenv {VARIABLE}")], "")
}

#[test]
fn each_form_looks_as_designed() {
    let expected = [
        r#"import os
import uuid

from agent_sentinel import enable_remote_sync

enable_remote_sync(
    platform_url="https://platform.example",
    api_token=os.environ["AGENT_SENTINEL_API_TOKEN"],
    run_id=str(uuid.uuid4()),
    agent_id="production-agent",
)
"#,
        "\
# Agent Sentinel API key: production-agent
# Add this file to .gitignore: a key must never be committed.
AGENT_SENTINEL_API_TOKEN=as_a1B2c3
",
        "export AGENT_SENTINEL_API_TOKEN='as_a1B2c3'",
        "$env:AGENT_SENTINEL_API_TOKEN = 'as_a1B2c3'",
        "\
export AGENT_SENTINEL_API_TOKEN='as_a1B2c3'
docker run --rm --env AGENT_SENTINEL_API_TOKEN your-image",
        r#"# Holds the key itself: never commit this file. For a container to get it:
#   envFrom:
#     - secretRef:
#         name: agent-sentinel-production-agent
apiVersion: v1
kind: Secret
metadata:
  name: agent-sentinel-production-agent
  annotations:
    agentsentinel.dev/key-name: "production-agent"
type: Opaque
stringData:
  AGENT_SENTINEL_API_TOKEN: "as_a1B2c3"
"#,
        "\
printf %s 'as_a1B2c3' | gh secret set AGENT_SENTINEL_API_TOKEN
: 'Then in the workflow:
env:
  AGENT_SENTINEL_API_TOKEN: ${{ secrets.AGENT_SENTINEL_API_TOKEN }}
'",
        "\
printf 'Authorization: Bearer %s\\n' 'as_a1B2c3' |
  curl --include --globoff --header @- --url \
'https://platform.example/api/v1/policies/sync?agent_id=agent-sentinel-console&run_id=key-check'",
    ];
    for (kind, expected) in SnippetKind::ALL.into_iter().zip(expected) {
        assert_eq!(*made(kind, URL, NAME, KEY), expected, "{kind:?}");
    }
}

#[test]
fn a_masked_snippet_differs_from_the_real_one_in_nothing_but_the_key() {
    for kind in SnippetKind::ALL {
        let masked = made(kind, URL, NAME, MASK);
        assert_eq!(masked.replace(MASK, KEY), *made(kind, URL, NAME, KEY), "{kind:?}");
    }
}

#[test]
fn the_file_and_the_curl_command_are_those_of_the_tabs() {
    assert_eq!(env_file(NAME, KEY), made(SnippetKind::DotEnv, URL, NAME, KEY));
    let with_key = made(SnippetKind::Curl, URL, NAME, KEY);
    let quoted = format!("'{KEY}'");
    assert_eq!(curl_check(URL), with_key.replace(&quoted, &format!("\"${VARIABLE}\"")));
}

#[test]
fn the_command_for_a_session_token_is_that_of_a_key_with_another_address() {
    let with_key = made(SnippetKind::Curl, URL, NAME, KEY);
    let (command, _) = with_key.split_once("/api/").unwrap();
    assert_eq!(*curl_list(URL, KEY), format!("{command}/api/v1/api-keys/'"));
    assert_eq!(*curl_list(URL, "ey\n"), UNUSABLE);
}

#[test]
fn a_key_or_url_with_a_control_character_gives_a_comment_instead_of_a_broken_snippet() {
    for bad in ["as_\0", "as_\nEvil: 1", "as_\r", "as_\u{85}"] {
        for kind in SnippetKind::ALL {
            assert_eq!(*made(kind, URL, NAME, bad), UNUSABLE);
            assert_eq!(*made(kind, bad, NAME, KEY), UNUSABLE);
        }
        assert_eq!(*env_file(NAME, bad), UNUSABLE);
    }
    let special = |c: char| !c.is_ascii_alphanumeric() && !"# .:\n".contains(c);
    assert!(!UNUSABLE.contains(special));
}

#[test]
fn an_interactive_zsh_finds_no_comment_to_run() {
    use SnippetKind::{Curl, Docker, GitHubActions, Shell};
    for kind in [Shell, Docker, GitHubActions, Curl] {
        assert!(!made(kind, URL, NAME, KEY).contains('#'), "{kind:?}");
    }
}

#[test]
fn no_buffer_grows_and_leaves_a_copy_of_the_key_behind() {
    let pieces = ["", "a", "'", "\\", "\"", "‘", "\u{61c}", "\u{2028}", "a-", "👩", "\0"];
    for (name, key) in pieces.iter().flat_map(|name| pieces.map(|key| (name, key))) {
        for (names, keys) in [(1, 1), (1, 1000), (1000, 1), (1000, 1000)] {
            let (name, key) = (&*name.repeat(names), &*key.repeat(keys));
            for kind in SnippetKind::ALL {
                let text = made(kind, key, name, key);
                assert_eq!(text.capacity(), capacity(key, name, key), "{kind:?} {name} {key}");
            }
            assert_eq!(env_file(name, key).capacity(), capacity("", name, key));
        }
    }
}

#[test]
fn an_interactive_bash_takes_no_exclamation_mark_for_its_history() {
    if !has("bash") {
        return;
    }
    let interactive = "set -o history; set -o histexpand\n: before\n";
    let expands = output("bash", &[], &format!("{interactive}printf %s \"!!\"\n"));
    assert_eq!(expands.stdout, b": before", "the test itself does not work");
    for key in ["a!!", "!:", "'!!'", "\\!!\\'!-1", "\"!!"] {
        let shell = made(SnippetKind::Shell, URL, NAME, key);
        let script = format!("{interactive}{}\nprintenv {VARIABLE}\n", *shell);
        assert_eq!(run("bash", &[], &script), format!("{key}\n"));
    }
}

#[test]
fn curl_asks_the_url_with_the_key_in_its_header_and_shows_the_status() {
    if !has("curl") {
        return;
    }
    let (url, server) = one_request();
    let script = format!("export {VARIABLE}='{KEY}'\n{}", curl_check(&format!("{url}/base/")));
    let shown = output("sh", &["-c", &script], "");
    assert!(shown.stdout.starts_with(b"HTTP/1.1 401 Unauthorized\r\n"), "{shown:?}");
    let [request, authorization] = server.join().unwrap();
    let path = "/base/api/v1/policies/sync?agent_id=agent-sentinel-console&run_id=key-check";
    assert_eq!(String::from_utf8_lossy(&request), format!("GET {path} HTTP/1.1\r\n"));
    assert_eq!(String::from_utf8_lossy(&authorization), format!("Bearer {KEY}\r\n"));
}

/// A platform that answers one request with 401: its URL, and what it got as request line and as
/// `Authorization`.
fn one_request() -> (String, thread::JoinHandle<[Vec<u8>; 2]>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap());
        let mut next_line = || {
            let mut line = Vec::new();
            lines.read_until(b'\n', &mut line).unwrap();
            line
        };
        let (request, mut authorization) = (next_line(), Vec::new());
        loop {
            let line = next_line();
            if let Some(value) = line.strip_prefix(b"Authorization: ") {
                authorization = value.to_vec();
            } else if line == b"\r\n" {
                break;
            }
        }
        stream.write_all(b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n").unwrap();
        [request, authorization]
    });
    (url, server)
}

/// `text` without its percent-encoding: curl encodes what is not ASCII.
fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let (mut decoded, mut rest) = (Vec::new(), text);
    while let [first, after @ ..] = rest {
        let code = str::from_utf8(after.get(..2).unwrap_or_default()).unwrap_or_default();
        let encoded = u8::from_str_radix(code, 16).ok().filter(|_| *first == b'%');
        decoded.push(encoded.unwrap_or(*first));
        rest = if encoded.is_some() { &after[2..] } else { after };
    }
    decoded
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_shell_exports_the_key(key in hostile()) {
        let script = made(SnippetKind::Shell, URL, NAME, &key);
        for shell in SHELLS.into_iter().chain(["fish"]).filter(|shell| has(shell)) {
            prop_assert_eq!(variable_after(shell, &script), format!("{key}\n"), "{}", shell);
        }
    }

    #[test]
    fn docker_inherits_the_key_and_is_not_told_it(key in hostile()) {
        let script = made(SnippetKind::Docker, URL, NAME, &key);
        let stub = format!("docker() {{ printf '%s ' \"$@\"; printenv {VARIABLE}; }}");
        for shell in SHELLS.into_iter().filter(|shell| has(shell)) {
            prop_assert_eq!(
                run(shell, &["-c", &format!("{stub}\n{}", *script)], ""),
                format!("run --rm --env {VARIABLE} your-image {key}\n"),
                "{}", shell
            );
        }
    }

    #[test]
    fn github_reads_the_key_from_its_standard_input(key in hostile()) {
        let script = made(SnippetKind::GitHubActions, URL, NAME, &key);
        for shell in SHELLS.into_iter().filter(|shell| has(shell)) {
            prop_assert_eq!(
                run(shell, &["-c", &format!("gh() {{ echo \"$@\"; cat; }}\n{}", *script)], ""),
                format!("secret set {VARIABLE}\n{key}"),
                "{}", shell
            );
        }
    }

    #[test]
    fn curl_sends_any_key_to_any_url(
        key in hostile(),
        // What the configuration lets through; curl itself resolves dots.
        path in hostile().prop_map(|path| path.replace(
            |c: char| c.is_whitespace() || "?#\\\"'<>.".contains(c), "",
        )),
    ) {
        if has("curl") {
            let (url, server) = one_request();
            let url = format!("{url}/{path}x");
            let script = made(SnippetKind::Curl, &url, NAME, &key);
            let shown = output("sh", &["-c", &script], "");
            prop_assert!(shown.status.success(), "{:?}", shown);
            let [request, authorization] = server.join().unwrap();
            let start = percent_decoded(format!("GET /{path}x/api/v1/policies/sync?").as_bytes());
            let request = percent_decoded(&request);
            prop_assert!(request.starts_with(&start), "{}", String::from_utf8_lossy(&request));
            prop_assert_eq!(
                String::from_utf8_lossy(&authorization),
                format!("Bearer {key}\r\n")
            );
        }
    }

    #[test]
    fn python_passes_on_the_url_and_the_key_of_its_environment(
        url in hostile(), name in hostile_name(), key in hostile(),
    ) {
        let program = made(SnippetKind::Python, &url, &name, &key);
        prop_assert_eq!(&program, &made(SnippetKind::Python, &url, &name, ""));
        if has("python3") {
            let stub = format!("import json, os, sys, types
sdk = sys.modules['agent_sentinel'] = types.ModuleType('agent_sentinel')
sdk.enable_remote_sync = lambda **given: print(json.dumps(given))
os.environ['{VARIABLE}'] = 'the key'
");
            let given = run("python3", &["-"], &(stub + &program));
            let given: Value = serde_json::from_str(&given).unwrap();
            prop_assert_eq!(given.as_object().unwrap().len(), 4);
            prop_assert_eq!(&given["platform_url"], &*url);
            prop_assert_eq!(&given["api_token"], "the key");
            prop_assert_eq!(given["run_id"].as_str().unwrap().len(), 36);
            let agent = given["agent_id"].as_str().unwrap();
            prop_assert!(is_dns_label(agent), "{}", agent);
        }
    }

    #[test]
    fn the_first_report_goes_to_the_url_with_the_key_of_its_environment(
        url in hostile(), name in hostile_name(),
    ) {
        let program = first_report(&url, &name);
        if has("python3") {
            let stub = format!("import json, os, sys, types
sdk = sys.modules['agent_sentinel'] = types.ModuleType('agent_sentinel')
sdk.enable_remote_sync = lambda **given: print(json.dumps(given))
sdk.guarded_action = lambda **given: lambda action: action if given['impact'] == 'read' else None
sdk.flush_and_stop = lambda: print('flushed')
os.environ['{VARIABLE}'] = 'the key'
");
            let said = run("python3", &["-"], &(stub + &program));
            let (given, rest) = said.split_once('\n').unwrap();
            prop_assert_eq!(rest, "Hello from my first agent\nflushed\n");
            let given: Value = serde_json::from_str(given).unwrap();
            prop_assert_eq!(given.as_object().unwrap().len(), 3);
            prop_assert_eq!(&given["platform_url"], &*url);
            prop_assert_eq!(&given["api_token"], "the key");
            prop_assert!(is_dns_label(given["agent_id"].as_str().unwrap()));
        }
    }

    #[test]
    fn shells_read_the_env_file(key in hostile(), name in hostile_name()) {
        let file = env_file(&name, &key);
        let script = format!("set -a; . /dev/stdin; printenv {VARIABLE}; echo \"${{EVIL-}}\"");
        for shell in SHELLS.into_iter().filter(|shell| has(shell)) {
            prop_assert_eq!(run(shell, &["-c", &script], &file), format!("{key}\n\n"), "{}", shell);
        }
    }

    #[test]
    fn node_reads_the_env_file_unless_only_a_shell_could(key in hostile(), name in hostile_name()) {
        prop_assume!(!key.contains(['\'', '\\']) || !key.contains(['"', '\\', '$', '`']));
        let script = "const { parseEnv } = require('util'), file = require('fs').readFileSync(0);
            console.log(parseEnv ? JSON.stringify(parseEnv(file.toString())) : 'too old');";
        if has("node") {
            let read = run("node", &["-e", script], &env_file(&name, &key));
            if read.trim() != "too old" {
                let read: Value = serde_json::from_str(&read).unwrap();
                prop_assert_eq!(read, serde_json::json!({ VARIABLE: key }));
            }
        }
    }
}

proptest! {
    #[test]
    fn dotenvy_reads_the_env_file(key in hostile(), name in hostile_name()) {
        let file = env_file(&name, &key);
        let read: Vec<_> = dotenvy::from_read_iter(file.as_bytes()).map(Result::unwrap).collect();
        prop_assert_eq!(read, [(VARIABLE.to_owned(), key)]);
    }

    #[test]
    fn kubernetes_reads_the_key_and_its_name(key in hostile(), name in hostile_name()) {
        let manifest = made(SnippetKind::Kubernetes, URL, &name, &key);
        let read: Value = serde_yaml_ng::from_str(&manifest).unwrap();
        let secret = read["metadata"]["name"].as_str().unwrap();
        prop_assert!(is_dns_label(secret), "{}", secret);
        prop_assert_eq!(
            &read,
            &serde_json::json!({
                "apiVersion": "v1",
                "kind": "Secret",
                "metadata": {
                    "name": secret,
                    "annotations": { "agentsentinel.dev/key-name": name },
                },
                "type": "Opaque",
                "stringData": { VARIABLE: key },
            })
        );
        let hint = format!("\n#         name: {secret}\n");
        prop_assert!(manifest.contains(&hint));
    }
}

/// Kubernetes documentation, "Object Names and IDs", "RFC 1123 Label Names".
fn is_dns_label(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= 63
        && text.bytes().all(|byte| byte == b'-' || is_letter(byte))
        && text.bytes().next().is_some_and(is_letter)
        && text.bytes().last().is_some_and(is_letter)
}

#[test]
fn a_name_becomes_a_slug() {
    for (name, slug) in [
        ("production-agent", "production-agent"),
        (" Prod / EU (2) ", "prod-eu-2"),
        ("ключ", "agent"),
        ("", "agent"),
        ("--x--", "x"),
    ] {
        let secret = format!("\n  name: agent-sentinel-{slug}\n");
        assert!(made(SnippetKind::Kubernetes, URL, name, KEY).contains(&secret), "{name:?}");
    }
    let long = made(SnippetKind::Kubernetes, URL, &"a".repeat(39).repeat(2), KEY);
    assert!(long.contains(&format!("agent-sentinel-{}\n", "a".repeat(40))));
}
