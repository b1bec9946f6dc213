use sentinel_api_types::{ApiKey, Timestamp};
use sqlx::{
    Row as _,
    sqlite::{SqliteConnection, SqliteRow},
};

use super::Store;
use crate::auth::Agent;

/// How often the use of a key is noted, in milliseconds.
const USE_NOTED_EVERY_MS: i64 = 1000;

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
        .execute(&self.writes)
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
        .fetch_all(&self.reads)
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
        .execute(&self.writes)
        .await?;
        Ok(revoked.rows_affected() == 1)
    }

    /// The id of the key with this hash and when it was last used, when it is active and was made at
    /// `latest_ms` or before.
    pub(crate) async fn active_key(
        &self,
        key_hash: &[u8; 32],
        latest_ms: i64,
    ) -> Result<Option<(String, Option<Timestamp>)>, sqlx::Error> {
        let row = sqlx::query(
            "SELECT id, last_used_at FROM api_keys
             WHERE key_hash = ? AND revoked_at IS NULL AND created_at <= ?",
        )
        .bind(&key_hash[..])
        .bind(latest_ms)
        .fetch_optional(&self.reads)
        .await?;
        row.map(|row| Ok((row.try_get("id")?, instant(&row, "last_used_at")?))).transpose()
    }

    /// Notes that a call of `agent` succeeded. What was noted less than a second ago stays, without
    /// waiting for those who write.
    pub(crate) async fn key_was_used(
        &self,
        agent: &Agent,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        if agent.used_at.is_some_and(|at| now.as_millis() - at.as_millis() < USE_NOTED_EVERY_MS) {
            return Ok(());
        }
        key_was_used(&mut *self.writes.acquire().await?, &agent.key_id, now).await
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
         WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?2 - ?3)",
    )
    .bind(key_id)
    .bind(now.as_millis())
    .bind(USE_NOTED_EVERY_MS)
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
        last_used_at: instant(row, "last_used_at")?,
    })
}

fn instant(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, sqlx::Error> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(Timestamp::from_millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: &str) -> ApiKey {
        ApiKey {
            id: id.to_owned(),
            key_prefix: Some("as_a1b2c3".to_owned()),
            name: "ci".to_owned(),
            created_at: Timestamp::from_millis(1),
            last_used_at: None,
        }
    }

    async fn audit_log(store: &Store) -> Vec<(i64, String, String, String)> {
        let log = sqlx::query_as("SELECT at, user_id, action, key_id FROM audit_log ORDER BY id");
        log.fetch_all(&store.reads).await.unwrap()
    }

    #[tokio::test]
    async fn what_was_made_and_revoked_is_in_the_audit_log_once_and_what_failed_is_not() {
        let store = Store::in_memory().await.unwrap();
        assert!(store.add_key("ada", &key("first"), &[1; 32], 1).await.unwrap());
        assert!(!store.add_key("ada", &key("too many"), &[2; 32], 1).await.unwrap());
        assert!(store.add_key("ada", &key("same hash"), &[1; 32], 9).await.is_err());
        let now = Timestamp::from_millis(2);
        assert!(!store.revoke_key("grace", "first", now).await.unwrap());
        assert!(store.revoke_key("ada", "first", now).await.unwrap());
        assert!(!store.revoke_key("ada", "first", now).await.unwrap());
        let entry =
            |at, action: &str| (at, "ada".to_owned(), action.to_owned(), "first".to_owned());
        assert_eq!(audit_log(&store).await, [entry(1, "created"), entry(2, "revoked")]);
    }

    #[tokio::test]
    async fn the_audit_log_cannot_be_changed() {
        let store = Store::in_memory().await.unwrap();
        store.add_key("ada", &key("first"), &[1; 32], 1).await.unwrap();
        for change in ["UPDATE audit_log SET user_id = 'grace'", "DELETE FROM audit_log"] {
            let refused = sqlx::query(change).execute(&store.writes).await.unwrap_err();
            assert!(refused.to_string().contains("the audit log is not"), "{refused}");
        }
        assert_eq!(audit_log(&store).await.len(), 1);
    }
}
