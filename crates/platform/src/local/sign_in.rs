use axum::{
    Form,
    extract::{
        Query, State,
        rejection::{FormRejection, QueryRejection},
    },
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use sentinel_api_types::KeyName;
use serde::Deserialize;

use super::{cookie, sign_in_page};
use crate::{App, problem::ApiError, random, store::LocalUser};

/// Where a visitor goes who came from nowhere.
const HOME: &str = "/";
const MAX_EMAIL_CHARS: usize = 254;

#[derive(Deserialize)]
pub(super) struct From {
    #[serde(default)]
    redirect_url: String,
}

#[derive(Deserialize)]
pub(super) struct Credentials {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    redirect_url: String,
}

pub(super) async fn page(from: Result<Query<From>, QueryRejection>) -> Response {
    // An address that cannot be read leads nowhere special.
    let redirect_url = from.map(|Query(from)| from.redirect_url).unwrap_or_default();
    sign_in_page::response(StatusCode::OK, safe_target(&redirect_url), "", "", None)
}

/// Signs in whoever gives a name and an e-mail address: this machine is trusted.
pub(super) async fn sign_in(
    State(app): State<App>,
    form: Result<Form<Credentials>, FormRejection>,
) -> Result<Response, ApiError> {
    let Form(credentials) = form.map_err(|rejection| {
        ApiError::new(rejection.status(), "This is not what the sign-in form sends.")
    })?;
    let target = safe_target(&credentials.redirect_url);
    let Credentials { name, email, .. } = &credentials;
    let user = match valid(name, email) {
        Ok(user) => user,
        Err(sentence) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(sign_in_page::response(status, target, name, email, Some(&sentence)));
        }
    };
    let environment = app.environment();
    let user = LocalUser {
        id: format!("user_{}", random::base62(environment, 20)?),
        session_id: format!("sess_{}", random::base62(environment, 20)?),
        ..user
    };
    let cookie_value = random::base62(environment, 43)?;
    app.store().sign_in(&user, &cookie::hash(&cookie_value), environment.now()).await?;
    let headers =
        [(header::LOCATION, target.to_owned()), (header::SET_COOKIE, cookie::set(&cookie_value))];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

/// A name by the rule of key names, and what looks like an e-mail address.
fn valid(name: &str, email: &str) -> Result<LocalUser, String> {
    let name = KeyName::parse(name).map_err(|error| error.to_string())?.into_string();
    let email = email.trim();
    let parts = email.split_once('@');
    let is_email = parts.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
        && email.chars().count() <= MAX_EMAIL_CHARS
        && !email.chars().any(|c| c.is_whitespace() || c.is_control());
    if !is_email {
        return Err("Enter an e-mail address, such as ada@example.com.".to_owned());
    }
    let email = email.to_lowercase();
    Ok(LocalUser { id: String::new(), session_id: String::new(), name, email })
}

/// Only paths of this site: anything else could lead a visitor away. Whole URLs are cut to their
/// path, as the console gives its own.
fn safe_target(url: &str) -> &str {
    let path = match url.split_once("://") {
        Some((_, rest)) if !url.starts_with('/') => {
            rest.find('/').map_or(HOME, |start| &rest[start..])
        }
        _ => url,
    };
    let is_path = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_path { path } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_visitor_comes_back_to_a_path_of_this_site_only() {
        assert_eq!(safe_target("/settings/api-keys?q=x"), "/settings/api-keys?q=x");
        assert_eq!(safe_target("http://127.0.0.1:8787/settings"), "/settings");
        assert_eq!(safe_target("/settings?q=https://a/b"), "/settings?q=https://a/b");
        for elsewhere in [
            "",
            "//evil",
            "http://evil",
            "http://evil//evil",
            "/\\evil",
            "javascript:alert(1)",
            "/a b",
        ] {
            assert_eq!(safe_target(elsewhere), HOME, "{elsewhere}");
        }
    }

    proptest! {
        #[test]
        fn no_target_leaves_the_site(url in any::<String>()) {
            let target = safe_target(&url);
            prop_assert!(target.starts_with('/') && !target.starts_with("//"));
            prop_assert!(target.parse::<axum::http::HeaderValue>().is_ok());
        }
    }
}
