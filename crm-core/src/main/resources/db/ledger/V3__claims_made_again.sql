-- A kind of claim that is new gets its rows from all events there are, once, before a command is taken. What contradicts
-- each other already stays as it is: the older holder has the claim, the younger is listed here and is refused nothing for it.

CREATE TABLE claim_kind (
    kind    text        PRIMARY KEY,
    made_at timestamptz NOT NULL DEFAULT now(),
    made_to bigint      NOT NULL DEFAULT 0
);
COMMENT ON COLUMN claim_kind.made_to IS 'up to which position its claims were made again; from there on, append makes them';
-- These were claimed from the first event on. Units were too, but who moved in early claimed no days before his term: they
-- are claimed again.
INSERT INTO claim_kind (kind) VALUES ('unit-earmark'), ('open-lead'), ('tenant-credit-code');

-- Who wants what another has. days: which of them, null for the whole thing. The oldest stands first in line.
CREATE TABLE claim_conflict (
    id       bigint    GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind     text      NOT NULL,
    key      text      NOT NULL,
    holder   text      NOT NULL,
    days     daterange,
    event_id text      NOT NULL,
    position bigint    NOT NULL
);
CREATE UNIQUE INDEX claim_conflict_once ON claim_conflict (kind, key, holder, (days IS NULL));
CREATE INDEX claim_conflict_by_holder ON claim_conflict (kind, holder);

-- The things whose days somebody has, or stands in line for.
CREATE FUNCTION keys_of(what text, who text) RETURNS text[] LANGUAGE sql AS $$
    SELECT array_agg(k.key) FROM (
        SELECT d.key FROM claim_days d WHERE d.kind = what AND d.holder = who
        UNION
        SELECT c.key FROM claim_conflict c WHERE c.kind = what AND c.holder = who AND c.days IS NOT NULL) AS k
$$;

