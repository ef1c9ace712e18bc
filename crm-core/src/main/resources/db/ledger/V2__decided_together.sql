-- A command and all that follows from it is written by one call of append, and append alone can write it.

-- Facts up to this raw index were written before that: what should have followed from them may be missing.
CREATE TABLE decided_apart (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    up_to bigint  NOT NULL
);
INSERT INTO decided_apart (up_to) SELECT coalesce(max(global_index), 0) FROM event;

-- What should have followed from a fact, was refused, and waits for somebody to see to it.
CREATE TABLE refused_consequence (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   text        NOT NULL,
    -- Of the fact's aggregate: whose managers see to it. Null where it is in none.
    park       text,
    policy     text        NOT NULL,
    target     text        NOT NULL,
    code       text        NOT NULL,
    -- What the sentence of the code mentions, as JSON.
    facts      text        NOT NULL DEFAULT '[]',
    refused_at timestamptz NOT NULL,
    settled_at timestamptz,
    settled_by text,
    remark     text,
    CONSTRAINT refused_once UNIQUE (event_id, policy, target)
);
CREATE INDEX refused_consequence_open ON refused_consequence (id) WHERE settled_at IS NULL;

DROP FUNCTION append(timestamptz, text[], text[], text[], bigint[], text[], text[], bytea[], bytea[],
    text[], text[], text[], text[], date[], date[], text, text, bytea);

-- One command's events with all that followed from them, claims, receipt and refused consequences: one call, one
-- transaction, one round trip. Claims (apply_claims, in the next file) come first: whoever has to wait for another's claim waits without holding up the
-- sealer. What is refused is answered, not raised: no error in the database's log for what is expected.
--   refusal  null, or claimed (detail kind, hint key) · nothing-to-claim (the same) · id-taken · overtaken ·
--            key-answered · clock-differs
CREATE FUNCTION append(
    recorded_at timestamptz,
    event_ids text[], aggregate_types text[], aggregate_ids text[], sequences bigint[],
    types text[], revisions text[], payloads bytea[], metadatas bytea[],
    claim_ops text[], claim_kinds text[], claim_keys text[], claim_holders text[], claim_froms date[], claim_tos date[],
    receipt_actor text, receipt_key text, receipt_hash bytea, receipt_id text, receipt_first bigint, receipt_last bigint,
    refused_events text[], refused_parks text[], refused_policies text[], refused_targets text[], refused_codes text[],
    refused_facts text[],
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

    BEGIN
        IF claim_ops <> '{}' THEN
            PERFORM apply_claims(claim_ops, claim_kinds, claim_keys, claim_holders, claim_froms, claim_tos);
        END IF;

        WITH appended AS (
            INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata)
            SELECT e.event_id, e.aggregate_type, e.aggregate_id, e.sequence_number, e.type, e.revision, append.recorded_at, e.payload, e.metadata
            FROM unnest(event_ids, aggregate_types, aggregate_ids, sequences, types, revisions, payloads, metadatas) WITH ORDINALITY
                AS e (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, payload, metadata, nr)
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
REVOKE INSERT ON event, receipt FROM ${app};
REVOKE INSERT, UPDATE, DELETE ON claim, claim_days FROM ${app};
GRANT SELECT ON decided_apart TO ${app};
GRANT SELECT, INSERT, UPDATE ON refused_consequence TO ${app};
