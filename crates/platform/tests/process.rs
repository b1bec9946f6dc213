//! The program itself: its end, its beginning, and what survives.
#![cfg(unix)]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test helper may fail its test")]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

/// A running platform on a free port; killed when dropped.
struct Running {
    child: Child,
    address: String,
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sentinel-platform"));
    command.stderr(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn start(database: &Path) -> Running {
    start_with(database, &[])
}

fn start_with(database: &Path, flags: &[&str]) -> Running {
    let mut command = program();
    command.args(["--listen", "127.0.0.1:0", "--database"]).arg(database).args(flags);
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let Some((_, address)) = line.trim().rsplit_once("http://") else {
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        panic!("it did not start: {said}");
    };
    let address = address.to_owned();
    Running { child, address }
}

impl Running {
    /// Sends a request and gives back the whole answer.
    fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
             Content-Length: {length}\r\n{headers}\r\n{body}",
            self.address
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Signs in and gives back a header with a session token.
    fn sign_in(&self) -> String {
        let form = "Content-Type: application/x-www-form-urlencoded\r\n";
        let answer = self.send("POST", "/local/sign-in", form, "name=Ada&email=ada@example.com");
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        let cookie = cookie.split(';').next().unwrap();
        let headers = format!("Cookie: {cookie}\r\nContent-Type: application/json\r\n");
        let answer = self.send("POST", "/local/tokens", &headers, "{}");
        let token = answer.split("\"jwt\":\"").nth(1).unwrap().split('"').next().unwrap();
        format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n")
    }

    fn create(&self, headers: &str, name: &str) {
        let body = format!("{{\"name\":\"{name}\"}}");
        let answer = self.send("POST", "/api/v1/api-keys/", headers, &body);
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    }

    fn list(&self, headers: &str) -> String {
        self.send("GET", "/api/v1/api-keys/", headers, "")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn output(command: &mut Command) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = command.output().unwrap();
    (status.code(), String::from_utf8(stderr).unwrap())
}

#[test]
fn a_killed_process_loses_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("sentinel.db");
    for round in 0..5 {
        let mut running = start(&database);
        let headers = running.sign_in();
        running.create(&headers, &format!("key-{round}"));
        running.child.kill().unwrap();
    }
    let running = start(&database);
    let list = running.list(&running.sign_in());
    for round in 0..5 {
        assert!(list.contains(&format!("key-{round}")), "{list}");
    }
}

#[test]
fn two_processes_that_start_at_once_share_one_database() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("sentinel.db");
    let processes = std::thread::scope(|scope| {
        [(), ()].map(|()| scope.spawn(|| start(&database))).map(|started| started.join().unwrap())
    });
    std::thread::scope(|scope| {
        for (number, process) in processes.iter().enumerate() {
            scope.spawn(move || {
                let headers = process.sign_in();
                for key in 0..20 {
                    process.create(&headers, &format!("key-{number}-{key}"));
                }
            });
        }
    });
    // Signed in at one, listed by the other: they share the signing key, too.
    let list = processes[1].list(&processes[0].sign_in());
    assert_eq!(list.matches("\"id\":").count(), 40, "{list}");
}

#[test]
fn sigterm_ends_it_gracefully() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = start(&folder.path().join("sentinel.db"));
    let pid = running.child.id().to_string();
    assert!(Command::new("kill").arg(pid).status().unwrap().success());
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
    assert!(!folder.path().join("sentinel.db-wal").exists());
}

#[test]
fn a_wrong_value_is_one_line_and_exit_2() {
    for args in [
        &["--listen", "nowhere"][..],
        &["--listen", "0.0.0.0:0"],
        &["--activation-delay", "soon"],
        &["--unknown"],
        &["--clerk-issuer", "https://clerk.example.com"],
    ] {
        let (code, stderr) = output(program().args(args));
        assert_eq!((code, stderr.lines().count()), (Some(2), 1), "{stderr}");
        assert!(stderr.contains("--"), "the flag is not named: {stderr}");
    }
}

#[test]
fn a_busy_port_and_a_bad_database_are_one_sentence_and_exit_1() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(&folder.path().join("sentinel.db"));
    let (code, stderr) = output(program().args(["--listen", &running.address]));
    assert_eq!(code, Some(1));
    assert!(stderr.contains("is in use by another program"), "{stderr}");
    let (code, stderr) =
        output(program().args(["--listen", "127.0.0.1:0", "--database"]).arg(folder.path()));
    assert_eq!(code, Some(1));
    assert!(stderr.contains("cannot open the database"), "{stderr}");
}

#[test]
fn nothing_secret_reaches_the_log_even_when_everything_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = start_with(&folder.path().join("sentinel.db"), &["--log-level", "trace"]);
    let mut stderr = running.child.stderr.take().unwrap();
    // Read meanwhile: a full pipe would stop the program.
    let log = std::thread::spawn(move || {
        let mut log = String::new();
        stderr.read_to_string(&mut log).unwrap();
        log
    });
    let headers = running.sign_in();
    let answer = running.send("POST", "/api/v1/api-keys/", &headers, "{\"name\":\"ci\"}");
    let key = answer.split("\"key\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let id = answer.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap();
    let sync = |credential: &str| {
        let authorization = format!("Authorization: {credential}\r\n");
        running.send("GET", "/api/v1/policies/sync?run_id=r", &authorization, "")
    };
    assert!(sync(&format!("Bearer {key}")).contains(" 200 "));
    assert!(sync(&format!("ApiKey {key}")).contains(" 200 "));
    assert!(
        running.send("DELETE", &format!("/api/v1/api-keys/{id}"), &headers, "").contains(" 204 ")
    );
    assert!(sync(&format!("Bearer {key}")).contains(" 401 "));
    assert!(sync(&format!("Bearer {}", &key[..30])).contains(" 401 "));
    let body = format!("{{\"name\":\"{key}\"");
    assert!(running.send("POST", "/api/v1/api-keys/", &headers, &body).contains(" 400 "));
    running.child.kill().unwrap();
    let log = log.join().unwrap();
    assert!(log.contains("policies/sync") && log.contains("INSERT INTO api_keys"), "{log}");
    let token = headers.split_whitespace().nth(2).unwrap();
    for secret in [&key[9..25], token, token.rsplit('.').next().unwrap()] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}
