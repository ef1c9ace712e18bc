"""Answers the cases of GoCases by the program that lies in every pack: cases.jsonl of a folder, held against ours.txt.

It answers fewer questions than Go does: roots, proofs, and whether a checkpoint is signed by a log's key that is known.
"""

import base64
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[2])
import verify  # noqa: E402  the program of the pack


def bytes_of(text):
    return base64.b64decode(text)


def holds(check, *arguments):
    try:
        check(*arguments)
        return True
    except verify.Refused:
        return False


def root_of(question):
    tree = verify.Growing()
    for entry in question.get("entries") or []:
        tree.append(verify.leaf_hash(bytes_of(entry)))
    return "root " + base64.b64encode(tree.root()).decode()


def is_signed(question):
    """By keys of logs alone: of witnesses the program knows nothing."""
    keys = []
    for vkey in question["keys"] or []:
        try:
            keys.append(verify.Key(vkey))
        except verify.Refused:
            pass  # a witness's
    try:
        verify.Checkpoint(bytes_of(question["note"]).decode()).require_signed_by(keys)
        return True
    except (UnicodeDecodeError, verify.Refused):
        return False


def signed_part(question):
    """The text, and what a log has signed it with."""
    text, _, lines = bytes_of(question["note"]).decode().rpartition("\n\n")
    return text, tuple(line for line in lines.split("\n") if "witness" not in line)


def main():
    folder = sys.argv[1]
    ours = {}
    with open(os.path.join(folder, "ours.txt"), encoding="utf-8") as answers:
        for line in answers:
            number, answer = line.rstrip("\n").split(" ", 1)
            ours.setdefault(int(number), []).append(answer)
    asked = {"log": 0, "held": 0, "refused": 0, "signed": 0, "not signed": 0}
    wrong, genuine = [], set()
    with open(os.path.join(folder, "cases.jsonl"), encoding="utf-8") as cases:
        for line in cases:
            question = {name.lower(): value for name, value in json.loads(line).items()}  # as Go reads it
            number, kind, said = question["id"], question["kind"], ours[question["id"]]
            if kind == "log":
                asked["log"] += 1
                if root_of(question) != said[0]:
                    wrong.append(number)
            elif kind in ("inclusion", "consistency"):
                proof = [bytes_of(each) for each in question.get("proof") or []]
                held = (holds(verify.require_included, bytes_of(question.get("leaf")), question.get("index"), question.get("size"), proof,
                              bytes_of(question.get("root"))) if kind == "inclusion" else
                        holds(verify.require_consistent, question.get("older"), bytes_of(question.get("oldroot")), question.get("size"),
                              bytes_of(question.get("root")), proof))
                asked["held" if held else "refused"] += 1
                if held != (said[0] == "held"):
                    wrong.append(number)
            elif kind == "note":
                signed, opened = is_signed(question), said[0].startswith("opened")
                asked["signed" if signed else "not signed"] += 1
                if opened and signed:
                    genuine.add(signed_part(question))
                # Ours refuses a note for a witness as well, whose line the program passes over.
                if signed and not opened and signed_part(question) not in genuine:
                    wrong.append(number)
    print("the program of the pack: " + ", ".join("{1} {0}".format(*each) for each in asked.items()))
    if wrong or min(asked.values()) == 0:
        print("it differs from ours in cases " + ", ".join(map(str, wrong[:20])), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
