-- A token counts only while its account still has the stamp it was given under: a new password, a new role and closing
-- the account raise the stamp, so whatever was given before ends at once and never comes back.
ALTER TABLE account ADD COLUMN stamp bigint NOT NULL DEFAULT 0;
ALTER TABLE token ADD COLUMN stamp bigint NOT NULL DEFAULT 0;

-- A session of pages is no bearer token, nor the reverse.
ALTER TABLE token ADD COLUMN kind text NOT NULL DEFAULT 'API';
UPDATE token SET kind = 'PAGE' WHERE label = 'page';

-- Until when a one-time password opens the door.
ALTER TABLE account ADD COLUMN one_time_until timestamptz;
UPDATE account SET one_time_until = now() + interval '72 hours' WHERE must_change;

-- The passwords somebody had: none of them is taken again.
CREATE TABLE old_password (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login         text        NOT NULL REFERENCES account,
    password_hash text        NOT NULL,
    replaced_at   timestamptz NOT NULL
);
CREATE INDEX ON old_password (login, id);

-- What one admin proposes and another one confirms. expires_at goes by the real clock, also in the demo.
CREATE TABLE proposal (
    proposal_id   text        PRIMARY KEY,
    kind          text        NOT NULL,
    login         text        NOT NULL REFERENCES account,
    role_before   text        NOT NULL,
    role          text,
    parks         text[],
    team          text,
    buildings     text[],
    cause         text        NOT NULL,
    proposed_by   text        NOT NULL REFERENCES account,
    proposer_role text        NOT NULL,
    proposed_at   timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    first_half    text,
    state         text        NOT NULL,
    decided_by    text,
    decided_at    timestamptz
);
CREATE INDEX ON proposal (proposed_at);
-- The same thing about the same account is proposed once at a time.
CREATE UNIQUE INDEX ON proposal (login, kind) WHERE state = 'OPEN';

GRANT SELECT, INSERT ON old_password TO ${app};
GRANT SELECT, INSERT, UPDATE ON proposal TO ${app};
