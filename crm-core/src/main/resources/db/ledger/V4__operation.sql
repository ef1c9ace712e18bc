-- Long work that somebody asked for: any node takes the wish and shows how far it is, the one that leads carries it out.
CREATE TABLE job (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text        NOT NULL UNIQUE,
    kind        text        NOT NULL,
    subject     text,
    started_by  text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    done        bigint      NOT NULL DEFAULT 0,
    total       bigint      NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    result      text,
    error       text,
    -- Which term of which node works on it: whoever takes over begins what an earlier one left.
    worker      text,
    -- Begun so often without a word of how it ended.
    attempts    int         NOT NULL DEFAULT 0
);
CREATE INDEX job_open ON job (number) WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX job_by_subject ON job (subject) WHERE subject IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON job TO ${app};
