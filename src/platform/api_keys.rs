//! The API keys endpoints.

use leptos::prelude::*;
use sentinel_api_types::{API_KEYS_PATH, ApiKey, CreateApiKey, CreatedApiKey, KeyName};

use super::{KeyList, Platform, PlatformError, answer, request::Request};
use crate::secret::Secret;

/// Most pages a list is followed through; beyond, something answers in circles.
const MAX_PAGES: usize = 1000;

impl Platform {
    /// Lists the user's active keys, over all pages.
    ///
    /// # Errors
    /// Any [`PlatformError`].
    pub async fn list_keys(self) -> Result<KeyList, PlatformError> {
        let mut path = API_KEYS_PATH.to_owned();
        let mut all = KeyList::default();
        for _ in 0..MAX_PAGES {
            let reply = self.read(&path).await?;
            let page = answer::key_page(&reply.body).ok_or_else(|| reply.unreadable())?;
            all.keys.extend(page.list.keys);
            all.unreadable += page.list.unreadable;
            all.reports_last_use |= page.list.reports_last_use;
            match page.next {
                None => return Ok(all),
                Some(next) => path = self.next_path(&next).ok_or_else(|| reply.unreadable())?,
            }
        }
        Err(PlatformError::Unreadable { status: 200, path, excerpt: String::new() })
    }

    /// Makes a key. The secret leaves the answer's buffer without a copy in between.
    ///
    /// # Errors
    /// Any [`PlatformError`]; see [`PlatformError::outcome_is_unknown`].
    pub async fn create_key(self, name: KeyName) -> Result<(ApiKey, Secret), PlatformError> {
        let body = serde_json::to_string(&CreateApiKey { name: name.into_string() }).ok();
        let reply = self.write(Request { method: "POST", path: API_KEYS_PATH, body }).await?;
        let created = serde_json::from_slice::<CreatedApiKey<'_>>(&reply.body)
            .ok()
            .filter(|created| !created.key.is_empty())
            .ok_or_else(|| reply.unreadable())?;
        let secret = Secret::new(created.key);
        let key = ApiKey {
            id: created.id,
            key_prefix: created.key_prefix,
            name: created.name,
            created_at: created.created_at,
            last_used_at: None,
        };
        Ok((key, secret))
    }

    /// Revokes a key. One that is already gone counts as revoked.
    ///
    /// # Errors
    /// Any [`PlatformError`] but [`PlatformError::NotFound`].
    pub async fn revoke_key(self, id: &str) -> Result<(), PlatformError> {
        let id = String::from(js_sys::encode_uri_component(id));
        let path = format!("{API_KEYS_PATH}{id}");
        match self.write(Request { method: "DELETE", path: &path, body: None }).await {
            Ok(reply) if reply.is_the_platforms() => Ok(()),
            Ok(reply) => Err(reply.unreadable()),
            Err(PlatformError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The path of a next page, given as a cursor, a path or a whole URL. A URL of another platform
    /// is refused: it would be handed the user's token.
    fn next_path(self, next: &str) -> Option<String> {
        if next.contains("://") {
            return self.below_base(next);
        }
        if next.starts_with("//") {
            return None;
        }
        Some(match next {
            path if path.starts_with('/') => path.to_owned(),
            query if query.starts_with('?') => format!("{API_KEYS_PATH}{query}"),
            cursor => {
                let cursor = String::from(js_sys::encode_uri_component(cursor));
                format!("{API_KEYS_PATH}?cursor={cursor}")
            }
        })
    }

    fn below_base(self, url: &str) -> Option<String> {
        let path = self
            .config
            .try_with_value(|config| url.strip_prefix(&config.platform_url).map(str::to_owned))??;
        path.starts_with('/').then_some(path)
    }
}
