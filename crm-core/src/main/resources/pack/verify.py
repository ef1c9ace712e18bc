#!/usr/bin/env python3
"""Checks a pack of a ParkLedger ledger, offline, with nothing but Python 3.8.

    python3 verify.py [pack.zip or folder] [--trusted checkpoint.txt] [--key VKEY]

Without arguments it checks the folder it lies in. It follows public specifications: the tree and its proofs are
RFC 6962 section 2.1, checkpoints are c2sp.org/tlog-checkpoint, signatures are c2sp.org/signed-note with Ed25519
(RFC 8032), proofs are c2sp.org/tlog-proof.

What it proves: every event in the pack is, column by column, the one that was sealed; together with a checkpoint that
you noted earlier (--trusted), that nothing was changed since. What it cannot prove: that an event was true when it was
written, or anything against who made a new ledger with a new key, unless you give a checkpoint or key (--key) that you
had before. Not checked are lines signed with SM2, and who has signed time stamps.
"""

import argparse
import base64
import hashlib
import json
import os
import struct
import sys
import zipfile


class Refused(Exception):
    """Something does not hold."""


def require(holds, sentence, *arguments):
    if not holds:
        raise Refused(sentence.format(*arguments))


# Ed25519 (RFC 8032, 5.1)

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    """The x of a point with this y, None where there is no such point."""
    if y >= P:
        return None
    x_squared = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x_squared == 0:
        return None if sign else 0
    x = pow(x_squared, (P + 3) // 8, P)
    if (x * x - x_squared) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - x_squared) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def add(a, b):
    """Adds two points in extended coordinates (X, Y, Z, T)."""
    left, right = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = right - left, d - c, d + c, right + left
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def point_of(encoded):
    y = int.from_bytes(encoded, "little")
    y, sign = y & ((1 << 255) - 1), y >> 255
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, r = point_of(public), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    a, b = multiply(s, BASE), add(r, multiply(h, key))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


# The tree (RFC 6962, 2.1)

def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Growing:
    """A tree that grows leaf by leaf; its root can be asked for at every size."""

    def __init__(self):
        self.size = 0
        self.complete = []  # roots of complete subtrees, the largest first

    def append(self, leaf):
        size = self.size
        while size & 1:
            leaf = node_hash(self.complete.pop(), leaf)
            size >>= 1
        self.complete.append(leaf)
        self.size += 1

    def root(self):
        root = self.complete[-1] if self.complete else hashlib.sha256(b"").digest()
        for left in reversed(self.complete[:-1]):
            root = node_hash(left, root)
        return root


def require_included(leaf, index, size, proof, root):
    """RFC 9162, 2.1.3.2."""
    require(0 <= index < size, "position {0} lies beyond the checkpoint of {1} entries", index + 1, size)
    node, last, found = index, size - 1, leaf
    for sibling in proof:
        require(last > 0, "the proof of position {0} is too long", index + 1)
        if node & 1 or node == last:
            found = node_hash(sibling, found)
            while not node & 1 and node > 0:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        node, last = node >> 1, last >> 1
    require(last == 0 and found == root, "the proof of position {0} does not lead to the root", index + 1)


def require_consistent(old_size, old_root, size, root, proof):
    """RFC 9162, 2.1.4.2."""
    require(0 <= old_size <= size, "the checkpoint you hold covers {0} entries, the pack's only {1}", old_size, size)
    if old_size == size or old_size == 0:
        require(not proof and old_root == (root if old_size == size else Growing().root()),
                "the tree is not the one of the checkpoint you hold")
        return
    proof = list(proof)
    if old_size & (old_size - 1) == 0:
        proof.insert(0, old_root)
    require(proof, "the pack has no proof that it continues the checkpoint you hold")
    node, last = old_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old_found = found = proof[0]
    for sibling in proof[1:]:
        require(last > 0, "the proof that the pack continues the checkpoint you hold is too long")
        if node & 1 or node == last:
            old_found, found = node_hash(sibling, old_found), node_hash(sibling, found)
            while not node & 1 and node > 0:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        node, last = node >> 1, last >> 1
    require(last == 0 and old_found == old_root and found == root,
            "the pack does not continue the checkpoint you hold: something was changed")


# Signed notes (c2sp.org/signed-note)

def base64_of(text):
    """Strict: what is written back is the same."""
    try:
        decoded = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError as failure:
        raise Refused("not base64: " + text[:40]) from failure
    require(base64.b64encode(decoded).decode() == text, "not base64 as it is written: {0}", text[:40])
    return decoded


class Key:
    """A verifier key: name+id+base64(type and public key)."""

    def __init__(self, vkey):
        parts = vkey.split("+", 2)
        require(len(parts) == 3, "this is no verifier key: {0}", vkey)
        self.name, self.id = parts[0], parts[1]
        material = base64_of(parts[2])
        require(len(material) == 33 and material[0] == 1, "this is no Ed25519 key: {0}", vkey)
        self.public = material[1:]
        computed = hashlib.sha256(self.name.encode() + b"\n" + material).digest()[:4].hex()
        require(computed == self.id, "the key's id is {0}, not {1}", computed, self.id)


