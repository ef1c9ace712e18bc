#!/usr/bin/env bash
# Makes what is missing of docker/secrets (or of the folder given), at random, and leaves alone what is there.
# Only this folder keeps others out: Compose hands secrets on with the permissions they have here, to users of the containers.
set -euo pipefail
folder=${1:-$(dirname "$0")/secrets}
install -d -m 0700 "$folder"
cd "$folder"
keep() {
    (umask 077 && cat > "$1.new")
    chmod 0444 "$1.new"
    mv "$1.new" "$1"
    echo "made $folder/$1"
}
make_secret() {
    [[ -e $1 ]] && return
    od -An -v -tx1 -N "$2" /dev/urandom | tr -d ' \n' | keep "$1"
}
# By it the application is known to have written an event: 32 bytes.
make_append_key() {
    [[ -e $1 ]] && return
    head -c 32 /dev/urandom | base64 | keep "$1"
}
# It signs checkpoints: Ed25519, in the form of PKCS #8, whose beginning is always the same.
make_checkpoint_key() {
    [[ -e $1 ]] && return
    {
        echo '-----BEGIN PRIVATE KEY-----'
        { printf '\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20'; head -c 32 /dev/urandom; } | base64
        echo '-----END PRIVATE KEY-----'
    } | keep "$1"
}
# The same with SM2, which not everybody needs: 32 bytes on its curve.
make_sm2_key() {
    [[ -e $1 ]] && return
    {
        echo '-----BEGIN PRIVATE KEY-----'
        {
            printf '\x30\x41\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x81\x1c\xcf\x55\x01\x82\x2d'
            printf '\x04\x27\x30\x25\x02\x01\x01\x04\x20'
            head -c 32 /dev/urandom
        } | base64
        echo '-----END PRIVATE KEY-----'
    } | keep "$1"
}
make_secret postgres-admin-password 24
make_secret ledger-owner-password 24
make_secret ledger-password 24
make_secret mongo-admin-password 24
make_secret views-password 24
make_secret mongo-keyfile 300
make_append_key seal-append-key
make_checkpoint_key seal-checkpoint-key
make_sm2_key seal-checkpoint-sm2-key
