-- Who made and revoked which key, and when (`at`, in milliseconds since 1970-01-01T00:00:00Z). Each row is written in the
-- transaction of what it tells, and stays: no key, no hash, nothing that would have to be forgotten.

CREATE TABLE audit_log (
    id         INTEGER PRIMARY KEY CHECK (id > 0),
    at         INTEGER NOT NULL,
    user_id    TEXT    NOT NULL,
    action     TEXT    NOT NULL CHECK (action IN ('created', 'revoked')),
    key_id     TEXT    NOT NULL,
    key_prefix TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    address    TEXT
) STRICT;

CREATE INDEX audit_log_by_key ON audit_log (key_id);

CREATE TRIGGER audit_log_is_never_changed BEFORE UPDATE ON audit_log
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_log_is_never_cut BEFORE DELETE ON audit_log
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;

-- INSERT OR REPLACE deletes a row without asking the trigger above.
CREATE TRIGGER audit_log_is_never_replaced BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = new.id)
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;