class Checkpoint:
    """A signed note with an origin, a size and a root."""

    def __init__(self, note):
        require(not any(ord(c) < 32 and c != "\n" for c in note), "a checkpoint has control characters")
        split = note.rfind("\n\n")
        require(split >= 0 and note.endswith("\n"), "this is no signed note")
        self.text, self.signatures = note[:split + 1], note[split + 2:-1].split("\n")
        lines = self.text.split("\n")
        require(len(lines) == 4 and lines[3] == "" and lines[0], "a checkpoint has three lines")
        self.origin, self.root = lines[0], base64_of(lines[2])
        require(lines[1].isascii() and lines[1].isdigit() and (lines[1] == "0" or lines[1][0] != "0"),
                "a checkpoint's size is a number")
        self.size = int(lines[1])
        require(len(self.root) == 32, "a root has 32 bytes")

    def require_signed_by(self, keys):
        signed = False
        for line in self.signatures:
            parts = line.split(" ")
            named = len(parts) == 3 and parts[0] == "\u2014" and parts[1] and not any(c == "+" or c.isspace() for c in parts[1])
            require(named, "this is no line of a signature: {0}", line)
            signature = base64_of(parts[2])
            require(len(signature) > 4, "a signature is too short")
            for key in keys:
                if key.name == parts[1] and bytes.fromhex(key.id) == signature[:4]:
                    require(ed25519_holds(key.public, self.text.encode(), signature[4:]),
                            "the signature of {0} on the checkpoint of {1} entries is wrong", key.name, self.size)
                    signed = True
        require(signed, "nobody has signed the checkpoint of {0} entries whose key is known", self.size)


def checkpoints_in(text):
    """Notes, each followed by an empty line."""
    notes, gathered, before = [], [], ""
    for line in text.split("\n"):
        if line == "" and before.startswith("\u2014 "):
            notes.append("\n".join(gathered) + "\n")
            gathered = []
        elif line or gathered:
            gathered.append(line)
        before = line
    require(not any(gathered), "a file of checkpoints ends in the middle of one")
    return [Checkpoint(note) for note in notes]


def with_length(value):
    if value is None:
        return b"\xff\xfe"
    if len(value) > 4096:
        return b"\xff\xff" + hashlib.sha256(value).digest()
    return struct.pack(">H", len(value)) + value


def bytes_of(event, column):
    """A column that is told as text, or in base64 where it is none."""
    return event[column].encode() if column in event else base64_of(event[column + "_base64"])


def entry_of(event):
    """Every column of the event and the time it was sealed, as the seal writes them down."""
    numbers = [event[name] for name in ("position", "sealed_at", "global_index", "recorded_at", "sequence_number")]
    texts = [event[name].encode() for name in ("event_id", "aggregate_type", "aggregate_id", "type", "revision")]
    mac = None if event["mac"] is None else base64_of(event["mac"])
    return (b"\x01" + struct.pack(">5q", *numbers) + b"".join(map(with_length, texts)) + with_length(mac)
            + hashlib.sha256(bytes_of(event, "payload")).digest()
            + hashlib.sha256(bytes_of(event, "metadata")).digest())


class Pack:
    def __init__(self, path):
        self.zip = None if os.path.isdir(path) else zipfile.ZipFile(path)
        self.path = path

    def open(self, name):
        return self.zip.open(name) if self.zip else open(os.path.join(self.path, name), "rb")

    def digest(self, name):
        found = hashlib.sha256()
        with self.open(name) as file:
            for some in iter(lambda: file.read(65536), b""):
                found.update(some)
        return found.hexdigest()

    def text(self, name):
        with self.open(name) as file:
            return file.read().decode()

    def entries(self):
        """Each after its length in two bytes."""
        with self.open("entries.bin") as file:
            for length in iter(lambda: file.read(2), b""):
                yield file.read(struct.unpack(">H", length)[0])

    def events(self):
        """Each with its entry, which says the same as the one that was packed beside it."""
        entries = self.entries()
        for event in self.lines("events.ndjson"):
            entry = entry_of(event)
            require(entry == next(entries, None), "position {0} is not the entry that was sealed", event["position"])
            yield event, entry
        require(next(entries, None) is None, "an entry has no event")

    def lines(self, name):
        with self.open(name) as file:
            for line in file:
                require(line.endswith(b"\n"), "{0} was cut short", name)
                yield json.loads(line.decode())


