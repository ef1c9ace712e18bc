-- How often a password was refused lately is asked wherever one is asked for: signing in, and changing one's own.
DROP INDEX access_log_login_at_idx;
CREATE INDEX ON access_log (login, action, at);
