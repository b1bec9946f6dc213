//! From the command line to a running server, and its graceful end.

use std::{future::Future, io, path::Path, time::Duration};

use axum::http::HeaderValue;
use sentinel_page::{ClerkSettings, PageSettings, PublishableKey};
use tokio::net::TcpListener;

use crate::{
    App, Console, Environment, Identity, KeySource, Limits, Verifier, app,
    app::Parts,
    cli::Cli,
    connections::{self, ConnectionLimits},
    local::{LocalIdentity, SigningKey},
    store::Store,
};

/// How long a request may take, with its body and its answer.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// How many active keys a user may have.
const KEY_LIMIT: u32 = 10_000;
/// Issuer of the local identity's tokens. It names no host: the port may change, the key stays.
const LOCAL_ISSUER: &str = "urn:agent-sentinel:local-identity";

/// Serves until `stop` is there, then finishes what is under way.
///
/// # Errors
/// One sentence.
pub async fn serve(cli: Cli, stop: impl Future<Output = ()>) -> Result<(), String> {
    let listener = TcpListener::bind(cli.listen).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("{} is in use by another program; choose another with --listen", cli.listen)
        }
        _ => format!("cannot listen on {}: {error}", cli.listen),
    })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let state = assemble(&cli).await?;
    let store = state.store().clone();
    println!("Agent Sentinel platform listening on http://{address}");
    connections::serve(listener, app(state), ConnectionLimits::default(), stop).await;
    store.close().await;
    Ok(())
}

async fn assemble(cli: &Cli) -> Result<App, String> {
    let in_memory = cli.database == Path::new(":memory:");
    let name = cli.database.display();
    let store = if in_memory { Store::in_memory().await } else { Store::open(&cli.database).await };
    let store = store.map_err(|error| format!("cannot open the database {name}: {error}"))?;
    let (identity, verifier) = match &cli.clerk_publishable_key {
        Some(key) => (Identity::Clerk, clerk_verifier(cli, key)),
        None => local_identity(cli, in_memory)?,
    };
    Ok(App::new(Parts {
        store,
        environment: Environment::system(),
        verifier,
        identity,
        time_limit: TIME_LIMIT,
        limits: Limits::new(cli.user_rate, cli.address_rate),
        activation_delay: cli.activation_delay,
        key_limit: KEY_LIMIT,
        console: console(cli)?,
        allowed_origins: cli
            .allow_origin
            .iter()
            .filter_map(|origin| HeaderValue::from_str(origin).ok())
            .collect(),
    }))
}

/// The console in the folder that was said, else the one that this program was built with, if any.
fn console(cli: &Cli) -> Result<Option<Console>, String> {
    if let Some(folder) = &cli.console {
        let console = Console::open(folder.clone(), page_settings(cli));
        let failed = |error| format!("no built console in {}: {error}", folder.display());
        return console.map(Some).map_err(failed);
    }
    #[cfg(feature = "embed")]
    return Console::embedded(page_settings(cli))
        .map(Some)
        .map_err(|error| format!("no console in this program: {error}"));
    #[cfg(not(feature = "embed"))]
    Ok(None)
}

fn local_identity(cli: &Cli, in_memory: bool) -> Result<(Identity, Verifier), String> {
    let path = cli.database.with_extension("signing-key.pem");
    let key = if in_memory { SigningKey::generate() } else { SigningKey::open(&path) };
    let key =
        key.map_err(|error| format!("cannot use the signing key {}: {error}", path.display()))?;
    let keys = KeySource::Fixed(key.public_keys());
    let issuer = LOCAL_ISSUER.to_owned();
    let verifier = Verifier::new(keys, issuer.clone(), cli.authorized_party.clone());
    Ok((Identity::Local(LocalIdentity { key, issuer }), verifier))
}

fn clerk_verifier(cli: &Cli, key: &PublishableKey) -> Verifier {
    let issuer = cli.clerk_issuer.clone();
    let issuer = issuer.unwrap_or_else(|| format!("https://{}", key.frontend_api));
    let jwks_url = cli.clerk_jwks_url.clone();
    let jwks_url = jwks_url.unwrap_or_else(|| format!("{issuer}/.well-known/jwks.json"));
    Verifier::new(KeySource::remote(jwks_url), issuer, cli.authorized_party.clone())
}

fn page_settings(cli: &Cli) -> PageSettings {
    let clerk = cli.clerk_publishable_key.clone().map(|key| ClerkSettings {
        key,
        proxy_url: cli.clerk_proxy_url.clone(),
        js_url: cli.clerk_js_url.clone(),
    });
    PageSettings { clerk, live_reload: cli.live_reload.clone(), ..PageSettings::default() }
}