def verify(pack, trusted, given_key):
    manifest = json.loads(pack.text("manifest.json"))
    require(manifest.get("format") == "parkledger-pack/1", "this verify.py does not know the format of the pack")
    if given_key:
        require(given_key in manifest["keys"], "the pack was not sealed with the key that you know")
    keys = [Key(vkey) for vkey in ([given_key] if given_key else manifest["keys"])]
    checkpoints = checkpoints_in(pack.text("checkpoints.txt"))
    require(checkpoints, "the pack has no checkpoint")
    stamped = [Checkpoint(pack.text(name) + "\n") for name in manifest["files"]
               if name.startswith("timestamps/") and name.endswith(".txt")]
    for checkpoint in checkpoints + trusted + stamped:
        require(checkpoint.origin == manifest["origin"], "a checkpoint is another ledger's: {0}", checkpoint.origin)
    for checkpoint in checkpoints:
        checkpoint.require_signed_by(keys)
    newest = checkpoints[-1]
    require(newest.size == manifest["size"], "the newest checkpoint covers {0} entries, the manifest says {1}",
            newest.size, manifest["size"])
    count = (verify_whole if manifest["whole"] else verify_part)(pack, checkpoints, trusted + stamped)
    require(count == manifest["events"], "the pack holds {0} events, the manifest says {1}", count, manifest["events"])
    for name, digest in manifest["files"].items():
        require(pack.digest(name) == digest, "{0} is not the file that the manifest names", name)
    return newest, count, manifest


def verify_whole(pack, checkpoints, trusted):
    """All events from the first on: the tree is made from them, and compared with every checkpoint on the way."""
    at = {}
    for checkpoint in checkpoints + trusted:
        at.setdefault(checkpoint.size, []).append(checkpoint)
    tree = Growing()
    for event, entry in pack.events():
        require(event["position"] == tree.size + 1, "position {0} is missing", tree.size + 1)
        tree.append(leaf_hash(entry))
        for checkpoint in at.pop(tree.size, ()):
            require(tree.root() == checkpoint.root,
                    "up to position {0} something was changed: the events do not lead to the checkpoint", tree.size)
    beyond = max(list(at) + [0])
    require(beyond == 0, "a checkpoint covers {0} entries, the pack has only {1}", beyond, tree.size)
    return tree.size


def verify_part(pack, checkpoints, trusted):
    """Some events: each with a proof that it is in the tree of the newest checkpoint."""
    newest, count, before = checkpoints[-1], 0, 0
    for event, entry in pack.events():
        position, proof = event["position"], [base64_of(each) for each in event["proof"]]
        require(position > before, "positions are out of order at {0}", position)
        require_included(leaf_hash(entry), position - 1, newest.size, proof, newest.root)
        count, before = count + 1, position
    proofs = {each["from"]: [base64_of(hash) for hash in each["proof"]] for each in pack.lines("consistency.ndjson")}
    for checkpoint in trusted:
        require(checkpoint.size in proofs or checkpoint.size == 0 or checkpoint.size >= newest.size, "the pack was not made"
                " for the checkpoint of {0} entries that you hold: ask for it with that checkpoint", checkpoint.size)
        require_consistent(checkpoint.size, checkpoint.root, newest.size, newest.root, proofs.get(checkpoint.size, []))
    return count


def main():
    parser = argparse.ArgumentParser(description="Checks a pack of a ParkLedger ledger, offline.")
    parser.add_argument("pack", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--trusted", help="a file of checkpoints that you noted earlier")
    parser.add_argument("--key", help="the verifier key that you know the ledger by")
    arguments = parser.parse_args()
    try:
        trusted = []
        if arguments.trusted:
            with open(arguments.trusted, encoding="utf-8", newline="") as file:
                trusted = checkpoints_in(file.read().rstrip("\n") + "\n\n")
        newest, count, manifest = verify(Pack(arguments.pack), trusted, arguments.key)
    except Refused as refusal:
        print("REFUSED: " + str(refusal))
        return 1
    except (KeyError, TypeError, ValueError, OSError, zipfile.BadZipFile, EOFError, struct.error, AttributeError) as failure:
        print("REFUSED: the pack cannot be read: {0}: {1}".format(type(failure).__name__, failure))
        return 1
    print("HOLDS: {0} events of {1}, sealed by the checkpoint of {2} entries.".format(count, newest.origin, newest.size))
    print("       Nothing was changed since the checkpoint of {0} entries that you hold.".format(trusted[0].size) if trusted
          else "       Give a checkpoint that you noted earlier (--trusted) to know that nothing was changed since.")
    if manifest.get("sm2_keys"):
        print("       Its checkpoints are signed with SM2 as well: those lines are not checked here.")
    stamps = sum(name.endswith(".tsr") for name in manifest["files"])
    if stamps:
        print("       Time stamps: {0}. Who signed them is not checked here; with the authority's certificate, for each N:\n"
              "       openssl ts -verify -data timestamps/N.txt -in timestamps/N.tsr -CAfile authority.pem".format(stamps))
    return 0


if __name__ == "__main__":
    sys.exit(main())
