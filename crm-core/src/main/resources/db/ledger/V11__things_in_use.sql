-- Some things are there for others: a building for its units, a park for all that is of it. Any number may use such a thing; it is closed for ever, and only
-- while nobody uses it. Whoever uses it first makes it: until then there is nothing to lock.
--   use    the holder uses the thing; refused once it is closed
--   leave  the holder uses none of this kind any more
--   close  nobody will use the thing; refused while somebody does

CREATE TABLE claim_use (
    kind   text NOT NULL,
    key    text NOT NULL,
    holder text NOT NULL,
    PRIMARY KEY (kind, key, holder)
);
CREATE INDEX claim_use_by_holder ON claim_use (kind, holder);

-- Who uses a thing shares its row until the end of the transaction, who closes it has that row alone: of two that come at once the second waits, and then sees
-- what the first has done.
CREATE FUNCTION use_thing(what text, thing text, who text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claim (kind, key, holder) VALUES (what, thing, thing) ON CONFLICT DO NOTHING;
    PERFORM 1 FROM claim c WHERE c.kind = what AND c.key = thing AND c.holder = c.key FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'closed' USING ERRCODE = 'PL001', DETAIL = what, HINT = thing;
    END IF;
    INSERT INTO claim_use (kind, key, holder) VALUES (what, thing, who) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION close_thing(what text, thing text, who text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claim AS c (kind, key, holder) VALUES (what, thing, who) ON CONFLICT (kind, key) DO UPDATE SET holder = excluded.holder;
    IF EXISTS (SELECT 1 FROM claim_use u WHERE u.kind = what AND u.key = thing) THEN
        RAISE EXCEPTION 'in use' USING ERRCODE = 'PL001', DETAIL = what, HINT = thing;
    END IF;
END $$;

ALTER FUNCTION apply_claims(text[], text[], text[], text[], date[], date[]) RENAME TO apply_exclusive_claims;

-- No kind is both for one and for many, so that those of one sort come in their order, whatever comes between them.
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

REVOKE EXECUTE ON FUNCTION apply_claims, use_thing, close_thing FROM PUBLIC;