-- The first in line gets what was given back.
CREATE FUNCTION hand_on(what text, keys text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    waiting claim_conflict;
BEGIN
    FOR waiting IN SELECT * FROM claim_conflict c WHERE c.kind = what AND c.key = ANY (keys) ORDER BY c.id LOOP
        IF waiting.days IS NULL THEN
            INSERT INTO claim (kind, key, holder) VALUES (waiting.kind, waiting.key, waiting.holder) ON CONFLICT DO NOTHING;
            CONTINUE WHEN NOT FOUND;
        ELSE
            BEGIN
                INSERT INTO claim_days AS d (kind, key, holder, days) VALUES (waiting.kind, waiting.key, waiting.holder, waiting.days)
                    ON CONFLICT (kind, key, holder) DO UPDATE SET days = excluded.days;
            EXCEPTION
                WHEN exclusion_violation OR foreign_key_violation THEN CONTINUE;
            END;
        END IF;
        DELETE FROM claim_conflict c WHERE c.id = waiting.id;
    END LOOP;
END $$;

-- Which of the things that somebody has is another's before that day; null for open end.
CREATE FUNCTION taken_until(what text, who text, until date) RETURNS text LANGUAGE sql AS $$
    SELECT min(mine.key) FROM claim_days mine
        JOIN claim_days other ON other.kind = mine.kind AND other.key = mine.key AND other.holder <> mine.holder
        WHERE mine.kind = what AND mine.holder = who AND other.days && daterange(lower(mine.days), until)
$$;

-- Which of the things that somebody has is another's from that day on, before his own days begin.
CREATE FUNCTION taken_from(what text, who text, since date) RETURNS text LANGUAGE sql AS $$
    SELECT min(mine.key) FROM claim_days mine
        JOIN claim_days other ON other.kind = mine.kind AND other.key = mine.key AND other.holder <> mine.holder
        WHERE mine.kind = what AND mine.holder = who
          AND other.days && daterange(least(since, lower(mine.days)), upper(mine.days))
$$;

-- The next day from that one on which a thing is another's; null when nobody comes next, or for open end.
CREATE FUNCTION next_day_of_another(what text, thing text, who text, since date) RETURNS date LANGUAGE sql AS $$
    SELECT min(lower(other.days)) FROM claim_days other
        WHERE other.kind = what AND other.key = thing AND other.holder <> who AND lower(other.days) >= since
$$;

-- Takes and gives back. The things themselves first, in the same order for all: who wants the same ones waits here, and
-- never in a circle. Who stands in line for a claim is refused nothing for it, and gets it when it is given back.
CREATE FUNCTION apply_claims(ops text[], kinds text[], keys text[], holders text[], froms date[], tos date[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    i int;
    lines boolean := EXISTS (SELECT 1 FROM claim_conflict);
    freed text[];
BEGIN
    IF ops && ARRAY['take_days', 'extend_days', 'hold_days', 'begin_days', 'release_days', 'release_all_days'] THEN
        PERFORM 1 FROM claim c
            WHERE (c.kind, c.key) IN (
                SELECT w.kind, w.key FROM unnest(ops, kinds, keys) AS w (op, kind, key)
                    WHERE w.op = 'take_days'
                UNION
                SELECT d.kind, d.key FROM unnest(ops, kinds, holders) AS w (op, kind, holder)
                    JOIN claim_days d ON d.kind = w.kind AND d.holder = w.holder
                    WHERE w.op IN ('extend_days', 'hold_days', 'begin_days', 'release_days', 'release_all_days'))
            ORDER BY c.kind, c.key
            FOR NO KEY UPDATE;
    END IF;

    FOR i IN 1 .. coalesce(array_length(ops, 1), 0) LOOP
        CASE ops[i]
        WHEN 'take' THEN
            INSERT INTO claim AS c (kind, key, holder) VALUES (kinds[i], keys[i], holders[i])
                ON CONFLICT (kind, key) DO UPDATE SET holder = excluded.holder WHERE c.holder = excluded.holder;
            IF NOT FOUND AND NOT (lines AND EXISTS (SELECT 1 FROM claim_conflict x
                    WHERE x.kind = kinds[i] AND x.key = keys[i] AND x.holder = holders[i] AND x.days IS NULL)) THEN
                RAISE EXCEPTION 'claimed by another' USING ERRCODE = 'PL001', DETAIL = kinds[i], HINT = keys[i];
            END IF;
        WHEN 'release' THEN
            WITH gone AS (DELETE FROM claim c WHERE c.kind = kinds[i] AND c.holder = holders[i] RETURNING c.key)
            SELECT array_agg(gone.key) INTO freed FROM gone;
            IF lines THEN
                DELETE FROM claim_conflict x WHERE x.kind = kinds[i] AND x.holder = holders[i] AND x.days IS NULL;
                PERFORM hand_on(kinds[i], freed);
            END IF;
        WHEN 'take_days' THEN
            BEGIN
                INSERT INTO claim_days AS d (kind, key, holder, days)
                    VALUES (kinds[i], keys[i], holders[i], daterange(froms[i], tos[i]))
                    ON CONFLICT (kind, key, holder) DO UPDATE SET days = excluded.days;
                IF lines THEN
                    DELETE FROM claim_conflict x
                        WHERE x.kind = kinds[i] AND x.key = keys[i] AND x.holder = holders[i] AND x.days IS NOT NULL;
                    PERFORM hand_on(kinds[i], ARRAY[keys[i]]);
                END IF;
            EXCEPTION
                WHEN exclusion_violation OR foreign_key_violation THEN
                    UPDATE claim_conflict x SET days = daterange(froms[i], tos[i])
                        WHERE x.kind = kinds[i] AND x.key = keys[i] AND x.holder = holders[i] AND x.days IS NOT NULL;
                    IF NOT FOUND AND SQLSTATE = '23P01' THEN
                        RAISE EXCEPTION 'days claimed by another' USING ERRCODE = 'PL001', DETAIL = kinds[i], HINT = keys[i];
                    ELSIF NOT FOUND THEN
                        RAISE EXCEPTION 'no such thing to claim' USING ERRCODE = 'PL002', DETAIL = kinds[i], HINT = keys[i];
                    END IF;
            END;
        WHEN 'extend_days' THEN
            IF lines THEN
                UPDATE claim_conflict x SET days = daterange(lower(x.days), tos[i])
                    WHERE x.kind = kinds[i] AND x.holder = holders[i] AND x.days IS NOT NULL;
            END IF;
            BEGIN
                UPDATE claim_days d SET days = daterange(lower(d.days), tos[i])
                    WHERE d.kind = kinds[i] AND d.holder = holders[i]
                      AND NOT (lines AND EXISTS (SELECT 1 FROM claim_conflict x
                            WHERE x.kind = d.kind AND x.key = d.key AND x.holder = d.holder AND x.days IS NOT NULL));
            EXCEPTION
                WHEN exclusion_violation THEN
                    RAISE EXCEPTION 'days claimed by another' USING ERRCODE = 'PL001', DETAIL = kinds[i],
                        HINT = taken_until(kinds[i], holders[i], tos[i]);
            END;
            IF lines THEN
                PERFORM hand_on(kinds[i], keys_of(kinds[i], holders[i]));
            END IF;
        WHEN 'hold_days' THEN
            IF lines THEN
                UPDATE claim_conflict x
                    SET days = daterange(lower(x.days), next_day_of_another(x.kind, x.key, x.holder, upper(x.days)))
                    WHERE x.kind = kinds[i] AND x.holder = holders[i] AND x.days IS NOT NULL;
            END IF;
            UPDATE claim_days d
                SET days = daterange(lower(d.days), next_day_of_another(d.kind, d.key, d.holder, upper(d.days)))
                WHERE d.kind = kinds[i] AND d.holder = holders[i]
                  AND NOT (lines AND EXISTS (SELECT 1 FROM claim_conflict x
                        WHERE x.kind = d.kind AND x.key = d.key AND x.holder = d.holder AND x.days IS NOT NULL));
            IF lines THEN
                PERFORM hand_on(kinds[i], keys_of(kinds[i], holders[i]));
            END IF;
        WHEN 'begin_days' THEN
            IF lines THEN
                UPDATE claim_conflict x SET days = daterange(least(froms[i], lower(x.days)), upper(x.days))
                    WHERE x.kind = kinds[i] AND x.holder = holders[i] AND x.days IS NOT NULL;
            END IF;
            BEGIN
                UPDATE claim_days d SET days = daterange(least(froms[i], lower(d.days)), upper(d.days))
                    WHERE d.kind = kinds[i] AND d.holder = holders[i]
                      AND NOT (lines AND EXISTS (SELECT 1 FROM claim_conflict x
                            WHERE x.kind = d.kind AND x.key = d.key AND x.holder = d.holder AND x.days IS NOT NULL));
            EXCEPTION
                WHEN exclusion_violation THEN
                    RAISE EXCEPTION 'days claimed by another' USING ERRCODE = 'PL001', DETAIL = kinds[i],
                        HINT = taken_from(kinds[i], holders[i], froms[i]);
            END;
            IF lines THEN
                PERFORM hand_on(kinds[i], keys_of(kinds[i], holders[i]));
            END IF;
        WHEN 'release_all_days' THEN
            IF lines THEN
                freed := keys_of(kinds[i], holders[i]);
                DELETE FROM claim_conflict x
                    WHERE x.kind = kinds[i] AND x.holder = holders[i] AND x.days IS NOT NULL;
            END IF;
            DELETE FROM claim_days d WHERE d.kind = kinds[i] AND d.holder = holders[i];
            IF lines THEN
                PERFORM hand_on(kinds[i], freed);
            END IF;
        WHEN 'release_days' THEN
            IF lines THEN
                freed := keys_of(kinds[i], holders[i]);
                DELETE FROM claim_conflict x
                    WHERE x.kind = kinds[i] AND x.holder = holders[i] AND lower(x.days) >= froms[i];
                UPDATE claim_conflict x SET days = daterange(lower(x.days), froms[i])
                    WHERE x.kind = kinds[i] AND x.holder = holders[i] AND x.days @> froms[i];
            END IF;
            DELETE FROM claim_days d WHERE d.kind = kinds[i] AND d.holder = holders[i] AND lower(d.days) >= froms[i];
            UPDATE claim_days d SET days = daterange(lower(d.days), froms[i])
                WHERE d.kind = kinds[i] AND d.holder = holders[i] AND d.days @> froms[i];
            IF lines THEN
                PERFORM hand_on(kinds[i], freed);
            END IF;
        END CASE;
    END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION apply_claims, keys_of, hand_on, taken_until, taken_from, next_day_of_another FROM PUBLIC;
GRANT SELECT ON claim_kind, claim_conflict TO ${app};
