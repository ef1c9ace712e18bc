-- What only one may hold can be held for others: a tenant has its credit code for its contracts. Who uses the holder stands in claim_use, with the holder as the
-- thing that is used; a holder that nobody uses any more keeps nothing from who is there.
--   take_unless_used  as take, and also from a holder that nobody uses

-- Who uses the holder, and who takes the thing from a holder that nobody uses, have the row in turn: the second sees what the first has done.
CREATE FUNCTION free_unless_used(what text, thing text, who text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    other text;
BEGIN
    SELECT c.holder INTO other FROM claim c WHERE c.kind = what AND c.key = thing FOR UPDATE;
    IF other <> who AND NOT EXISTS (SELECT 1 FROM claim_use u WHERE u.kind = what AND u.key = other) THEN
        DELETE FROM claim c WHERE c.kind = what AND c.key = thing;
    END IF;
END $$;

ALTER FUNCTION apply_claims(text[], text[], text[], text[], date[], date[]) RENAME TO apply_claims_of_things;

CREATE FUNCTION apply_claims(ops text[], kinds text[], keys text[], holders text[], froms date[], tos date[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    i int;
    plain text[] := ops;
BEGIN
    FOR i IN 1 .. coalesce(array_length(ops, 1), 0) LOOP
        -- Those of before first, so that a holder is not used by who goes over to another.
        IF ops[i] = 'leave' THEN
            DELETE FROM claim_use u WHERE u.kind = kinds[i] AND u.holder = holders[i];
        ELSIF ops[i] = 'use' THEN
            PERFORM 1 FROM claim c WHERE c.kind = kinds[i] AND c.holder = keys[i] FOR UPDATE;
        ELSIF ops[i] = 'take_unless_used' THEN
            PERFORM free_unless_used(kinds[i], keys[i], holders[i]);
            plain[i] := 'take';
        END IF;
    END LOOP;
    PERFORM apply_claims_of_things(plain, kinds, keys, holders, froms, tos);
END $$;

REVOKE EXECUTE ON FUNCTION apply_claims, free_unless_used FROM PUBLIC;

-- Made again from the events, with who uses them.
DELETE FROM claim_kind WHERE kind = 'tenant-credit-code';
