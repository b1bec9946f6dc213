//! Everything that is kept, in one SQLite database.
//!
//! One connection writes and others read, so within this process nobody waits for a lock: writes
//! queue for their connection, and readers see what was there when they began. Every write is one
//! statement, or a transaction that takes the write lock first, so that two processes on one file
//! only ever wait for each other.
//! WAL with `synchronous = FULL`: what was acknowledged survives a killed process and a power cut.

mod api_keys;
mod audit_log;
mod local_users;
mod sdk;
mod uses;

pub(crate) use api_keys::ActiveKey;
pub(crate) use audit_log::Actor;
pub use local_users::LocalUser;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use uses::Uses;

/// How long a write waits for another process's.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Connections for what takes no time, such as looking up one key.
const LOOKUP_CONNECTIONS: u32 = 2;
/// Connections for lists of up to ten thousand keys; as many as leave a processor for the rest.
const LIST_CONNECTIONS: u32 = 1;
/// Begins a transaction that writes: it takes the lock at once instead of failing half-way.
const WRITE: &str = "BEGIN IMMEDIATE";

/// A handle to the database.
#[derive(Clone)]
pub struct Store {
    writer: SqlitePool,
    lookups: SqlitePool,
    lists: SqlitePool,
    uses: Uses,
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
        let writer = loop {
            match connect_writer(options.clone()).await {
                Err(error) if is_busy(&error) && started.elapsed() < BUSY_TIMEOUT => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                result => break result?,
            }
        };
        Ok(Self {
            writer,
            lookups: pool(LOOKUP_CONNECTIONS).connect_with(options.clone()).await?,
            lists: pool(LIST_CONNECTIONS).connect_with(options).await?,
            uses: Uses::default(),
        })
    }

    /// A database that lives as long as this handle.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub async fn in_memory() -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        // Another connection would be another database.
        let only = connect_writer(options).await?;
        Ok(Self { lookups: only.clone(), lists: only.clone(), writer: only, uses: Uses::default() })
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.uses.write(&self.writer).await;
        self.lookups.close().await;
        self.lists.close().await;
        self.writer.close().await;
    }
}

/// Connections that stay open.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .min_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

/// The connection that writes, to a database whose tables are up to date.
async fn connect_writer(options: SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    let writer = pool(1).connect_with(options).await?;
    // SQLite has no lock for migrations: of two processes that start at once, one waits here.
    let mut migration = writer.begin_with(WRITE).await?;
    sqlx::migrate!()
        .run(&mut *migration)
        .await
        .map_err(|error| sqlx::Error::Configuration(error.into()))?;
    migration.commit().await?;
    Ok(writer)
}

/// `SQLITE_BUSY`, whose number is the low byte of its kinds' (SQLite, "Result and Error Codes").
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}
