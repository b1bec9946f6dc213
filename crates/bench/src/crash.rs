//! Kills the platform while keys are made. What it acknowledged must be there after the restart.

use std::{collections::HashSet, path::Path, sync::Arc, time::Duration};

use tokio::task::JoinSet;

use crate::{
    Failure,
    client::Client,
    platform::Platform,
    user::{self, MadeKey, User},
};

/// Connections that make keys at the same time.
const CONNECTIONS: usize = 8;
/// What the keys are called.
const KEY_NAME: &str = "ci";

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How often.
    #[arg(long, default_value_t = 100)]
    times: usize,
}

pub(crate) async fn run(program: &Path, data: &Path, options: &Options) -> Result<(), Failure> {
    let mut platform = Platform::new(program, data)?;
    let mut acknowledged = Vec::new();
    let mut unacknowledged = 0;
    for round in 1..=options.times {
        // A user for each round, because a user may have only so many keys.
        let name = format!("user{round}");
        platform.start().await?;
        let made = make_until_killed(&mut platform, &name).await?;
        platform.start().await?;
        let there = check(&platform, &name, &made)
            .await
            .map_err(|wrong| format!("after kill {round} of {}: {wrong}", options.times))?;
        unacknowledged += there - made.len();
        acknowledged.extend(made);
        platform.kill().await?;
    }
    platform.start().await?;
    let client = Client::new(&platform.url);
    for MadeKey { id, key } in &acknowledged {
        let status = user::sync(&client, key).await?.status;
        if status != 200 {
            return Err(format!("{id} answers {status} at the end"));
        }
    }
    println!(
        "{} kills: all of the {} keys that were acknowledged work, {unacknowledged} more are there whole, none is half there",
        options.times,
        acknowledged.len()
    );
    Ok(())
}

/// Makes keys over several connections until the platform is killed in the middle of it; what it
/// acknowledged.
async fn make_until_killed(platform: &mut Platform, name: &str) -> Result<Vec<MadeKey>, Failure> {
    let client = Client::new(&platform.url);
    let token: Arc<str> = User::sign_in(&client, name).await?.token(&client).await?.into();
    let mut workers = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (client, token) = (Client::new(&platform.url), Arc::clone(&token));
        workers.spawn(async move {
            let mut made = Vec::new();
            // Until the answer that does not come.
            while let Ok(answer) = user::create(&client, &token, KEY_NAME).await {
                made.extend(user::made(&answer));
            }
            made
        });
    }
    tokio::time::sleep(Duration::from_millis(fastrand::u64(20..200))).await;
    if !platform.is_running() {
        return Err("the platform ended by itself".to_owned());
    }
    platform.kill().await?;
    Ok(workers.join_all().await.into_iter().flatten().collect())
}

/// Looks for everything that was acknowledged; how many keys are there.
async fn check(platform: &Platform, name: &str, made: &[MadeKey]) -> Result<usize, Failure> {
    let client = Client::new(&platform.url);
    let token = User::sign_in(&client, name).await?.token(&client).await?;
    let keys = user::listed(&user::list(&client, &token).await?)?;
    let ids: HashSet<_> = keys.iter().map(|key| &*key.id).collect();
    if ids.len() != keys.len() {
        return Err("a key is listed twice".to_owned());
    }
    if keys.iter().any(|key| key.name != KEY_NAME || key.key_prefix.is_none()) {
        return Err("a key is half there".to_owned());
    }
    for MadeKey { id, key } in made {
        let status = user::sync(&client, key).await?.status;
        if !ids.contains(&**id) || status != 200 {
            return Err(format!("{id}, which was acknowledged, is lost or answers {status}"));
        }
    }
    Ok(keys.len())
}
