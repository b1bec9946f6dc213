-- Instants are milliseconds since 1970-01-01T00:00:00Z. A key itself is never stored.

CREATE TABLE api_keys (
    id           TEXT    NOT NULL PRIMARY KEY,
    user_id      TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    key_prefix   TEXT    NOT NULL,
    key_hash     BLOB    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at   INTEGER
) STRICT;

CREATE INDEX api_keys_active_by_user ON api_keys (user_id, created_at) WHERE revoked_at IS NULL;

CREATE TABLE ledger_entries (
    id          INTEGER PRIMARY KEY,
    key_id      TEXT    NOT NULL REFERENCES api_keys (id),
    run_id      TEXT    NOT NULL,
    agent_id    TEXT,
    entry       TEXT    NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

CREATE INDEX ledger_entries_by_run ON ledger_entries (run_id);

CREATE TABLE interventions (
    id           TEXT    NOT NULL PRIMARY KEY,
    key_id       TEXT    NOT NULL REFERENCES api_keys (id),
    intervention TEXT    NOT NULL,
    received_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE local_users (
    id         TEXT    NOT NULL PRIMARY KEY,
    email      TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE local_sessions (
    id          TEXT    NOT NULL PRIMARY KEY,
    cookie_hash BLOB    NOT NULL UNIQUE,
    user_id     TEXT    NOT NULL REFERENCES local_users (id),
    created_at  INTEGER NOT NULL,
    ended_at    INTEGER
) STRICT;
