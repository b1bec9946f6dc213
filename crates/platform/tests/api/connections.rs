//! What connections may do, over real TCP.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, routing::get};
use sentinel_platform::connections::{ConnectionLimits, serve_connections};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::timeout,
};

/// Longer than anything here takes.
const SOON: Duration = Duration::from_secs(20);

/// A server whose answer at `/slow` takes a moment.
async fn serve(limits: ConnectionLimits) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let slow = get(|| async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        "done"
    });
    let router = Router::new().route("/", get(|| async { "here" })).route("/slow", slow);
    let (stop, stopped) = oneshot::channel();
    let stop_signal = async { stopped.await.unwrap() };
    let server = tokio::spawn(serve_connections(listener, router, limits, stop_signal));
    (address, stop, server)
}

/// Sends `text` and gives back everything until the server closes.
async fn until_closed(address: SocketAddr, text: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may have said no before everything was sent.
    let _ = stream.write_all(text.as_bytes()).await;
    let mut answer = Vec::new();
    let _ = timeout(SOON, stream.read_to_end(&mut answer)).await.unwrap();
    String::from_utf8(answer).unwrap()
}

fn short() -> ConnectionLimits {
    ConnectionLimits { head: Duration::from_millis(200), ..ConnectionLimits::default() }
}

#[tokio::test]
async fn a_head_that_does_not_end_closes_the_connection() {
    let (address, _stop, _) = serve(short()).await;
    let answer = until_closed(address, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").await;
    assert!(!answer.contains("here"), "{answer}");
}

#[tokio::test]
async fn a_connection_that_asks_nothing_more_is_closed() {
    let (address, _stop, _) = serve(short()).await;
    let answer = until_closed(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    assert!(answer.ends_with("here"), "{answer}");
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let (address, _stop, _) = serve(ConnectionLimits::default()).await;
    let long = format!("GET / HTTP/1.1\r\nX-Long: {}\r\n\r\n", "a".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "X-Many: a\r\n".repeat(2_000));
    for head in [long, many] {
        let answer = until_closed(address, &head).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
        assert!(!answer.contains("here"), "{answer}");
    }
}

#[tokio::test]
async fn more_connections_than_there_may_be_wait_for_a_place() {
    let (address, _stop, _) = serve(ConnectionLimits { most: 1, ..short() }).await;
    let silent = TcpStream::connect(address).await.unwrap();
    // The silent one is closed after a while; then this one is served.
    let answer = until_closed(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    assert!(answer.ends_with("here"), "{answer}");
    drop(silent);
}

#[tokio::test]
async fn stopping_finishes_what_is_under_way_and_takes_nothing_new() {
    let (address, stop, server) = serve(ConnectionLimits::default()).await;
    let mut busy = TcpStream::connect(address).await.unwrap();
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    // It is under way as soon as the server has taken a connection that came after it.
    let answer = until_closed(address, "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").await;
    assert!(answer.ends_with("here"), "{answer}");
    stop.send(()).unwrap();
    let mut answer = String::new();
    timeout(SOON, busy.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.ends_with("done"), "{answer}");
    timeout(SOON, server).await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}
