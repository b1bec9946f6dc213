//! Everything that is kept, in one SQLite database.
//!
//! Every write is one statement, or a transaction that takes the write lock first, so that two
//! processes on one file only ever wait for each other.
//! WAL with `synchronous = FULL`: what was acknowledged survives a killed process and a power cut.

mod api_keys;
mod local_users;
mod sdk;

pub use local_users::LocalUser;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// How long a write waits for another process's.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
const CONNECTIONS: u32 = 4;
/// Begins a transaction that writes: it takes the lock at once instead of failing half-way.
const WRITE: &str = "BEGIN IMMEDIATE";

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
        let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS);
        // SQLite does not wait while another process turns a new file into a WAL database.
        let started = Instant::now();
        loop {
            match Self::connect(pool.clone(), options.clone()).await {
                Err(error) if is_busy(&error) && started.elapsed() < BUSY_TIMEOUT => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                result => return result,
            }
        }
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
        // SQLite has no lock for migrations: of two processes that start at once, one waits here.
        let mut migration = pool.begin_with(WRITE).await?;
        sqlx::migrate!()
            .run(&mut *migration)
            .await
            .map_err(|error| sqlx::Error::Configuration(error.into()))?;
        migration.commit().await?;
        Ok(Self { pool })
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// `SQLITE_BUSY`, whose number is the low byte of its kinds' (SQLite, "Result and Error Codes").
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}
