//! Everything that is kept, in one SQLite database.
//!
//! Every write is one statement, or a transaction that takes the write lock first, so that two
//! processes on one file only ever wait for each other. Inside this process all writes go over one
//! connection, in the order in which they came, and never keep a reader waiting.
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
const READERS: u32 = 4;
/// How long a request waits for a connection; longer than a request may take.
const ACQUIRE_TIMEOUT: Duration = Duration::from_mins(1);
/// Begins a transaction that writes: it takes the lock at once instead of failing half-way.
const WRITE: &str = "BEGIN IMMEDIATE";

/// A handle to the database.
#[derive(Clone)]
pub struct Store {
    reads: SqlitePool,
    writes: SqlitePool,
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
        // SQLite does not wait while another process turns a new file into a WAL database.
        let started = Instant::now();
        loop {
            match connect(pool(1), options.clone()).await {
                Err(error) if is_busy(&error) && started.elapsed() < BUSY_TIMEOUT => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                Err(error) => return Err(error),
                Ok(writes) => {
                    let reads = pool(READERS).connect_with(options).await?;
                    return Ok(Self { reads, writes });
                }
            }
        }
    }

    /// A database that lives as long as this handle.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub async fn in_memory() -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let pool = pool(1).idle_timeout(None).max_lifetime(None);
        let only = connect(pool, options).await?;
        Ok(Self { reads: only.clone(), writes: only })
    }

    /// Finishes what is under way and closes the file; the writer last, which then tidies up.
    pub async fn close(&self) {
        self.reads.close().await;
        self.writes.close().await;
    }
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE_TIMEOUT)
}

/// Connects and brings the tables up to date.
async fn connect(
    pool: SqlitePoolOptions,
    options: SqliteConnectOptions,
) -> Result<SqlitePool, sqlx::Error> {
    let pool = pool.connect_with(options).await?;
    // SQLite has no lock for migrations: of two processes that start at once, one waits here.
    let mut migration = pool.begin_with(WRITE).await?;
    sqlx::migrate!()
        .run(&mut *migration)
        .await
        .map_err(|error| sqlx::Error::Configuration(error.into()))?;
    migration.commit().await?;
    Ok(pool)
}

/// `SQLITE_BUSY`, whose number is the low byte of its kinds' (SQLite, "Result and Error Codes").
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}
