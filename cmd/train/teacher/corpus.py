"""Sentences of treebanks with PropBank's frames, UDS's answers and names."""
import json, re

ROLES = ["_", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5", "ARGM-ADJ", "ARGM-ADV", "ARGM-CAU", "ARGM-COM", "ARGM-CXN", "ARGM-DIR", "ARGM-DIS",
         "ARGM-EXT", "ARGM-GOL", "ARGM-LOC", "ARGM-LVB", "ARGM-MNR", "ARGM-MOD", "ARGM-NEG", "ARGM-PRD", "ARGM-PRP", "ARGM-PRR", "ARGM-TMP"]

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def treebank(path):
    """[{id, forms, tags, feats, heads, rels}]; heads are 0 for the root, otherwise the word's number."""
    out, s = [], {"id": None, "rows": []}
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            s["id"] = line[12:]
        elif not line and s["rows"]:
            rows = s["rows"]
            out.append({"id": s["id"], "forms": [r[1] for r in rows], "tags": [r[3] for r in rows], "feats": [r[5] for r in rows],
                        "heads": [int(r[6]) for r in rows], "rels": [r[7] for r in rows], "misc": [r[9] for r in rows]})
            s = {"id": None, "rows": []}
        elif re.match(r"\d+\t", line):
            s["rows"].append(line.split("\t"))
    return out


def add_frames(sentences, path):
    """frames: {predicate: {word: role number}}."""
    of = {s["id"]: s for s in sentences}
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        s = of.get(row["sent_id"])
        if s is None or len(s["forms"]) != len(row["tokens"]):
            continue
        s["frames"] = {}
        for p in row["predicates"]:
            roles = s["frames"].setdefault(p["token"], {})
            for a in p["args"]:
                role = re.sub(r"^[CR]-", "", a["role"])
                if role in ROLES:
                    roles[a["head"]] = ROLES.index(role)


def add_happened(sentences, path):
    of = {s["id"]: s for s in sentences}
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        s = of.get(row["sent_id"])
        if s is not None and row["token"] < len(s["forms"]) and s["forms"][row["token"]] == row["word"]:
            s.setdefault("happened", {})[row["token"]] = row["happened"]


def add_names(sentences, path):
    """names: a number of NAMES a word, for the sentences whose words the IOB file has."""
    of = {tuple(f): tags for f, tags in iob(path)}
    for s in sentences:
        tags = of.get(tuple(s["forms"]))
        if tags:
            s["names"] = [NAMES.index(t) for t in tags]


def iob(path):
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if rows:
            yield [r[0] for r in rows], [r[-1] for r in rows]
