//! The program itself: its end, its beginning, and what survives.
#![cfg(unix)]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test helper may fail its test")]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

/// A running platform on a free port; killed when dropped.
struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
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
    let mut child = program()
        .args(["--listen", "127.0.0.1:0", "--database"])
        .arg(database)
        .args(flags)
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut line).unwrap();
    let Some((_, address)) = line.trim().rsplit_once("http://") else {
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        panic!("it did not start: {said}");
    };
    let address = address.to_owned();
    Running { child, stdout, address }
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
        &["--log-level", "loud"],
        &["--user-rate", "often"],
        &["--address-rate=-1"],
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
fn a_request_without_a_host_is_refused_also_in_http_1_0() {
    let folder = tempfile::tempdir().unwrap();
    let running = start(&folder.path().join("sentinel.db"));
    for request in [
        "GET /local/client HTTP/1.0\r\n\r\n",
        "GET /local/client HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET http://evil.example/local/client HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(&running.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert_eq!(answer.split(' ').nth(1), Some("421"), "{request}: {answer}");
    }
}

#[test]
fn an_address_that_asks_too_often_is_told_when_to_ask_again() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("sentinel.db");
    let running = start_with(&database, &["--address-rate", "0.001:3"]);
    for _ in 0..3 {
        let answer = running.send("GET", "/api/v1/openapi.json", "", "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    for path in ["/api/v1/openapi.json", "/local/client"] {
        let answer = running.send("GET", path, "", "");
        assert!(answer.starts_with("HTTP/1.1 429"), "{answer}");
        let wait = answer.lines().find_map(|line| line.strip_prefix("retry-after: ")).unwrap();
        assert!((900..=1000).contains(&wait.parse().unwrap()), "{wait}");
    }
}

/// The value of a field of a JSON answer.
fn field(answer: &str, name: &str) -> String {
    let start = format!("\"{name}\":\"");
    answer.split(&start).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn nothing_secret_reaches_the_log_at_any_level() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = start_with(&folder.path().join("sentinel.db"), &["--log-level", "trace"]);
    let (mut stdout, mut stderr) = (String::new(), String::new());
    let mut pipe = running.child.stderr.take().unwrap();
    // Read all along, or the program would wait once the pipe is full.
    let reader = std::thread::spawn(move || {
        pipe.read_to_string(&mut stderr).unwrap();
        stderr
    });
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let json = "Content-Type: application/json\r\n";
    let answer = running.send("POST", "/local/sign-in", form, "name=Ada&email=ada@example.com");
    let cookie = answer.split("sentinel_local_session=").nth(1).unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let with_cookie = format!("Cookie: sentinel_local_session={cookie}\r\n{json}");
    let token = field(&running.send("POST", "/local/tokens", &with_cookie, "{}"), "jwt");
    let session = format!("Authorization: Bearer {token}\r\n{json}");
    let create = |name: &str| {
        let body = format!("{{\"name\":\"{name}\"}}");
        let answer = running.send("POST", "/api/v1/api-keys/", &session, &body);
        (field(&answer, "id"), field(&answer, "key"))
    };
    let ((_, key), (revoked_id, revoked)) = (create("ci"), create("old"));
    running.send("DELETE", &format!("/api/v1/api-keys/{revoked_id}"), &session, "");

    let sync = "/api/v1/policies/sync";
    let body = format!(r#"{{"run_id":"r","entries":["{key}"]}}"#);
    let (cut, mistyped) = (&key[..40], key.replace("as_", "as_Z"));
    for (authorization, status) in [
        (format!("Bearer {key}"), 200),
        (format!("ApiKey {key}"), 200),
        (format!("Bearer {revoked}"), 401),
        (format!("Bearer {cut}"), 401),
        (format!("ApiKey {mistyped}"), 401),
        (format!("Basic {key}"), 401),
        (key.clone(), 401),
        (format!("Bearer {token}"), 401),
    ] {
        let headers = format!("Authorization: {authorization}\r\n{json}");
        let answer = running.send("GET", sync, &headers, "");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        for path in ["/api/v1/ingest", "/api/v1/interventions/", "/api/v1/api-keys/"] {
            for body in [&*body, &*key, &format!("{{\"name\":7,\"{key}\":\"{token}\"}}")] {
                running.send("POST", path, &headers, body);
            }
        }
    }
    // Where they do not belong.
    for path in [sync, "/api/v1/api-keys/", "/local/tokens", "/local/", "/", "/settings/", "/a.js/"]
    {
        for misplaced in [&key, &token, &cookie] {
            running.send("GET", &format!("{path}{misplaced}"), &session, "");
            running.send("DELETE", &format!("{path}{misplaced}"), &session, "");
            running.send("GET", &format!("{path}?key={misplaced}"), &session, "");
        }
    }
    let wrong_token = format!("Authorization: Bearer {token}x\r\n{json}");
    running.send("GET", "/api/v1/api-keys/", &wrong_token, "");
    running.send("POST", "/local/tokens", &with_cookie, &token);
    running.send("POST", "/local/sign-in", form, &format!("name={key}&email={token}&%ff={cookie}"));
    running.send("POST", "/local/sign-in", &with_cookie, &key);
    running.send("POST", "/local/sign-out", &with_cookie, "");

    let pid = running.child.id().to_string();
    assert!(Command::new("kill").arg(pid).status().unwrap().success());
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
    running.stdout.read_to_string(&mut stdout).unwrap();
    let log = stdout + &reader.join().unwrap();
    assert!(log.contains("TRACE") || log.contains("DEBUG"), "{log}");
    assert!(log.contains("/api/v1/api-keys/{key_id}"), "{log}");
    let mut secrets = vec![&key[9..], &revoked[9..], cut, &mistyped[9..], &cookie];
    secrets.extend(token.split('.'));
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
}
