//! The six endpoints, mixed over many connections.

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use hyper::Method;
use sentinel_api_types::API_KEYS_PATH;
use tokio::{sync::RwLock, task::JoinSet};

use crate::{
    Failure,
    client::{Answer, Call, Client},
    platform::Platform,
    report::{Series, heading},
    seed::seed,
    user::{self, MadeKey, User},
};

/// How often a fresh token is taken; each lives for a minute.
const TOKEN_EVERY: Duration = Duration::from_secs(30);
/// How many keys the agents share.
const AGENT_KEYS: usize = 100;
/// How many calls of a hundred are of which kind; the rest asks for policies.
const SHARES: [(Kind, u8); 5] = [
    (Kind::List, 2),
    (Kind::Create, 5),
    (Kind::Revoke, 5),
    (Kind::Intervention, 5),
    (Kind::Ingest, 20),
];

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How long, in seconds.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Connections, each with one call at a time.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Keys that the user has before; the platform allows 10,000.
    #[arg(long, default_value_t = 9_900)]
    keys: usize,
    /// What a connection waits between two calls, in milliseconds on average.
    #[arg(long, default_value_t = 50)]
    pause_ms: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    List,
    Create,
    Revoke,
    Ingest,
    Intervention,
    Policies,
}

/// What every connection shares.
struct Shared {
    base: String,
    token: RwLock<String>,
    agents: Vec<String>,
    until: Instant,
    pause_ms: u64,
}

/// What one connection did.
#[derive(Default)]
struct Done {
    series: BTreeMap<Kind, Series>,
    /// Made, and not asked to be revoked.
    kept: Vec<MadeKey>,
    /// Acknowledged to be revoked.
    revoked: Vec<MadeKey>,
    /// Calls without an answer.
    unanswered: Vec<Failure>,
}

pub(crate) async fn run(program: &Path, data: &Path, options: &Options) -> Result<(), Failure> {
    let mut platform = Platform::new(program, data)?;
    platform.start().await?;
    let client = Client::new(&platform.url);
    let user = User::sign_in(&client, "ada").await?;
    let began = Instant::now();
    let seeded = seed(&platform.url, &user, options.keys, options.connections).await?;
    println!("{} keys made in {:.1} s", seeded.len(), began.elapsed().as_secs_f64());

    let shared = Arc::new(Shared {
        base: platform.url.clone(),
        token: RwLock::new(user.token(&client).await?),
        agents: seeded.into_iter().take(AGENT_KEYS).map(|made| made.key).collect(),
        until: Instant::now() + Duration::from_secs(options.seconds),
        pause_ms: options.pause_ms,
    });
    let mut workers = JoinSet::new();
    for _ in 0..options.connections {
        workers.spawn(work(Arc::clone(&shared)));
    }
    let refreshed = refresh(&shared, &client, &user);
    let (done, ()) = tokio::join!(workers.join_all(), refreshed);
    let done = merge(done);
    let token = user.token(&client).await?;
    report(done, &client, &token, options).await
}

/// Keeps the shared token fresh until the end.
async fn refresh(shared: &Shared, client: &Client, user: &User) {
    while Instant::now() < shared.until {
        let left = shared.until.saturating_duration_since(Instant::now());
        tokio::time::sleep(TOKEN_EVERY.min(left)).await;
        // Without a fresh one the calls are answered with 401, which the table shows.
        if let Ok(token) = user.token(client).await {
            *shared.token.write().await = token;
        }
    }
}

/// One connection's calls until the end.
async fn work(shared: Arc<Shared>) -> Done {
    let client = Client::new(&shared.base);
    let mut done = Done::default();
    while Instant::now() < shared.until {
        tokio::time::sleep(Duration::from_millis(fastrand::u64(0..=2 * shared.pause_ms))).await;
        let mut kind = choose();
        if kind == Kind::Revoke && done.kept.is_empty() {
            kind = Kind::Create;
        } else if kind == Kind::Create && !done.kept.is_empty() {
            // So that the user stays below the limit of keys.
            kind = Kind::Revoke;
        }
        let doomed = if kind == Kind::Revoke { done.kept.pop() } else { None };
        let began = Instant::now();
        match call(&shared, &client, kind, doomed.as_ref()).await {
            Ok(answer) => {
                done.series.entry(kind).or_default().add(answer.status, began.elapsed());
                match (kind, answer.status, doomed) {
                    (Kind::Create, 201, _) => done.kept.extend(user::made(&answer)),
                    (Kind::Revoke, 204, Some(key)) => done.revoked.push(key),
                    _ => {}
                }
            }
            Err(error) => done.unanswered.push(format!("{kind:?}: {error}")),
        }
    }
    done
}

