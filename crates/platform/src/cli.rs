//! The command line.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use axum::http::HeaderValue;
use clap::Parser;
use sentinel_page::{PublishableKey, http_url};
use tracing::Level;

use crate::RateLimit;

/// A small real Agent Sentinel platform for one machine: API keys, the SDK's endpoints, the console.
///
/// Without Clerk flags users sign in locally, by name, and the platform listens on loopback only.
#[derive(Clone, Debug, Parser)]
#[command(name = "sentinel-platform", version)]
pub struct Cli {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "SENTINEL_LISTEN", default_value = "127.0.0.1:8787")]
    pub listen: SocketAddr,
    /// SQLite file, made when it is not there; `:memory:` keeps nothing.
    #[arg(long, env = "SENTINEL_DATABASE", default_value = "sentinel.db")]
    pub database: PathBuf,
    /// Folder of the built console; without it the one in this program, if it was built with one, else
    /// only the API is served.
    #[arg(long, env = "SENTINEL_CONSOLE", value_name = "FOLDER")]
    pub console: Option<PathBuf>,
    /// How long a new key is not active yet, such as 5s.
    #[arg(long, env = "SENTINEL_ACTIVATION_DELAY", default_value = "0s", value_parser = humantime::parse_duration)]
    pub activation_delay: Duration,
    /// Requests a second of one user or one key, and how many may come at once, five seconds' worth
    /// when not said; 0 is no limit.
    #[arg(
        long,
        env = "SENTINEL_USER_RATE",
        value_name = "RATE[:BURST]",
        default_value = "500:10000"
    )]
    pub user_rate: RateLimit,
    /// The same of one address, and a tenth of it for requests without a valid credential; 0 is no
    /// limit, for use behind a reverse proxy, whose address all share.
    #[arg(
        long,
        env = "SENTINEL_ADDRESS_RATE",
        value_name = "RATE[:BURST]",
        default_value = "1000:20000"
    )]
    pub address_rate: RateLimit,
    /// Clerk's publishable key; with it Clerk signs users in.
    #[arg(long, env = "SENTINEL_CLERK_PUBLISHABLE_KEY", value_name = "PK")]
    pub clerk_publishable_key: Option<PublishableKey>,
    /// URL of a proxy of Clerk's Frontend API.
    #[arg(long, env = "SENTINEL_CLERK_PROXY_URL", value_name = "URL", value_parser = http_url, requires = "clerk_publishable_key")]
    pub clerk_proxy_url: Option<String>,
    /// URL of Clerk's script, when it is not the Frontend API's own.
    #[arg(long, env = "SENTINEL_CLERK_JS_URL", value_name = "URL", value_parser = http_url, requires = "clerk_publishable_key")]
    pub clerk_js_url: Option<String>,
    /// Issuer of Clerk's tokens; the Frontend API by default.
    #[arg(long, env = "SENTINEL_CLERK_ISSUER", value_name = "URL", value_parser = http_url, requires = "clerk_publishable_key")]
    pub clerk_issuer: Option<String>,
    /// Clerk's key set; the issuer's /.well-known/jwks.json by default.
    #[arg(long, env = "SENTINEL_CLERK_JWKS_URL", value_name = "URL", value_parser = http_url, requires = "clerk_publishable_key")]
    pub clerk_jwks_url: Option<String>,
    /// Origin whose tokens are accepted (`azp`); repeat for several, none accepts all.
    #[arg(long, env = "SENTINEL_AUTHORIZED_PARTY", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub authorized_party: Vec<String>,
    /// Other origin whose pages may call the API; repeat for several.
    #[arg(long, env = "SENTINEL_ALLOW_ORIGIN", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub allow_origin: Vec<String>,
    /// How much is logged: error, warn, info, debug or trace. Keys and tokens never are.
    #[arg(long, env = "SENTINEL_LOG_LEVEL", value_name = "LEVEL", default_value = "info", value_parser = log_level)]
    pub log_level: Level,
    /// WebSocket origin of `trunk serve`, so that a served page may reload itself while developing.
    #[arg(long, env = "SENTINEL_LIVE_RELOAD", value_name = "ORIGIN", value_parser = live_reload)]
    pub live_reload: Option<String>,
}

impl Cli {
    /// What cannot be seen from one value alone.
    ///
    /// # Errors
    /// One sentence.
    pub fn check(&self) -> Result<(), String> {
        if self.clerk_publishable_key.is_none() && !self.listen.ip().is_loopback() {
            return Err(format!(
                "local identity signs anybody in, so --listen takes a loopback address only, not {}; \
                 configure Clerk or listen on 127.0.0.1",
                self.listen
            ));
        }
        Ok(())
    }
}

fn origin(url: &str) -> Result<String, String> {
    let url = http_url(url)?;
    let has_path = url.splitn(3, '/').nth(2).is_some_and(|host| host.contains(['/', '?', '#']));
    if has_path || HeaderValue::from_str(&url).is_err() {
        return Err("not an origin, such as https://console.example.com".to_owned());
    }
    Ok(url)
}

fn log_level(name: &str) -> Result<Level, String> {
    let levels = [Level::ERROR, Level::WARN, Level::INFO, Level::DEBUG, Level::TRACE];
    let level = levels.into_iter().find(|level| level.as_str().eq_ignore_ascii_case(name));
    level.ok_or_else(|| "not error, warn, info, debug or trace".to_owned())
}

fn live_reload(url: &str) -> Result<String, String> {
    let as_http = url.strip_prefix("ws").map(|rest| format!("http{rest}"));
    let as_http = as_http.ok_or("not a ws:// origin")?;
    origin(&as_http).map(|_| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Cli, String> {
        let args = std::iter::once("sentinel-platform").chain(args.iter().copied());
        let cli = Cli::try_parse_from(args).map_err(|error| error.to_string())?;
        cli.check().map(|()| cli)
    }

    #[test]
    fn nothing_said_means_loopback_and_a_file() {
        let cli = parse(&[]).unwrap();
        assert_eq!(cli.listen.to_string(), "127.0.0.1:8787");
        assert_eq!(cli.database, PathBuf::from("sentinel.db"));
        assert_eq!(cli.log_level, Level::INFO);
    }

    #[test]
    fn local_identity_refuses_to_listen_for_others() {
        assert!(
            parse(&["--listen", "0.0.0.0:8787"])
                .unwrap_err()
                .contains("--listen takes a loopback address only")
        );
        assert!(parse(&["--listen", "[::1]:0"]).is_ok());
    }

    #[test]
    fn a_publishable_key_names_its_frontend_api() {
        let cli = parse(&["--clerk-publishable-key", "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k"]).unwrap();
        assert_eq!(cli.clerk_publishable_key.unwrap().frontend_api, "clerk.example.com");
    }

    #[test]
    fn a_wrong_value_is_named() {
        for args in [
            ["--clerk-publishable-key", "sk_test_x"],
            ["--allow-origin", "https://a.example/path"],
            ["--activation-delay", "soon"],
            ["--listen", "8787"],
            ["--log-level", "loud"],
            ["--log-level", "3"],
            ["--user-rate", "often"],
            ["--address-rate", "10:0"],
        ] {
            assert!(parse(&args).unwrap_err().contains(args[0]), "{args:?}");
        }
        assert!(parse(&["--clerk-js-url", "https://a/b"]).is_err());
    }
}
