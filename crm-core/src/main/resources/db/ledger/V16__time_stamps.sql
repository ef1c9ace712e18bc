-- What an authority of time stamps (RFC 3161) has answered for a checkpoint: all of its answer in DER, over the SHA-256 of the checkpoint's text.
CREATE TABLE log_time_stamp (
    checkpoint bigint      PRIMARY KEY REFERENCES log_checkpoint (number),
    reply      bytea       NOT NULL,
    -- By the clock of whoever asked: whether it is time for the next one.
    asked_at   timestamptz NOT NULL
);

CREATE TRIGGER log_time_stamp_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON log_time_stamp FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON log_time_stamp TO ${app};
