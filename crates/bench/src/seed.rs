//! The keys that are there before a measurement.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::task::JoinSet;

use crate::{
    Failure,
    client::Client,
    user::{self, MadeKey, User},
};

/// Makes so many keys of `user`, over so many connections.
pub(crate) async fn seed(
    base: &str,
    user: &User,
    keys: usize,
    connections: usize,
) -> Result<Vec<MadeKey>, Failure> {
    let client = Arc::new(Client::new(base));
    let mut all = Vec::new();
    while all.len() < keys {
        // In portions, so that no token runs out.
        let token: Arc<str> = user.token(&client).await?.into();
        let mut portion = JoinSet::new();
        let count = (keys - all.len()).min(2_000);
        let next = Arc::new(AtomicUsize::new(0));
        for _ in 0..connections {
            let (client, token, next) =
                (Arc::clone(&client), Arc::clone(&token), Arc::clone(&next));
            portion.spawn(async move {
                let mut made = Vec::new();
                while next.fetch_add(1, Ordering::Relaxed) < count {
                    let answer = user::create(&client, &token, "production-agent").await?;
                    made.push(user::made(&answer)?);
                }
                Ok::<_, Failure>(made)
            });
        }
        for made in portion.join_all().await {
            all.extend(made?);
        }
    }
    Ok(all)
}
