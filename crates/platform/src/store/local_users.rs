use sentinel_api_types::Timestamp;
use sqlx::Row as _;

use super::{Store, WRITE};

/// A user of the local identity, with the session that was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalUser {
    /// Identifier, the `sub` of tokens.
    pub id: String,
    /// Identifier of the session, the `sid` of tokens.
    pub session_id: String,
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
}

impl Store {
    /// Signs the user with this e-mail address in, and keeps a new user when there is none; the id
    /// of an existing user stays and the name becomes the new one.
    pub(crate) async fn sign_in(
        &self,
        user: &LocalUser,
        cookie_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut session = self.writer.begin_with(WRITE).await?;
        let user_id: String = sqlx::query_scalar(
            "INSERT INTO local_users (id, email, name, created_at) VALUES (?, ?, ?, ?)
             ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id",
        )
        .bind(&user.id)
        .bind(&user.email)
        .bind(&user.name)
        .bind(now.as_millis())
        .fetch_one(&mut *session)
        .await?;
        sqlx::query(
            "INSERT INTO local_sessions (id, cookie_hash, user_id, created_at) VALUES (?, ?, ?, ?)",
        )
        .bind(&user.session_id)
        .bind(&cookie_hash[..])
        .bind(user_id)
        .bind(now.as_millis())
        .execute(&mut *session)
        .await?;
        session.commit().await
    }

    /// Who is signed in with this cookie, by a session that began after `earliest`.
    pub(crate) async fn signed_in(
        &self,
        cookie_hash: &[u8; 32],
        earliest: Timestamp,
    ) -> Result<Option<LocalUser>, sqlx::Error> {
        let row = sqlx::query(
            "SELECT session.id AS session_id, local_users.id, name, email
             FROM local_sessions AS session JOIN local_users ON local_users.id = user_id
             WHERE cookie_hash = ? AND ended_at IS NULL AND session.created_at > ?",
        )
        .bind(&cookie_hash[..])
        .bind(earliest.as_millis())
        .fetch_optional(&self.lookups)
        .await?;
        row.map(|row| {
            Ok(LocalUser {
                id: row.try_get("id")?,
                session_id: row.try_get("session_id")?,
                name: row.try_get("name")?,
                email: row.try_get("email")?,
            })
        })
        .transpose()
    }

    /// Ends the session of this cookie.
    pub(crate) async fn sign_out(
        &self,
        cookie_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE local_sessions SET ended_at = ? WHERE cookie_hash = ? AND ended_at IS NULL",
        )
        .bind(now.as_millis())
        .bind(&cookie_hash[..])
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}
