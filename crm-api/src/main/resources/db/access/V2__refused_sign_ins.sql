-- How often signing in as somebody was refused lately is asked at every sign-in.
CREATE INDEX ON access_log (login, at) WHERE action IN ('sign-in', 'sign-in-refused');
