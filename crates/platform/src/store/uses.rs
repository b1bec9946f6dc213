//! When keys were last used: known at once, written a moment later.
//!
//! An agent's call need not wait for the disk only to say that its key was used. So a use is noted
//! in memory, where the list looks too, and written as soon as the writer is free; uses that come
//! meanwhile are written together. A process that is killed may lose those of the last moment.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sentinel_api_types::Timestamp;
use sqlx::{SqlitePool, sqlite::SqliteConnection};

use super::WRITE;

/// A use sooner than this after the last one, in milliseconds, is not noted, to spare the disk.
const PAUSE_MS: i64 = 1000;

/// Uses that are not written yet.
#[derive(Clone, Default)]
pub(super) struct Uses {
    noted: Arc<Mutex<Noted>>,
    // Held while writing, so that closing can wait for it.
    writing: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Default)]
struct Noted {
    last: HashMap<String, Timestamp>,
    is_writer_called: bool,
}

impl Uses {
    /// Notes a use of the key, last used at `last` as far as the database knows.
    pub(super) fn note(
        &self,
        key_id: &str,
        last: Option<Timestamp>,
        now: Timestamp,
        writer: &SqlitePool,
    ) {
        let mut noted = self.noted();
        let last = noted.last.get(key_id).copied().max(last);
        if last.is_some_and(|last| now.as_millis() - last.as_millis() < PAUSE_MS) {
            return;
        }
        noted.last.insert(key_id.to_owned(), now);
        if !noted.is_writer_called {
            noted.is_writer_called = true;
            let (uses, writer) = (self.clone(), writer.clone());
            tokio::spawn(async move { uses.write(&writer).await });
        }
    }

    /// What is not written yet.
    pub(super) fn unwritten(&self) -> HashMap<String, Timestamp> {
        self.noted().last.clone()
    }

    /// Writes everything that is noted.
    pub(super) async fn write(&self, writer: &SqlitePool) {
        let _writing = self.writing.lock().await;
        loop {
            let batch = {
                let mut noted = self.noted();
                noted.is_writer_called = !noted.last.is_empty();
                noted.last.clone()
            };
            if batch.is_empty() {
                return;
            }
            if let Err(error) = write(writer, &batch).await {
                tracing::error!(%error, "it was not written when keys were last used");
            }
            // Not before: whoever lists the keys meanwhile finds them here.
            self.noted().last.retain(|key_id, at| batch.get(key_id) != Some(at));
        }
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn write(writer: &SqlitePool, batch: &HashMap<String, Timestamp>) -> Result<(), sqlx::Error> {
    let mut transaction = writer.begin_with(WRITE).await?;
    for (key_id, at) in batch {
        key_was_used(&mut transaction, key_id, *at).await?;
    }
    transaction.commit().await
}

/// Writes a use, unless one was written a moment before.
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
    .bind(PAUSE_MS)
    .execute(connection)
    .await?;
    Ok(())
}
