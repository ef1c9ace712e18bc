-- First half of the one-time password of an account that waits for its first role: whoever opens it is shown this half,
-- whoever gives the role the other one. Null as soon as there is a password.
ALTER TABLE account ADD COLUMN first_half text;

-- Accounts opened before, still without role: whoever opened them may know the password. It opens nothing any more, and
-- two admins give another.
UPDATE account SET must_change = true, one_time_until = now(), stamp = stamp + 1 WHERE parks = '{}';

-- Sign-ins refused under a name that is nobody's, such as a password typed into the wrong field. They are counted by a
-- hash, for as long as they count; the access log says only that there was one.
CREATE TABLE refused_unknown (
    login_hash bytea       NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX ON refused_unknown (login_hash, at);
GRANT SELECT, INSERT, DELETE ON refused_unknown TO ${app};
UPDATE access_log SET login = '…' WHERE action = 'sign-in-refused' AND login NOT IN (SELECT login FROM account);

-- What auditors typed into searches: names and numbers of persons among it.
UPDATE access_log SET target = regexp_replace(target, '([?&](q|company|creditCode|person)=)[^&]*', '\1…', 'g')
    WHERE action = 'read' AND target ~ '[?&](q|company|creditCode|person)=';
