#!/usr/bin/env bash
# Runs once, in an empty cluster: the ledger's database, the role that owns and migrates it, and the role the application
# works with. What the latter may do is granted by the migrations: add and read, never change.
set -euo pipefail
export SECRETS=${SECRETS:-/run/secrets}
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
\set owner_password `cat "$SECRETS/ledger-owner-password"`
\set app_password `cat "$SECRETS/ledger-password"`
CREATE ROLE parkledger LOGIN PASSWORD :'owner_password';
CREATE ROLE parkledger_app LOGIN NOINHERIT PASSWORD :'app_password';
CREATE DATABASE parkledger OWNER parkledger TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE parkledger FROM PUBLIC;
GRANT CONNECT ON DATABASE parkledger TO parkledger_app;
\connect parkledger
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