fn choose() -> Kind {
    let mut drawn = fastrand::u8(0..100);
    for (kind, share) in SHARES {
        match drawn.checked_sub(share) {
            Some(rest) => drawn = rest,
            None => return kind,
        }
    }
    Kind::Policies
}

async fn call(
    shared: &Shared,
    client: &Client,
    kind: Kind,
    doomed: Option<&MadeKey>,
) -> Result<Answer, Failure> {
    let token = shared.token.read().await.clone();
    let agent = fastrand::choice(&shared.agents).ok_or("there are no agents")?;
    let post = |path, body: &str| Call {
        method: Method::POST,
        path,
        bearer: Some(agent),
        body: Some(("application/json", body.to_owned())),
        ..Call::default()
    };
    match kind {
        Kind::List => user::list(client, &token).await,
        Kind::Create => user::create(client, &token, "staging-agent").await,
        Kind::Revoke => {
            let id = doomed.map(|key| &*key.id).unwrap_or_default();
            let path = format!("{API_KEYS_PATH}{id}");
            let (method, bearer) = (Method::DELETE, Some(&*token));
            client.send(Call { method, path: &path, bearer, ..Call::default() }).await
        }
        Kind::Ingest => {
            let entry = r#"{"run_id":"bench","entries":[{"action":"look_up","cost":0.01}]}"#;
            client.send(post("/api/v1/ingest", entry)).await
        }
        Kind::Intervention => {
            client.send(post("/api/v1/interventions/", r#"{"action":"stopped"}"#)).await
        }
        Kind::Policies => user::sync(client, agent).await,
    }
}

fn merge(all: Vec<Done>) -> Done {
    all.into_iter().fold(Done::default(), |mut sum, done| {
        for (kind, series) in done.series {
            sum.series.entry(kind).or_default().merge(series);
        }
        sum.kept.extend(done.kept);
        sum.revoked.extend(done.revoked);
        sum.unanswered.extend(done.unanswered);
        sum
    })
}

/// Prints what was measured, and fails for what must never happen.
async fn report(
    mut done: Done,
    client: &Client,
    token: &str,
    options: &Options,
) -> Result<(), Failure> {
    println!("{} connections for {} s\n{}", options.connections, options.seconds, heading());
    for (kind, series) in &mut done.series {
        println!("{}", series.line(&format!("{kind:?}")));
    }
    let server_errors: usize = done.series.values().map(Series::server_errors).sum();
    let listed = user::listed(&user::list(client, token).await?)?;
    let listed: HashSet<_> = listed.iter().map(|key| &*key.id).collect();
    let lost = done.kept.iter().filter(|key| !listed.contains(&*key.id)).count();
    let back = done.revoked.iter().filter(|key| listed.contains(&*key.id)).count();
    let mut wrong = 0;
    for (keys, expected) in [(&done.kept, 200), (&done.revoked, 401)] {
        for key in keys.iter().take(200) {
            wrong += usize::from(user::sync(client, &key.key).await?.status != expected);
        }
    }
    println!(
        "server errors: {server_errors}; unanswered: {}; acknowledged keys lost: {lost}; revoked keys \
         back: {back}; keys that answer wrongly: {wrong}",
        done.unanswered.len()
    );
    if let Some(first) = done.unanswered.first() {
        println!("the first without an answer: {first}");
    }
    let all_is_well = server_errors + done.unanswered.len() + lost + back + wrong == 0;
    all_is_well.then_some(()).ok_or_else(|| "something happened that must never happen".to_owned())
}
