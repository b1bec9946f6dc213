//! Waiting, with an end.

use std::{future::Future, pin::pin};

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;

/// Waits for `future`, but no longer than `millis` milliseconds; `None` when they are over.
pub async fn within<T>(millis: u32, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), TimeoutFuture::new(millis)).await {
        Either::Left((value, _)) => Some(value),
        Either::Right(_) => None,
    }
}

/// Waits for `millis` milliseconds.
pub async fn pause(millis: u32) {
    TimeoutFuture::new(millis).await;
}
