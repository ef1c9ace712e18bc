-- The ledger tells changes of accounts, and what the access log says of reading. Lines up to this one were written before it did: of them it tells the hash alone.
CREATE TABLE written_before_told (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    up_to bigint  NOT NULL
);
INSERT INTO written_before_told (up_to) SELECT coalesce(max(id), 0) FROM access_log;

-- Writes a line. The lock is taken before the number is drawn and kept until the line can be seen: who has the lock for himself sees every line
-- up to the newest number, and none is added among them later.
CREATE FUNCTION write_line(at timestamptz, login text, action text, target text) RETURNS void
    LANGUAGE plpgsql SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(5786125401015479911);
    INSERT INTO access_log (at, login, action, target) VALUES (write_line.at, write_line.login, write_line.action, write_line.target);
END $$;

-- The newest number of the lines among which none is added later; null while somebody writes.
CREATE FUNCTION settled_up_to() RETURNS bigint LANGUAGE plpgsql SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(5786125401015479911) THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT coalesce(max(id), 0) FROM access_log);
END $$;

REVOKE EXECUTE ON FUNCTION write_line, settled_up_to FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_line, settled_up_to TO ${app};
GRANT SELECT ON written_before_told TO ${app};
