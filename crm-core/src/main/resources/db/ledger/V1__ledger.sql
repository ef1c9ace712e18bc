-- The ledger: events in a proven order. Everything else in this product can be made again from this schema.
-- ${app} is the role the application works with; it may add and read, nothing else.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE event (
    global_index    bigint      GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    event_id        text        NOT NULL CONSTRAINT event_id_once UNIQUE,
    aggregate_type  text        NOT NULL,
    aggregate_id    text        NOT NULL,
    sequence_number bigint      NOT NULL,
    type            text        NOT NULL,
    revision        text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    payload         bytea       NOT NULL,
    metadata        bytea       NOT NULL,
    CONSTRAINT event_follows_its_predecessor UNIQUE (aggregate_id, sequence_number)
);
CREATE INDEX event_by_time ON event (recorded_at);

-- One row per event, written by the one sealer: the dense position every reader goes by.
-- The Merkle leaf of a later version belongs to this row, its checkpoints beside this table.
CREATE TABLE seal (
    position     bigint PRIMARY KEY,
    global_index bigint NOT NULL UNIQUE
);

-- Who holds what exclusively: an open lead per company, a credit code per park, a unit's existence.
CREATE TABLE claim (
    kind   text NOT NULL,
    key    text NOT NULL,
    holder text NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX claim_by_holder ON claim (holder);

-- Who holds what for which days: no unit is let twice, split while let, or let while out of service.
CREATE TABLE claim_days (
    kind   text      NOT NULL,
    key    text      NOT NULL,
    holder text      NOT NULL,
    days   daterange NOT NULL CHECK (NOT isempty(days)),
    PRIMARY KEY (kind, key, holder),
    CONSTRAINT claimed_thing_exists FOREIGN KEY (kind, key) REFERENCES claim (kind, key),
    CONSTRAINT claimed_days_are_free EXCLUDE USING gist (kind WITH =, key WITH =, days WITH &&)
);
CREATE INDEX claim_days_by_holder ON claim_days (holder);

-- What an Idempotency-Key was answered with.
CREATE TABLE receipt (
    actor           text   NOT NULL,
    idempotency_key text   NOT NULL,
    request_hash    bytea  NOT NULL,
    aggregate_id    text   NOT NULL,
    first_version   bigint NOT NULL,
    version         bigint NOT NULL,
    global_index    bigint NOT NULL,
    CONSTRAINT key_answers_once PRIMARY KEY (actor, idempotency_key)
);

-- How far the policies have reacted, for certain.
CREATE TABLE policy_progress (
    name     text   PRIMARY KEY,
    position bigint NOT NULL
);

-- Which ledger this is, and of what kind, said once when it is made: 'real' or 'simulated'.
CREATE TABLE ledger_kind (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    id   uuid    NOT NULL DEFAULT gen_random_uuid(),
    kind text    NOT NULL CHECK (kind IN ('real', 'simulated'))
);

-- Keys of persons: erase the key and the person is gone, while every hash stays valid.
CREATE TABLE person_key (
    person_id text  PRIMARY KEY,
    key       bytea NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %: the ledger only grows', TG_OP, TG_TABLE_NAME USING ERRCODE = 'PL003';
END $$;
CREATE TRIGGER event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_only_grows  BEFORE UPDATE OR DELETE OR TRUNCATE ON seal  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Order. Whoever appends holds this lock, shared, from before its first index is drawn until its rows can be seen.
-- The sealer reads the sequence's head, then the holders, and waits for those to leave: every row up to that head is then final.
CREATE FUNCTION hold_append_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(${lock.class}, ${lock.append});
    RETURN NULL;
END $$;
CREATE TRIGGER event_append_lock BEFORE INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION hold_append_lock();

-- Head first, holders second: the order of these two reads is the proof, so they are two statements.
CREATE FUNCTION head_and_holders(OUT head bigint, OUT holders text[]) LANGUAGE plpgsql AS $$
BEGIN
    SELECT CASE WHEN is_called THEN last_value ELSE 0 END INTO head FROM event_global_index_seq;
    SELECT coalesce(array_agg(virtualtransaction), '{}') INTO holders FROM append_lock_holder;
END $$;
CREATE VIEW append_lock_holder AS
    SELECT virtualtransaction FROM pg_locks
    WHERE locktype = 'advisory' AND classid = ${lock.class} AND objid = ${lock.append} AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND mode = 'ShareLock' AND granted;

-- One command's events, claims and receipt: one call, one transaction, one round trip.
-- Claims come first: whoever has to wait for another's claim waits without holding up the sealer.
CREATE FUNCTION append(
    recorded_at timestamptz,
    event_ids text[], aggregate_types text[], aggregate_ids text[], sequences bigint[],
    types text[], revisions text[], payloads bytea[], metadatas bytea[],
    claim_ops text[], claim_kinds text[], claim_keys text[], claim_holders text[], claim_froms date[], claim_tos date[],
    receipt_actor text, receipt_key text, receipt_hash bytea
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    last_index bigint;
    i int;
BEGIN
    -- The things themselves first, in the same order for all: who wants the same ones waits here, and never in a circle.
    IF claim_ops && ARRAY['take_days', 'extend_days', 'release_days'] THEN
        PERFORM 1 FROM claim c
            WHERE (c.kind, c.key) IN (
                SELECT w.kind, w.key FROM unnest(claim_ops, claim_kinds, claim_keys) AS w (op, kind, key)
                    WHERE w.op = 'take_days'
                UNION
                SELECT d.kind, d.key FROM unnest(claim_ops, claim_kinds, claim_holders) AS w (op, kind, holder)
                    JOIN claim_days d ON d.kind = w.kind AND d.holder = w.holder
                    WHERE w.op IN ('extend_days', 'release_days'))
            ORDER BY c.kind, c.key
            FOR NO KEY UPDATE;
    END IF;

    FOR i IN 1 .. coalesce(array_length(claim_ops, 1), 0) LOOP
        CASE claim_ops[i]
        WHEN 'take' THEN
            INSERT INTO claim AS c (kind, key, holder) VALUES (claim_kinds[i], claim_keys[i], claim_holders[i])
                ON CONFLICT (kind, key) DO UPDATE SET holder = excluded.holder WHERE c.holder = excluded.holder;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'claimed by another' USING ERRCODE = 'PL001', DETAIL = claim_kinds[i], HINT = claim_keys[i];
            END IF;
        WHEN 'release' THEN
            DELETE FROM claim c WHERE c.kind = claim_kinds[i] AND c.holder = claim_holders[i];
        WHEN 'take_days' THEN
            BEGIN
                INSERT INTO claim_days AS d (kind, key, holder, days)
                    VALUES (claim_kinds[i], claim_keys[i], claim_holders[i], daterange(claim_froms[i], claim_tos[i]))
                    ON CONFLICT (kind, key, holder) DO UPDATE SET days = excluded.days;
            EXCEPTION
                WHEN exclusion_violation THEN
                    RAISE EXCEPTION 'days claimed by another' USING ERRCODE = 'PL001', DETAIL = claim_kinds[i], HINT = claim_keys[i];
                WHEN foreign_key_violation THEN
                    RAISE EXCEPTION 'no such thing to claim' USING ERRCODE = 'PL002', DETAIL = claim_kinds[i], HINT = claim_keys[i];
            END;
        WHEN 'extend_days' THEN
            BEGIN
                UPDATE claim_days d SET days = daterange(lower(d.days), claim_tos[i])
                    WHERE d.kind = claim_kinds[i] AND d.holder = claim_holders[i];
            EXCEPTION
                WHEN exclusion_violation THEN
                    RAISE EXCEPTION 'days claimed by another' USING ERRCODE = 'PL001', DETAIL = claim_kinds[i], HINT = claim_keys[i];
            END;
        WHEN 'release_days' THEN
            DELETE FROM claim_days d
                WHERE d.kind = claim_kinds[i] AND d.holder = claim_holders[i] AND lower(d.days) >= claim_froms[i];
            UPDATE claim_days d SET days = daterange(lower(d.days), claim_froms[i])
                WHERE d.kind = claim_kinds[i] AND d.holder = claim_holders[i] AND d.days @> claim_froms[i];
        END CASE;
    END LOOP;

    WITH appended AS (
        INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata)
        SELECT e.event_id, e.aggregate_type, e.aggregate_id, e.sequence_number, e.type, e.revision, append.recorded_at, e.payload, e.metadata
        FROM unnest(event_ids, aggregate_types, aggregate_ids, sequences, types, revisions, payloads, metadatas) WITH ORDINALITY
            AS e (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, payload, metadata, nr)
        ORDER BY e.nr
        RETURNING global_index)
    SELECT max(global_index) INTO last_index FROM appended;

    IF receipt_key IS NOT NULL THEN
        INSERT INTO receipt VALUES (receipt_actor, receipt_key, receipt_hash,
            aggregate_ids[1], sequences[1], sequences[array_length(sequences, 1)], last_index);
    END IF;
    RETURN last_index;
END $$;

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${app};
GRANT SELECT, INSERT ON event, seal, receipt, ledger_kind TO ${app};
GRANT SELECT ON append_lock_holder, event_global_index_seq TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON claim, claim_days TO ${app};
GRANT SELECT, INSERT, UPDATE ON policy_progress TO ${app};
GRANT SELECT, INSERT, DELETE ON person_key TO ${app};
