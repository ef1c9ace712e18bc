-- Imports: what is tried before it is recorded, the files, and what becomes of their rows.

-- What commands would come to is tried on a copy of the claims, in temporary tables of one connection: the functions that apply claims work on whatever tables
-- of these names come first. With the application's own rights they change no others.
GRANT EXECUTE ON FUNCTION
    apply_claims(text[], text[], text[], text[], date[], date[]),
    apply_claims_of_things(text[], text[], text[], text[], date[], date[]),
    apply_exclusive_claims(text[], text[], text[], text[], date[], date[]),
    free_unless_used, lock_of_thing, use_thing, close_thing, keys_of, hand_on, taken_until, taken_from, next_day_of_another
TO ${app};
DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), '${app}'); END $$;

-- Nothing with the owner's rights takes a temporary table for one of the ledger's.
ALTER FUNCTION count_erasure() SET search_path = ${flyway:defaultSchema}, pg_temp;

-- Files on their way into the ledger. They may name persons, and are deleted when nobody needs them any more; their hashes stand in the ledger.
CREATE TABLE import_file (
    import_id text        PRIMARY KEY,
    bytes     bytea       NOT NULL,
    -- How it was understood, as JSON.
    seen      text        NOT NULL,
    kept_at   timestamptz NOT NULL,
    -- Somebody wishes that what is being recorded goes no further.
    stop      boolean     NOT NULL DEFAULT false
);

-- What became of each row, beside the ledger: written with the events of the row, or for a row that made none.
CREATE TABLE import_row (
    import_id text NOT NULL,
    -- 0 while it is only tried; then which time it is recorded.
    run       int  NOT NULL,
    -- As the file's program counts.
    row       int  NOT NULL,
    outcome   text NOT NULL CHECK (outcome IN ('CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED')),
    -- What is wrong or what changes, as JSON.
    remarks   text NOT NULL DEFAULT '[]',
    -- Which aggregates it has changed, as JSON.
    touched   text NOT NULL DEFAULT '[]',
    -- What became of it when all was undone; null while it stands.
    undone    text CHECK (undone IN ('UNDONE', 'KEPT')),
    PRIMARY KEY (import_id, run, row)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON import_file, import_row TO ${app};
