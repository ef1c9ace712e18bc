-- What a rehearsal works on: a copy of the claims, and its events, in temporary tables of its connection.

CREATE TEMP TABLE claim (LIKE ledger.claim INCLUDING ALL);
CREATE TEMP TABLE claim_days (LIKE ledger.claim_days INCLUDING ALL);
CREATE TEMP TABLE claim_use (LIKE ledger.claim_use INCLUDING ALL);
CREATE TEMP TABLE claim_conflict (LIKE ledger.claim_conflict INCLUDING ALL);

INSERT INTO pg_temp.claim SELECT * FROM ledger.claim;
INSERT INTO pg_temp.claim_days SELECT * FROM ledger.claim_days;
INSERT INTO pg_temp.claim_use SELECT * FROM ledger.claim_use;
INSERT INTO pg_temp.claim_conflict OVERRIDING SYSTEM VALUE SELECT * FROM ledger.claim_conflict;

ALTER TABLE pg_temp.claim_days ADD FOREIGN KEY (kind, key) REFERENCES pg_temp.claim (kind, key);
ANALYZE pg_temp.claim, pg_temp.claim_days, pg_temp.claim_use;

-- Nobody counts the rows of a temporary table as it grows, and what was planned while it was empty would read all of it.
SET enable_seqscan = off;
SET jit = off;

CREATE TEMP TABLE rehearsed (
    event_id        text        NOT NULL,
    aggregate_type  text        NOT NULL,
    aggregate_id    text        NOT NULL,
    sequence_number bigint      NOT NULL,
    type            text        NOT NULL,
    revision        text        NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    payload         bytea       NOT NULL,
    metadata        bytea       NOT NULL,
    PRIMARY KEY (aggregate_id, sequence_number)
);

-- What several commands have decided, kept command by command as append writes it when it is meant, or nothing of it: one call, one transaction. To which
-- command events and claims belong is said by its number, from 1.
--   refusal  null, or in-doubt (detail the aggregate) · claimed (detail kind, hint key) · nothing-to-claim (the same) · id-taken
--   command  the one that is refused, or else the last
CREATE FUNCTION pg_temp.rehearse(
    event_commands int[], event_ids text[], aggregate_types text[], aggregate_ids text[], sequences bigint[],
    types text[], revisions text[], payloads bytea[], metadatas bytea[],
    claim_commands int[], claim_ops text[], claim_kinds text[], claim_keys text[], claim_holders text[], claim_froms date[], claim_tos date[],
    OUT refusal text, OUT detail text, OUT hint text, OUT command int
) LANGUAGE plpgsql AS $$
DECLARE
    in_doubt text;
BEGIN
    FOREACH command IN ARRAY ARRAY(SELECT DISTINCT c.nr FROM unnest(event_commands) AS c (nr) ORDER BY c.nr) LOOP
        SELECT d.aggregate_id INTO in_doubt FROM unnest(event_commands, aggregate_ids) AS e (nr, aggregate_id)
            JOIN aggregate_in_doubt d ON d.aggregate_id = e.aggregate_id WHERE e.nr = command LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'in-doubt' USING ERRCODE = 'PL003', DETAIL = in_doubt;
        END IF;

        IF command = ANY (claim_commands) THEN
            PERFORM apply_claims(
                array_agg(c.op ORDER BY c.place), array_agg(c.kind ORDER BY c.place), array_agg(c.key ORDER BY c.place),
                array_agg(c.holder ORDER BY c.place), array_agg(c.since ORDER BY c.place), array_agg(c.until ORDER BY c.place))
            FROM unnest(claim_commands, claim_ops, claim_kinds, claim_keys, claim_holders, claim_froms, claim_tos) WITH ORDINALITY
                AS c (nr, op, kind, key, holder, since, until, place)
            WHERE c.nr = command;
        END IF;

        IF EXISTS (SELECT FROM unnest(event_commands, aggregate_ids, sequences) AS e (nr, aggregate_id, sequence_number)
                JOIN event r ON r.aggregate_id = e.aggregate_id WHERE e.nr = command AND e.sequence_number = 0) THEN
            RAISE EXCEPTION 'id-taken' USING ERRCODE = 'PL003';
        END IF;
        INSERT INTO rehearsed (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, payload, metadata)
            SELECT e.event_id, e.aggregate_type, e.aggregate_id, e.sequence_number, e.type, e.revision, e.payload, e.metadata
            FROM unnest(event_commands, event_ids, aggregate_types, aggregate_ids, sequences, types, revisions, payloads, metadatas)
                AS e (nr, event_id, aggregate_type, aggregate_id, sequence_number, type, revision, payload, metadata)
            WHERE e.nr = command;
    END LOOP;
EXCEPTION
    WHEN SQLSTATE 'PL001' THEN
        GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
        refusal := 'claimed';
    WHEN SQLSTATE 'PL002' THEN
        GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
        refusal := 'nothing-to-claim';
    WHEN SQLSTATE 'PL003' THEN
        GET STACKED DIAGNOSTICS refusal = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
    WHEN unique_violation THEN
        refusal := 'id-taken';
END $$;
