//! Everything that is kept, in one SQLite database.
//!
//! Every write is one statement, so that two processes on one file only ever wait for each other.
//! WAL with `synchronous = FULL`: what was acknowledged survives a killed process and a power cut.

mod api_keys;
mod local_users;
mod sdk;

pub use local_users::LocalUser;

use std::{path::Path, time::Duration};

use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// How long a write waits for another process's.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
const CONNECTIONS: u32 = 4;

/// A handle to the database.
#[derive(Clone)]
pub struct Store {
    pool: SqlitePool,
}

impl Store {
    /// Opens the file at `path`, makes it when it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// When the file cannot be opened or is no database of this platform.
    pub async fn open(path: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT);
        Self::connect(SqlitePoolOptions::new().max_connections(CONNECTIONS), options).await
    }

    /// A database that lives as long as this handle.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub async fn in_memory() -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let pool =
            SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        Self::connect(pool, options).await
    }

    async fn connect(
        pool: SqlitePoolOptions,
        options: SqliteConnectOptions,
    ) -> Result<Self, sqlx::Error> {
        let pool = pool.connect_with(options).await?;
        sqlx::migrate!()
            .run(&pool)
            .await
            .map_err(|error| sqlx::Error::Configuration(error.into()))?;
        Ok(Self { pool })
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
