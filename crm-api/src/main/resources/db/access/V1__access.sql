-- Who may work with this ledger. Kept beside it, in a schema of its own; ${app} is the application's role.

CREATE TABLE account (
    login         text        PRIMARY KEY,
    name          text        NOT NULL,
    role          text        NOT NULL,
    parks         text[],
    team          text,
    buildings     text[],
    password_hash text        NOT NULL,
    must_change   boolean     NOT NULL,
    disabled      boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL
);

CREATE TABLE token (
    token_id   text        PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE,
    login      text        NOT NULL REFERENCES account,
    label      text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked    boolean     NOT NULL DEFAULT false
);

-- What was done to accounts and tokens, and what auditors read. Only grows.
CREATE TABLE access_log (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    login  text        NOT NULL,
    action text        NOT NULL,
    target text        NOT NULL
);

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${app};
GRANT SELECT, INSERT, UPDATE ON account, token TO ${app};
GRANT SELECT, INSERT ON access_log TO ${app};
