-- A position that the log covers is never given again, whatever became of the event that stood there: what is appended to a ledger whose end was cut off comes
-- after all that was ever sealed. So nothing new stands where a checkpoint says something else, and what was cut off can be brought back to its place.

-- As before, but for that. What the log already covers and has lost its seal gets the rank it had.
CREATE OR REPLACE FUNCTION seal_up_to(head bigint, OUT sealed_position bigint, OUT sealed_index bigint)
    RETURNS SETOF record LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
DECLARE
    last_position   bigint;
    last_index      bigint;
    last_time       timestamptz;
    logged_position bigint;
    logged_index    bigint;
    is_simulated    boolean := EXISTS (SELECT 1 FROM ledger_kind WHERE kind = 'simulated');
    now             timestamptz;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    -- Whoever asks what is known at this moment waits for a sealing under way, which has taken its time already.
    PERFORM pg_advisory_xact_lock(${lock.class}, ${lock.sealing});
    SELECT coalesce(max(position), 0), coalesce(max(global_index), 0) INTO last_position, last_index FROM seal;
    SELECT coalesce(max(sealed_at), '-infinity') INTO last_time FROM seal_time;
    -- Where an entry has the raw index of its event: after its version, its position and its time, of one, eight and eight bytes.
    SELECT position, ('x' || encode(substr(entry, 18, 8), 'hex'))::bit(64)::bigint INTO logged_position, logged_index
        FROM log_entry ORDER BY position DESC LIMIT 1;
    logged_position := coalesce(logged_position, 0);
    logged_index := coalesce(logged_index, 0);
    now := clock_timestamp();
    RETURN QUERY
        WITH ranked AS (
            SELECT global_index, row_number() OVER (ORDER BY global_index) AS rank,
                   count(*) FILTER (WHERE global_index <= logged_index) OVER () AS known
            FROM event WHERE global_index > last_index AND global_index <= head
        ), sealed AS (
            INSERT INTO seal (position, global_index)
            SELECT CASE WHEN rank <= known THEN last_position + rank
                        ELSE greatest(last_position + known, logged_position) + rank - known END, global_index
            FROM ranked
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
