-- Who made and revoked which key, and when; never the key. Written by the database itself, in the
-- transaction of the change, so that no change can go without it. Nothing in it is ever changed.

CREATE TABLE audit_log (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    user_id    TEXT    NOT NULL,
    action     TEXT    NOT NULL CHECK (action IN ('created', 'revoked')),
    key_id     TEXT    NOT NULL,
    key_prefix TEXT    NOT NULL,
    name       TEXT    NOT NULL
) STRICT;

CREATE TRIGGER api_key_created AFTER INSERT ON api_keys
BEGIN
    INSERT INTO audit_log (at, user_id, action, key_id, key_prefix, name)
    VALUES (NEW.created_at, NEW.user_id, 'created', NEW.id, NEW.key_prefix, NEW.name);
END;

CREATE TRIGGER api_key_revoked AFTER UPDATE OF revoked_at ON api_keys
WHEN OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL
BEGIN
    INSERT INTO audit_log (at, user_id, action, key_id, key_prefix, name)
    VALUES (NEW.revoked_at, NEW.user_id, 'revoked', NEW.id, NEW.key_prefix, NEW.name);
END;

CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
BEGIN
    SELECT raise(ABORT, 'the audit log is not changed');
END;

CREATE TRIGGER audit_log_is_not_shortened BEFORE DELETE ON audit_log
BEGIN
    SELECT raise(ABORT, 'the audit log is not shortened');
END;
