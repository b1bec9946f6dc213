//! Clients that are slow, large or many, over real connections.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use sentinel_platform::connections::{self, ConnectionLimits};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::kit::{KEYS, Platform, bearer};

/// How long the tests let a head take.
const HEAD: Duration = Duration::from_millis(300);
/// What must not last this long hangs.
const HANG: Duration = Duration::from_secs(20);

/// A platform that listens.
struct Serving {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    ended: JoinHandle<()>,
}

impl Serving {
    async fn new(platform: &Platform, change: impl FnOnce(&mut ConnectionLimits)) -> Self {
        let mut limits = ConnectionLimits { head: HEAD, ..ConnectionLimits::default() };
        change(&mut limits);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped = async { drop(stopped.await) };
        let ended = tokio::spawn(connections::serve(listener, platform.router(), limits, stopped));
        Self { address, stop: Some(stop), ended }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends `request` and gives back everything until the end of the connection.
    async fn answer(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        // It may be refused before it has arrived whole.
        let _ = stream.write_all(request.as_bytes()).await;
        rest(&mut stream).await
    }
}

/// Everything until the end of the connection, which must come.
async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let end = timeout(HANG, stream.read_to_end(&mut answer)).await;
    // One that is reset has ended, too.
    assert!(end.is_ok(), "the connection did not end");
    String::from_utf8(answer).unwrap()
}

fn get(path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\n{more}\r\n")
}

#[tokio::test]
async fn half_a_head_and_no_head_at_all_are_not_waited_for() {
    let serving = Serving::new(&Platform::new().await, |_| {}).await;
    for start in ["", "GET", "GET /api HTTP/1.1\r\nHost: x\r\n"] {
        let began = Instant::now();
        assert_eq!(serving.answer(start).await, "");
        assert!(began.elapsed() >= HEAD, "{start}");
    }
}

#[tokio::test]
async fn a_head_that_comes_byte_by_byte_is_not_waited_for_either() {
    let serving = Serving::new(&Platform::new().await, |_| {}).await;
    let mut stream = serving.connect().await;
    let began = Instant::now();
    for byte in get("/api", "X-Slow: yes\r\n").bytes() {
        if stream.write_all(&[byte]).await.is_err() {
            break;
        }
        sleep(HEAD / 20).await;
    }
    assert_eq!(rest(&mut stream).await, "");
    assert!(began.elapsed() >= HEAD);
}

#[tokio::test]
async fn an_idle_connection_ends_after_its_answers() {
    let serving = Serving::new(&Platform::new().await, |_| {}).await;
    let mut stream = serving.connect().await;
    for _ in 0..2 {
        sleep(HEAD / 3).await;
        stream.write_all(get("/api", "").as_bytes()).await.unwrap();
    }
    let answers = rest(&mut stream).await;
    assert_eq!(answers.matches("HTTP/1.1 404").count(), 2, "{answers}");
}

#[tokio::test]
async fn a_body_that_drips_ends_by_the_limit_of_requests() {
    let platform = Platform::with(|parts| parts.time_limit = HEAD).await;
    let serving = Serving::new(&platform, |_| {}).await;
    let mut stream = serving.connect().await;
    let head = format!(
        "POST {KEYS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
         Authorization: {}\r\nContent-Length: 1000\r\n\r\n",
        bearer("ada")
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let (mut reader, mut writer) = stream.into_split();
    let dripping = tokio::spawn(async move {
        while writer.write_all(b" ").await.is_ok() {
            sleep(HEAD / 10).await;
        }
    });
    let mut answer = String::new();
    // Dripping on into a closed connection may reset it.
    let end = timeout(HANG, reader.read_to_string(&mut answer)).await;
    assert!(end.is_ok(), "the connection did not end");
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("The request took too long."), "{answer}");
    dripping.await.unwrap();
}

#[tokio::test]
async fn a_client_that_takes_no_answer_is_not_waited_for() {
    let serving = Serving::new(&Platform::new().await, |limits| {
        limits.answer = HEAD;
        limits.most = 1;
    })
    .await;
    let mut stream = serving.connect().await;
    let many = get("/api/v1/openapi.json", "").repeat(200);
    // More answers than the network's buffers take, and none of them is read.
    let greedy = async { while stream.write_all(many.as_bytes()).await.is_ok() {} };
    timeout(HANG, greedy).await.expect("its connection did not end");
    let answer = timeout(HANG, serving.answer(&get("/api", "Connection: close\r\n"))).await;
    assert!(answer.unwrap().starts_with("HTTP/1.1 404"));
}

#[tokio::test]
async fn heads_that_are_too_large_are_refused() {
    let serving = Serving::new(&Platform::new().await, |_| {}).await;
    let long = get("/api", &format!("X-Long: {}\r\n", "a".repeat(100_000)));
    let target = get(&format!("/{}", "a".repeat(100_000)), "");
    let many = (0..2_000).fold(String::new(), |many, number| many + &format!("x-{number}: y\r\n"));
    for request in [long, target, get("/api", &many)] {
        let answer = serving.answer(&request).await;
        let status = answer.split(' ').nth(1).unwrap_or("none");
        assert!(["400", "414", "431"].contains(&status), "{status}");
    }
}

#[tokio::test]
async fn connections_beyond_the_most_wait_until_one_ends() {
    let serving = Serving::new(&Platform::new().await, |limits| limits.most = 2).await;
    let idle = [serving.connect().await, serving.connect().await];
    let began = Instant::now();
    let answer = serving.answer(&get("/api", "Connection: close\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    assert!(began.elapsed() >= HEAD / 2);
    drop(idle);
}

#[tokio::test]
async fn a_platform_that_stops_finishes_what_is_under_way_and_takes_nothing_new() {
    let mut serving = Serving::new(&Platform::new().await, |_| {}).await;
    let (mut busy, mut idle) = (serving.connect().await, serving.connect().await);
    let body = r#"{"name":"ci"}"#;
    let head = format!(
        "POST {KEYS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
         Authorization: {}\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        bearer("ada"),
        body.len()
    );
    busy.write_all(head.as_bytes()).await.unwrap();
    // The request is under way once its body is asked for.
    let mut asked = [0; 25];
    busy.read_exact(&mut asked).await.unwrap();
    assert!(asked.starts_with(b"HTTP/1.1 100 "));
    serving.stop.take().unwrap().send(()).unwrap();
    assert_eq!(rest(&mut idle).await, "");
    assert!(TcpStream::connect(serving.address).await.is_err());
    busy.write_all(body.as_bytes()).await.unwrap();
    let answer = rest(&mut busy).await;
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    timeout(HANG, serving.ended).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_that_does_not_finish_is_cut_off_after_the_grace() {
    let mut serving = Serving::new(&Platform::new().await, |limits| limits.grace = HEAD).await;
    let mut stream = serving.connect().await;
    let head = format!(
        "POST {KEYS} HTTP/1.1\r\nHost: x\r\nAuthorization: {}\r\nContent-Length: 9\r\n\r\n",
        bearer("ada")
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    sleep(HEAD / 3).await;
    serving.stop.take().unwrap().send(()).unwrap();
    timeout(HANG, serving.ended).await.expect("it did not stop").unwrap();
}
