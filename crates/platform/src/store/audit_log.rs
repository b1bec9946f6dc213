//! What was done with keys, by whom: written together with it, and never changed.

use std::net::IpAddr;

use sentinel_api_types::Timestamp;
use sqlx::sqlite::SqliteConnection;

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Actor<'a> {
    /// The user.
    pub(crate) user_id: &'a str,
    /// Where the request came from.
    pub(crate) address: Option<IpAddr>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Created,
    Revoked,
}

/// The key that it was done with; never its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subject<'a> {
    pub(super) key_id: &'a str,
    pub(super) key_prefix: &'a str,
    pub(super) name: &'a str,
}

/// Adds a line, in the transaction of what it tells.
pub(super) async fn record(
    connection: &mut SqliteConnection,
    actor: Actor<'_>,
    action: Action,
    subject: Subject<'_>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO audit_log (at, user_id, action, key_id, key_prefix, name, address)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(now.as_millis())
    .bind(actor.user_id)
    .bind(match action {
        Action::Created => "created",
        Action::Revoked => "revoked",
    })
    .bind(subject.key_id)
    .bind(subject.key_prefix)
    .bind(subject.name)
    .bind(actor.address.map(|address| address.to_string()))
    .execute(connection)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use sentinel_api_types::ApiKey;

    use super::*;
    use crate::store::Store;

    const ADA: Actor<'_> =
        Actor { user_id: "ada", address: Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST)) };
    const GRACE: Actor<'_> = Actor { user_id: "grace", address: None };

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    async fn create(store: &Store, actor: Actor<'_>, number: u8) -> Result<bool, sqlx::Error> {
        let key = ApiKey {
            id: format!("key_{number}"),
            key_prefix: Some("as_123456".to_owned()),
            name: "ci".to_owned(),
            created_at: at(1000),
            last_used_at: None,
        };
        store.add_key(actor, &key, &[number; 32], 2).await
    }

    async fn lines(store: &Store) -> Vec<String> {
        let lines = "SELECT concat_ws(' ', at, user_id, action, key_id, key_prefix, name, address)
                     FROM audit_log ORDER BY id";
        sqlx::query_scalar(lines).fetch_all(&store.writer).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_done_is_told_and_what_is_refused_is_not() {
        let store = Store::in_memory().await.unwrap();
        assert!(create(&store, ADA, 1).await.unwrap() && create(&store, ADA, 2).await.unwrap());
        assert!(!create(&store, ADA, 3).await.unwrap());
        assert!(!store.revoke_key(GRACE, "key_1", at(2000)).await.unwrap());
        assert!(store.revoke_key(ADA, "key_1", at(2000)).await.unwrap());
        assert!(!store.revoke_key(ADA, "key_1", at(3000)).await.unwrap());
        assert!(create(&store, GRACE, 4).await.unwrap());
        assert_eq!(
            lines(&store).await,
            [
                "1000 ada created key_1 as_123456 ci 127.0.0.1",
                "1000 ada created key_2 as_123456 ci 127.0.0.1",
                "2000 ada revoked key_1 as_123456 ci 127.0.0.1",
                "1000 grace created key_4 as_123456 ci",
            ]
        );
    }

    #[tokio::test]
    async fn no_line_can_be_changed_removed_or_replaced() {
        let store = Store::in_memory().await.unwrap();
        create(&store, ADA, 1).await.unwrap();
        let before = lines(&store).await;
        for change in [
            "UPDATE audit_log SET user_id = 'grace'",
            "DELETE FROM audit_log",
            "INSERT OR REPLACE INTO audit_log VALUES (1, 1, 'grace', 'created', 'k', 'p', 'n', NULL)",
            "INSERT INTO audit_log VALUES (1, 1, 'g', 'created', 'k', 'p', 'n', NULL)
             ON CONFLICT DO UPDATE SET user_id = 'grace'",
        ] {
            let refusal = sqlx::query(change).execute(&store.writer).await.unwrap_err();
            assert!(refusal.to_string().contains("append-only"), "{change}: {refusal}");
        }
        assert_eq!(lines(&store).await, before);
    }

    #[tokio::test]
    async fn nothing_is_done_that_cannot_be_told() {
        let store = Store::in_memory().await.unwrap();
        create(&store, ADA, 1).await.unwrap();
        sqlx::query("DROP TABLE audit_log").execute(&store.writer).await.unwrap();
        assert!(create(&store, ADA, 2).await.is_err());
        assert!(store.revoke_key(ADA, "key_1", at(2000)).await.is_err());
        let keys = store.keys_of("ada").await.unwrap();
        assert_eq!(keys.iter().map(|key| &*key.id).collect::<Vec<_>>(), ["key_1"]);
    }
}
