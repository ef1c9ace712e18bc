-- What was known at a time is what was sealed by then: the time at which an append began says nothing of when it could be seen.

-- One row per sealing: everything up to this position was sealed by that time, and nothing after it. Never made again differently: it is written
-- with the seal, and whoever reads by it waits until both have reached the disk.
CREATE TABLE seal_time (
    position  bigint      PRIMARY KEY,
    sealed_at timestamptz NOT NULL
);
CREATE INDEX seal_time_by_time ON seal_time (sealed_at, position);
CREATE TRIGGER seal_time_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_time FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was sealed before there were such times: no earlier than it was recorded, nor than what stands before it.
INSERT INTO seal_time (position, sealed_at)
    SELECT max(position), at
    FROM (SELECT position, max(recorded_at) OVER (ORDER BY position) AS at FROM seal JOIN event USING (global_index)) AS told
    GROUP BY at;

-- Gives positions to all that is committed up to a raw index, of which the caller knows that nothing before it is still under way.
-- A seal lost in a crash is lost with its time and made again, so it need not wait for the disk.
CREATE FUNCTION seal_up_to(head bigint, OUT sealed_position bigint, OUT sealed_index bigint)
    RETURNS SETOF record LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
DECLARE
    last_position bigint;
    last_index    bigint;
    last_time     timestamptz;
    is_simulated  boolean := EXISTS (SELECT 1 FROM ledger_kind WHERE kind = 'simulated');
    now           timestamptz;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    -- Whoever asks what is known at this moment waits for a sealing under way, which has taken its time already.
    PERFORM pg_advisory_xact_lock(${lock.class}, ${lock.sealing});
    SELECT coalesce(max(position), 0), coalesce(max(global_index), 0) INTO last_position, last_index FROM seal;
    SELECT coalesce(max(sealed_at), '-infinity') INTO last_time FROM seal_time;
    now := clock_timestamp();
    RETURN QUERY
        WITH sealed AS (
            INSERT INTO seal (position, global_index)
            SELECT last_position + row_number() OVER (ORDER BY global_index), global_index
            FROM event WHERE global_index > last_index AND global_index <= head
            RETURNING position, global_index
        ), timed AS (
            INSERT INTO seal_time (position, sealed_at)
            SELECT max(position), at
            FROM (SELECT s.position,
                         CASE WHEN is_simulated
                              THEN greatest(last_time, max(e.recorded_at) OVER (ORDER BY s.position))
                              ELSE greatest(last_time + interval '1 microsecond', now) END AS at
                  FROM sealed s JOIN event e USING (global_index)) AS told
            GROUP BY at
            ON CONFLICT DO NOTHING
        )
        SELECT position, global_index FROM sealed;
END $$;

-- The last position that was sealed by an instant; 0 when there was nothing yet. The same instant has the same answer for ever, once it has passed.
CREATE FUNCTION known_at(instant timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
DECLARE
    known seal_time;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM seal_time WHERE sealed_at > instant) THEN
        PERFORM pg_advisory_xact_lock_shared(${lock.class}, ${lock.sealing});
    END IF;
    SELECT * INTO known FROM seal_time WHERE sealed_at <= instant ORDER BY sealed_at DESC, position DESC LIMIT 1;
    -- A seal of the last moments may not have reached the disk (three times wal_writer_delay, ten seconds at most): with this commit it has.
    IF known.sealed_at > clock_timestamp() - interval '1 minute' AND NOT EXISTS (SELECT 1 FROM ledger_kind WHERE kind = 'simulated') THEN
        PERFORM set_config('synchronous_commit', 'on', true);
        PERFORM pg_logical_emit_message(true, 'parkledger', 'known');
    END IF;
    RETURN coalesce(known.position, 0);
END $$;

REVOKE EXECUTE ON FUNCTION seal_up_to, known_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_up_to, known_at TO ${app};
REVOKE INSERT ON seal FROM ${app};
GRANT SELECT ON seal_time TO ${app};
