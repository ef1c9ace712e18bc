-- First half of the one-time password of an account that waits for its first role: whoever opens it is shown this half,
-- whoever gives the role the other one. Null as soon as there is a password.
ALTER TABLE account ADD COLUMN first_half text;

-- Accounts opened before, still without role: whoever opened them may know the password. It opens nothing any more, and
-- two admins give another.
UPDATE account SET must_change = true, one_time_until = now(), stamp = stamp + 1 WHERE parks = '{}';
