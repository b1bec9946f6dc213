use sentinel_api_types::{ApiKey, Timestamp};
use sqlx::{Row as _, sqlite::SqliteRow};
use subtle::ConstantTimeEq as _;

use super::{
    Store, WRITE,
    audit_log::{Action, Actor, Subject, record},
};

/// A key that may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActiveKey {
    /// Its id.
    pub(crate) id: String,
    last_used_at: Option<Timestamp>,
}

impl Store {
    /// Keeps a new key of the actor; false when the actor has `most` active ones already.
    pub(crate) async fn add_key(
        &self,
        actor: Actor<'_>,
        key: &ApiKey,
        key_hash: &[u8; 32],
        most: u32,
    ) -> Result<bool, sqlx::Error> {
        let mut addition = self.writer.begin_with(WRITE).await?;
        let added = sqlx::query(
            "INSERT INTO api_keys (id, user_id, name, key_prefix, key_hash, created_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6
             WHERE (SELECT count(*) FROM api_keys WHERE user_id = ?2 AND revoked_at IS NULL) < ?7",
        )
        .bind(&key.id)
        .bind(actor.user_id)
        .bind(&key.name)
        .bind(&key.key_prefix)
        .bind(&key_hash[..])
        .bind(key.created_at.as_millis())
        .bind(most)
        .execute(&mut *addition)
        .await?;
        if added.rows_affected() == 0 {
            return Ok(false);
        }
        let key_prefix = key.key_prefix.as_deref().unwrap_or_default();
        let subject = Subject { key_id: &key.id, key_prefix, name: &key.name };
        record(&mut addition, actor, Action::Created, subject, key.created_at).await?;
        addition.commit().await?;
        Ok(true)
    }

    /// The active keys of `user_id`, newest first.
    pub(crate) async fn keys_of(&self, user_id: &str) -> Result<Vec<ApiKey>, sqlx::Error> {
        // First: what is written meanwhile is found in the database.
        let unwritten = self.uses.unwritten();
        let rows = sqlx::query(
            "SELECT id, key_prefix, name, created_at, last_used_at FROM api_keys
             WHERE user_id = ? AND revoked_at IS NULL
             ORDER BY created_at DESC, rowid DESC",
        )
        .bind(user_id)
        .fetch_all(&self.lists)
        .await?;
        let mut keys = rows.iter().map(api_key).collect::<Result<Vec<_>, _>>()?;
        for key in &mut keys {
            key.last_used_at = key.last_used_at.max(unwritten.get(&key.id).copied());
        }
        Ok(keys)
    }

    /// Revokes a key of the actor; false when there is no such active key.
    pub(crate) async fn revoke_key(
        &self,
        actor: Actor<'_>,
        key_id: &str,
        now: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let mut revocation = self.writer.begin_with(WRITE).await?;
        let revoked = sqlx::query(
            "UPDATE api_keys SET revoked_at = ? WHERE id = ? AND user_id = ? AND revoked_at IS NULL
             RETURNING key_prefix, name",
        )
        .bind(now.as_millis())
        .bind(key_id)
        .bind(actor.user_id)
        .fetch_optional(&mut *revocation)
        .await?;
        let Some(revoked) = revoked else { return Ok(false) };
        let (key_prefix, name) = (revoked.try_get("key_prefix")?, revoked.try_get("name")?);
        let subject = Subject { key_id, key_prefix, name };
        record(&mut revocation, actor, Action::Revoked, subject, now).await?;
        revocation.commit().await?;
        Ok(true)
    }

    /// The key with this hash, when it is active and was made at `latest_ms` or before.
    ///
    /// The key is looked up by its SHA-256 in the unique index. How long that takes may tell how many
    /// leading bytes of a hash are right, and that is of no use: a caller without the key cannot steer
    /// its hash, and the key is 34 random characters, 202 bits, so no number of guesses comes near it.
    /// The hash that was found is compared once more in constant time, so that what is accepted does
    /// not hang on the index alone.
    ///
    /// The same statement finds nothing for keys that are unknown, revoked or not active yet, so a key
    /// that lay somewhere does not tell whether it ever was one.
    pub(crate) async fn active_key(
        &self,
        key_hash: &[u8; 32],
        latest_ms: i64,
    ) -> Result<Option<ActiveKey>, sqlx::Error> {
        let row = sqlx::query(
            "SELECT id, key_hash, last_used_at FROM api_keys
             WHERE key_hash = ? AND revoked_at IS NULL AND created_at <= ?",
        )
        .bind(&key_hash[..])
        .bind(latest_ms)
        .fetch_optional(&self.lookups)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let is_it: bool = row.try_get::<&[u8], _>("key_hash")?.ct_eq(key_hash).into();
        let key = ActiveKey { id: row.try_get("id")?, last_used_at: last_used_at(&row)? };
        Ok(Some(key).filter(|_| is_it))
    }

    /// Notes that a call with this key succeeded.
    pub(crate) fn key_was_used(&self, key: &ActiveKey, now: Timestamp) {
        self.uses.note(&key.id, key.last_used_at, now, &self.writer);
    }
}

fn api_key(row: &SqliteRow) -> Result<ApiKey, sqlx::Error> {
    Ok(ApiKey {
        id: row.try_get("id")?,
        key_prefix: row.try_get("key_prefix")?,
        name: row.try_get("name")?,
        created_at: Timestamp::from_millis(row.try_get("created_at")?),
        last_used_at: last_used_at(row)?,
    })
}

fn last_used_at(row: &SqliteRow) -> Result<Option<Timestamp>, sqlx::Error> {
    Ok(row.try_get::<Option<i64>, _>("last_used_at")?.map(Timestamp::from_millis))
}
