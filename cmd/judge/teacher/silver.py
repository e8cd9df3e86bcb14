"""Writes what the teacher takes the words of a treebank of news to tell of, as cmd/train reads it with -tells.

usage: silver.py WEIGHTS TEACHER.pt SILVER.conllu LESSONS.jsonl TELLS.jsonl

Sentences that stand in LESSONS were read by somebody and are passed over: what the reader makes of them must be as unlearned as of any other text, since
the judge learns from it. A text is a run of sentences whose ids differ in what follows their last hyphen.
"""
import itertools, json, sys

import torch

from model import Teacher, batches, passages

ASKED = {"VERB", "NOUN", "ADJ"}  # tags of words that may tell of an event
SOMEBODY = {"PROPN", "NOUN", "PRON"}  # and of those who may stand on its sides, at the heads of their phrases
WITHIN = {"compound", "flat", "fixed", "goeswith"}  # relations of words that head none
TOGETHER = 24  # texts that are read in batches of like length
SIDED = -2.0  # the log-odds from which on an event's sides are asked for


def sentences(path):
    """(id, forms, words that may tell of an event, words that may stand on its sides) of the sentences of a CoNLL-U file."""
    name, rows = "", []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        elif line == "\n":
            somebody = [i for i, r in enumerate(rows) if r[3] in SOMEBODY and r[7].split(":")[0] not in WITHIN]
            yield name, [r[1] for r in rows], [i for i, r in enumerate(rows) if r[3] in ASKED], somebody
            rows = []
        elif line[0].isdigit():
            rows.append(line.split("\t"))


def text(name, some, read):
    """A text as a lesson: the words asked about are those of sentences that nobody read."""
    words, token = [], 0
    for sent_id, forms, asked, somebody in some:
        if tuple(forms) not in read:
            words += [{"token": token + i, "sent_id": sent_id, "at": i, "word": forms[i], "who": [w for w in somebody if w != i]} for i in asked]
        token += len(forms)
    return {"id": name, "title": "", "fold": -1, "private": False, "sentences": [s[1] for s in some], "words": words, "rows": [], "sides": []}


@torch.no_grad()
def tell(m, part):
    """Adds to a batch's words what they tell of, and to those that tell of something "sides": who, or -1 for nobody, how likely source and target."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = m.states(part)
    words = [(k, w["token"] + p["base"], w) for k, p in enumerate(part) for w in p["words"]]
    if not words:
        return
    z = m.words(x, torch.tensor([w[0] for w in words]), torch.tensor([w[1] for w in words]))
    for (_, _, w), event, types in zip(words, z[:, 0].sigmoid().tolist(), z[:, 1:].softmax(-1).tolist()):
        w["tells"] = [event, *types]
    asked = [(k, at, at - w["at"] + who if who >= 0 else -1, w, who) for (k, at, w), event in zip(words, z[:, 0].tolist()) if event > SIDED for who in [-1, *w["who"]]]
    asked = [a for a in asked if a[2] < x.shape[1]]
    if asked:
        z = m.sides(x, *(torch.tensor([a[i] for a in asked]) for i in range(3))).sigmoid().tolist()
        for (_, _, _, w, who), said in zip(asked, z):
            w.setdefault("sides", []).append([who, *said])


def main():
    weights, checkpoint, source, lessons, out = sys.argv[1:6]
    torch.set_num_threads(1)
    m = Teacher(weights).eval()
    m.load_state_dict(torch.load(checkpoint, weights_only=True)["state"])
    read = {tuple(s) for l in open(lessons, encoding="utf-8") for s in json.loads(l)["sentences"]}
    texts = (text(name, list(some), read) for name, some in itertools.groupby(sentences(source), lambda s: s[0].rsplit("-", 1)[0]))
    unread = (t for t in texts if t["words"])
    short = lambda said: [round(x, 3) for x in said]
    with open(out, "w", encoding="utf-8") as f:
        while some := list(itertools.islice(unread, TOGETHER)):
            every = [p for t in some for p in passages(t)]
            for part in batches(every):
                tell(m, part)
            for w in (w for p in every for w in p["words"]):
                sides = [[who, *short(said)] for who, *said in w.get("sides", ())]
                f.write(json.dumps({"sent_id": w["sent_id"], "token": w["at"], "word": w["word"], "tells": short(w["tells"]), "sides": sides}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
