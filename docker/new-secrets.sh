#!/usr/bin/env bash
# Makes what is missing of docker/secrets (or of the folder given), at random, and leaves alone what is there.
# Only this folder keeps others out: Compose hands secrets on with the permissions they have here, to users of the containers.
set -euo pipefail
folder=${1:-$(dirname "$0")/secrets}
install -d -m 0700 "$folder"
cd "$folder"
make_secret() {
    [[ -e $1 ]] && return
    (umask 077 && printf '%s' "$(od -An -v -tx1 -N "$2" /dev/urandom | tr -d ' \n')" > "$1.new")
    chmod 0444 "$1.new"
    mv "$1.new" "$1"
    echo "made $folder/$1"
}
make_secret postgres-admin-password 24
make_secret ledger-owner-password 24
make_secret ledger-password 24
make_secret mongo-admin-password 24
make_secret views-password 24
make_secret mongo-keyfile 300
