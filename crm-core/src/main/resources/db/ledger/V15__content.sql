-- Bytes that events name by their hash: the files of sealed reports. Kept before the event that names them, and only ever added to, like the events.
CREATE TABLE content (
    sha256 bytea PRIMARY KEY,
    bytes  bytea NOT NULL,
    CONSTRAINT content_has_its_hash CHECK (sha256(bytes) = sha256)
);
-- What is compressed already is not compressed once more.
ALTER TABLE content ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TRIGGER content_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON content FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON content TO ${app};
