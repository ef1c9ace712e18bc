#!/usr/bin/env bash
# A key file must belong to MongoDB's user and be closed to everyone else, which a mounted secret is not.
set -euo pipefail
install -m 0400 /run/secrets/mongo-keyfile /tmp/keyfile
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /tmp/keyfile --bind_ip_all --wiredTigerCacheSizeGB 0.5
