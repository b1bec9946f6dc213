//! A signed-in user of the local identity, and what the console does for one.

use hyper::Method;
use sentinel_api_types::{API_KEYS_PATH, ApiKey, POLICY_SYNC_PATH};
use serde_json::Value;

use crate::{
    Failure,
    client::{Answer, Call, Client},
};

/// A user, by the cookie of the sign-in.
pub(crate) struct User {
    cookie: String,
}

/// A key that the platform acknowledged.
pub(crate) struct MadeKey {
    pub(crate) id: String,
    pub(crate) key: String,
}

impl User {
    /// Signs in under this name, of letters and digits.
    pub(crate) async fn sign_in(client: &Client, name: &str) -> Result<Self, Failure> {
        let form = format!("name={name}&email={name}%40example.com");
        let body = Some(("application/x-www-form-urlencoded", form));
        let call = Call { method: Method::POST, path: "/local/sign-in", body, ..Call::default() };
        let cookie = client.send(call).await?.cookie;
        Ok(Self { cookie: cookie.ok_or("signing in set no cookie")? })
    }

    /// A token, good for a minute.
    pub(crate) async fn token(&self, client: &Client) -> Result<String, Failure> {
        let answer = client
            .send(Call {
                method: Method::POST,
                path: "/local/tokens",
                cookie: Some(&self.cookie),
                body: Some(("application/json", "{}".to_owned())),
                ..Call::default()
            })
            .await?;
        text(&json(&answer)?, "jwt")
    }
}

/// Asks for a key with this name.
pub(crate) async fn create(client: &Client, token: &str, name: &str) -> Result<Answer, Failure> {
    let body = serde_json::json!({ "name": name }).to_string();
    client
        .send(Call {
            method: Method::POST,
            path: API_KEYS_PATH,
            bearer: Some(token),
            body: Some(("application/json", body)),
            ..Call::default()
        })
        .await
}

/// The key that an answer to [`create`] acknowledges.
pub(crate) fn made(answer: &Answer) -> Result<MadeKey, Failure> {
    let made = json(answer)?;
    Ok(MadeKey { id: text(&made, "id")?, key: text(&made, "key")? })
}

/// Asks for the list.
pub(crate) async fn list(client: &Client, token: &str) -> Result<Answer, Failure> {
    client.send(Call { path: API_KEYS_PATH, bearer: Some(token), ..Call::default() }).await
}

/// The keys of an answer to [`list`]; each of them must be whole.
pub(crate) fn listed(answer: &Answer) -> Result<Vec<ApiKey>, Failure> {
    let keys = serde_json::from_slice::<Vec<ApiKey>>(&answer.body);
    keys.map_err(|error| format!("the list ({}) cannot be read: {error}", answer.status))
}

/// Makes the SDK's read with `key`.
pub(crate) async fn sync(client: &Client, key: &str) -> Result<Answer, Failure> {
    client.send(Call { path: POLICY_SYNC_PATH, bearer: Some(key), ..Call::default() }).await
}

fn json(answer: &Answer) -> Result<Value, Failure> {
    serde_json::from_slice(&answer.body)
        .map_err(|_| format!("the platform answered {} without JSON", answer.status))
}

fn text(value: &Value, field: &str) -> Result<String, Failure> {
    let text = value.get(field).and_then(Value::as_str).map(str::to_owned);
    text.ok_or_else(|| format!("an answer has no {field}"))
}
