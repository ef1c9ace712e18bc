-- How often persons have been erased: whoever keeps what he has read compares, and forgets it when the count has moved.
-- Counted by the table itself, in the transaction of the erasure, whoever it is that erases.
CREATE TABLE erasure (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    count bigint  NOT NULL
);
INSERT INTO erasure (count) VALUES (0);

CREATE FUNCTION count_erasure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE erasure SET count = count + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER person_key_erased AFTER DELETE OR TRUNCATE ON person_key FOR EACH STATEMENT EXECUTE FUNCTION count_erasure();

GRANT SELECT ON erasure TO ${app};
