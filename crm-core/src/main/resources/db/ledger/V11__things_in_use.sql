-- Some things are there for others: a building for its units, a park for all that is of it. Any number may use such a thing; it is closed for ever, and only
-- while nobody uses it. What is closed stands in claim.
--   use    the holder uses the thing; refused once it is closed
--   leave  the holder uses none of this kind any more
--   close  nobody will use the thing; refused while somebody does
-- And what only one may hold can be said to be another's, by who knows better than the claim:
--   take_over  the holder has the thing, whoever had it; who stands in line for it stays there

CREATE TABLE claim_use (
    kind   text NOT NULL,
    key    text NOT NULL,
    holder text NOT NULL,
    PRIMARY KEY (kind, key, holder)
);
CREATE INDEX claim_use_by_holder ON claim_use (kind, holder);

-- Who uses a thing shares a lock of it until the end of the transaction, who closes it has that lock alone: of two that come at once the second waits, and then
-- sees what the first has done. Users never wait for each other. Two things of one hash wait for each other without need, and no more.
CREATE FUNCTION lock_of_thing(what text, thing text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended(what || ' ' || thing, 0)
$$;

CREATE FUNCTION use_thing(what text, thing text, who text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(lock_of_thing(what, thing));
    IF EXISTS (SELECT 1 FROM claim c WHERE c.kind = what AND c.key = thing) THEN
        RAISE EXCEPTION 'closed' USING ERRCODE = 'PL001', DETAIL = what, HINT = thing;
    END IF;
    INSERT INTO claim_use (kind, key, holder) VALUES (what, thing, who) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION close_thing(what text, thing text, who text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(lock_of_thing(what, thing));
    IF EXISTS (SELECT 1 FROM claim_use u WHERE u.kind = what AND u.key = thing) THEN
        RAISE EXCEPTION 'in use' USING ERRCODE = 'PL001', DETAIL = what, HINT = thing;
    END IF;
    INSERT INTO claim (kind, key, holder) VALUES (what, thing, who) ON CONFLICT DO NOTHING;
END $$;

ALTER FUNCTION apply_claims(text[], text[], text[], text[], date[], date[]) RENAME TO apply_exclusive_claims;

-- No kind is both for one and for many, and nothing is taken over and taken by one append, so that those of one sort come in their order, whatever comes
-- between them.
CREATE FUNCTION apply_claims(ops text[], kinds text[], keys text[], holders text[], froms date[], tos date[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    i int;
    others int[] := '{}';
BEGIN
    FOR i IN 1 .. coalesce(array_length(ops, 1), 0) LOOP
        CASE ops[i]
        WHEN 'use' THEN
            PERFORM use_thing(kinds[i], keys[i], holders[i]);
        WHEN 'leave' THEN
            DELETE FROM claim_use u WHERE u.kind = kinds[i] AND u.holder = holders[i];
        WHEN 'close' THEN
            PERFORM close_thing(kinds[i], keys[i], holders[i]);
        WHEN 'take_over' THEN
            INSERT INTO claim AS c (kind, key, holder) VALUES (kinds[i], keys[i], holders[i])
                ON CONFLICT (kind, key) DO UPDATE SET holder = excluded.holder;
            DELETE FROM claim_conflict x
                WHERE x.kind = kinds[i] AND x.key = keys[i] AND x.holder = holders[i] AND x.days IS NULL;
        ELSE
            others := others || i;
        END CASE;
    END LOOP;
    IF others <> '{}' THEN
        PERFORM apply_exclusive_claims(
            array_agg(ops[o.i] ORDER BY o.nr), array_agg(kinds[o.i] ORDER BY o.nr), array_agg(keys[o.i] ORDER BY o.nr),
            array_agg(holders[o.i] ORDER BY o.nr), array_agg(froms[o.i] ORDER BY o.nr), array_agg(tos[o.i] ORDER BY o.nr))
        FROM unnest(others) WITH ORDINALITY AS o (i, nr);
    END IF;
END $$;

REVOKE EXECUTE ON FUNCTION apply_claims, lock_of_thing, use_thing, close_thing FROM PUBLIC;
