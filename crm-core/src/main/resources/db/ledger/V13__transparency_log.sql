-- The seal: a transparency log over the positions (C2SP tlog-tiles), beside the ordering and outside the way of an append. An entry tells every column of an event
-- and when it was put in order; its hash is a leaf of the tree; a checkpoint signs the root of the tree with a key that is not in this database.

-- What the application says of its own events, with a key that is not in this database: who calls append without that key is seen.
ALTER TABLE event ADD COLUMN mac bytea;

-- Events up to this raw index were written before there was such a key.
CREATE TABLE written_without_mac (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    up_to bigint  NOT NULL
);
INSERT INTO written_without_mac (up_to) SELECT coalesce(max(global_index), 0) FROM event;

-- Which key that is: tells it from others, and nothing of it.
CREATE TABLE append_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id  text    NOT NULL
);

-- The entry of each position, as hashed. What is longer than an entry can be is in it by its hash.
CREATE TABLE log_entry (
    position bigint PRIMARY KEY,
    entry    bytea  NOT NULL
);

-- The tree: 256 hashes of a level, when they are complete. What is not complete follows from the tiles below, and at level 0 from the entries.
CREATE TABLE log_tile (
    level  int    NOT NULL,
    number bigint NOT NULL,
    hashes bytea  NOT NULL CHECK (octet_length(hashes) = 8192),
    PRIMARY KEY (level, number)
);

-- The keys that checkpoints were signed with, as verifier keys, the newest last. A key replaces the one before it, and never comes back.
CREATE TABLE log_key (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vkey   text   NOT NULL UNIQUE
);

-- Every checkpoint ever signed, as a signed note. Several of one size: signed again, with another key.
CREATE TABLE log_checkpoint (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    origin text   NOT NULL,
    size   bigint NOT NULL,
    note   text   NOT NULL
);
CREATE INDEX log_checkpoint_by_size ON log_checkpoint (size, number);

-- What witnesses have signed of a checkpoint: a signature line, to be put under the note.
CREATE TABLE log_cosignature (
    checkpoint bigint NOT NULL REFERENCES log_checkpoint (number),
    line       text   NOT NULL,
    PRIMARY KEY (checkpoint, line)
);

-- Positions of events that nobody has signed who has the application's key, as the log first saw them.
CREATE TABLE foreign_event (
    position bigint PRIMARY KEY
);

-- Aggregates of which the last verification found that something was changed: nothing is written on top of that until somebody has seen to it.
CREATE TABLE aggregate_in_doubt (
    aggregate_id text        PRIMARY KEY,
    found_at     timestamptz NOT NULL
);

CREATE TRIGGER append_key_only_grows      BEFORE UPDATE OR DELETE OR TRUNCATE ON append_key      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_entry_only_grows       BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry       FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_tile_only_grows        BEFORE UPDATE OR DELETE OR TRUNCATE ON log_tile        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_key_only_grows         BEFORE UPDATE OR DELETE OR TRUNCATE ON log_key         FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_checkpoint_only_grows  BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_cosignature_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON log_cosignature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER foreign_event_only_grows   BEFORE UPDATE OR DELETE OR TRUNCATE ON foreign_event   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON append_key, log_entry, log_tile, log_key, log_checkpoint, log_cosignature, foreign_event TO ${app};
GRANT SELECT, INSERT, DELETE ON aggregate_in_doubt TO ${app};
GRANT SELECT ON written_without_mac TO ${app};
-- A verification compares all claims with what the events say.
GRANT SELECT ON claim_use TO ${app};

DROP FUNCTION append(timestamptz, text[], text[], text[], bigint[], text[], text[], bytea[], bytea[],
    text[], text[], text[], text[], date[], date[], text, text, bytea, text, bigint, bigint,
    text[], text[], text[], text[], text[], text[]);

-- As before, with what the application's key says of each event; null where there is none. One more refusal:
--   in-doubt  detail the aggregate: a verification found that something of it was changed
CREATE FUNCTION append(
    recorded_at timestamptz,
    event_ids text[], aggregate_types text[], aggregate_ids text[], sequences bigint[],
    types text[], revisions text[], payloads bytea[], metadatas bytea[],
    claim_ops text[], claim_kinds text[], claim_keys text[], claim_holders text[], claim_froms date[], claim_tos date[],
    receipt_actor text, receipt_key text, receipt_hash bytea, receipt_id text, receipt_first bigint, receipt_last bigint,
    refused_events text[], refused_parks text[], refused_policies text[], refused_targets text[], refused_codes text[],
    refused_facts text[],
    macs bytea[] DEFAULT NULL,
    OUT last_index bigint, OUT refusal text, OUT detail text, OUT hint text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
DECLARE
    broken text;
BEGIN
    -- Only a simulated ledger's clock may run elsewhere.
    IF abs(extract(epoch FROM clock_timestamp() - append.recorded_at)) > 5
            AND NOT EXISTS (SELECT 1 FROM ledger_kind WHERE kind = 'simulated') THEN
        refusal := 'clock-differs';
        RETURN;
    END IF;

    SELECT d.aggregate_id INTO detail FROM aggregate_in_doubt d WHERE d.aggregate_id = ANY (aggregate_ids) LIMIT 1;
    IF detail IS NOT NULL THEN
        refusal := 'in-doubt';
        RETURN;
    END IF;

    BEGIN
        IF claim_ops <> '{}' THEN
            PERFORM apply_claims(claim_ops, claim_kinds, claim_keys, claim_holders, claim_froms, claim_tos);
        END IF;

        WITH appended AS (
            INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata, mac)
            SELECT e.event_id, e.aggregate_type, e.aggregate_id, e.sequence_number, e.type, e.revision, append.recorded_at, e.payload, e.metadata, e.mac
            FROM unnest(event_ids, aggregate_types, aggregate_ids, sequences, types, revisions, payloads, metadatas, macs) WITH ORDINALITY
                AS e (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, payload, metadata, mac, nr)
            ORDER BY e.nr
            RETURNING global_index)
        SELECT max(global_index) INTO last_index FROM appended;

        IF receipt_key IS NOT NULL THEN
            INSERT INTO receipt VALUES (
                receipt_actor, receipt_key, receipt_hash, receipt_id, receipt_first, receipt_last, last_index);
        END IF;

        IF refused_events <> '{}' THEN
            INSERT INTO refused_consequence (event_id, park, policy, target, code, facts, refused_at)
                SELECT r.event_id, r.park, r.policy, r.target, r.code, r.facts, append.recorded_at
                FROM unnest(refused_events, refused_parks, refused_policies, refused_targets, refused_codes, refused_facts)
                    AS r (event_id, park, policy, target, code, facts)
                ON CONFLICT DO NOTHING;
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'PL001' THEN
            GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
            refusal := 'claimed';
        WHEN SQLSTATE 'PL002' THEN
            GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
            refusal := 'nothing-to-claim';
        WHEN deadlock_detected THEN
            refusal := 'overtaken';
        WHEN unique_violation THEN
            GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME, detail = PG_EXCEPTION_DETAIL;
            refusal := CASE
                WHEN broken = 'key_answers_once' THEN 'key-answered'
                WHEN broken <> 'event_follows_its_predecessor' THEN NULL
                WHEN detail LIKE '%, 0)%' THEN 'id-taken'
                ELSE 'overtaken' END;
            IF refusal IS NULL THEN
                RAISE;
            END IF;
    END;
END $$;

REVOKE EXECUTE ON FUNCTION append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append TO ${app};
