use sentinel_api_types::{ApiKey, Timestamp};
use sqlx::{
    Row as _,
    sqlite::{SqliteConnection, SqliteRow},
};

use super::Store;

impl Store {
    /// Keeps a new key of `user_id`; false when the user has `most` active ones already.
    pub(crate) async fn add_key(
        &self,
        user_id: &str,
        key: &ApiKey,
        key_hash: &[u8; 32],
        most: u32,
    ) -> Result<bool, sqlx::Error> {
        let added = sqlx::query(
            "INSERT INTO api_keys (id, user_id, name, key_prefix, key_hash, created_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6
             WHERE (SELECT count(*) FROM api_keys WHERE user_id = ?2 AND revoked_at IS NULL) < ?7",
        )
        .bind(&key.id)
        .bind(user_id)
        .bind(&key.name)
        .bind(&key.key_prefix)
        .bind(&key_hash[..])
        .bind(key.created_at.as_millis())
        .bind(most)
        .execute(&self.pool)
        .await?;
        Ok(added.rows_affected() == 1)
    }

    /// The active keys of `user_id`, newest first.
    pub(crate) async fn keys_of(&self, user_id: &str) -> Result<Vec<ApiKey>, sqlx::Error> {
        let rows = sqlx::query(
            "SELECT id, key_prefix, name, created_at, last_used_at FROM api_keys
             WHERE user_id = ? AND revoked_at IS NULL
             ORDER BY created_at DESC, rowid DESC",
        )
        .bind(user_id)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(api_key).collect()
    }

    /// Revokes a key of `user_id`; false when there is no such active key.
    pub(crate) async fn revoke_key(
        &self,
        user_id: &str,
        key_id: &str,
        now: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let revoked = sqlx::query(
            "UPDATE api_keys SET revoked_at = ? WHERE id = ? AND user_id = ? AND revoked_at IS NULL",
        )
        .bind(now.as_millis())
        .bind(key_id)
        .bind(user_id)
        .execute(&self.pool)
        .await?;
        Ok(revoked.rows_affected() == 1)
    }

    /// The id of the key with this hash, when it is active and was made at `latest_ms` or before.
    pub(crate) async fn active_key(
        &self,
        key_hash: &[u8; 32],
        latest_ms: i64,
    ) -> Result<Option<String>, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT id FROM api_keys WHERE key_hash = ? AND revoked_at IS NULL AND created_at <= ?",
        )
        .bind(&key_hash[..])
        .bind(latest_ms)
        .fetch_optional(&self.pool)
        .await
    }

    /// Notes that a call with this key succeeded.
    pub(crate) async fn key_was_used(
        &self,
        key_id: &str,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        key_was_used(&mut *self.pool.acquire().await?, key_id, now).await
    }
}

/// Notes that a call with this key succeeded; at most once a second, to spare the disk.
pub(super) async fn key_was_used(
    connection: &mut SqliteConnection,
    key_id: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE api_keys SET last_used_at = ?2
         WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?2 - 1000)",
    )
    .bind(key_id)
    .bind(now.as_millis())
    .execute(connection)
    .await?;
    Ok(())
}

fn api_key(row: &SqliteRow) -> Result<ApiKey, sqlx::Error> {
    Ok(ApiKey {
        id: row.try_get("id")?,
        key_prefix: row.try_get("key_prefix")?,
        name: row.try_get("name")?,
        created_at: Timestamp::from_millis(row.try_get("created_at")?),
        last_used_at: row.try_get::<Option<i64>, _>("last_used_at")?.map(Timestamp::from_millis),
    })
}
