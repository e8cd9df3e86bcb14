"""Writes the teacher's opinions of articles that nobody read, as cmd/judge reads them.

usage: label.py WEIGHTS TEACHER.pt LESSONS.jsonl OPINIONS.tsv

LESSONS is what `go run ./cmd/judge -opinions IDS -lessons` writes, IDS being a file with the ids of the articles, one a line; those that were read are
passed over.
"""
import collections, itertools, json, math, sys

import torch

from model import SOURCE, TARGET, TYPES, Teacher, answer, passages

# What cmd/judge takes for said where nothing is: surely no event, surely not this type, surely not there.
LEAST_EVENT, LEAST_TYPE, LEAST_SIDE = -3.5, 0.05, -2.2
TOGETHER = 16  # articles that are read in batches of like length
TYPED, SIDED = -2.4, -1.4  # the log-odds from which on an event's types and sides are of interest


def side(candidates):
    best = {}
    for start, z in candidates:
        best[start] = max(best.get(start, -99), z)
    return " ".join(f"{start if start >= 0 else '-'}:{round(10 * z)}" for start, z in sorted(best.items(), key=lambda b: -b[1]) if z > LEAST_SIDE)


def opinion(w, sides):
    event, types = w["teacher"][0], [math.exp(z) for z in w["teacher"][1:]]
    said = " ".join(f"{TYPES[q]}:{round(100 * types[q])}" for q in sorted(range(len(TYPES)), key=lambda q: -types[q]) if types[q] >= LEAST_TYPE)
    cells = ["", w["start"], round(10 * event), said if event > TYPED else ""]
    if event > SIDED and sides:
        cells += [side(sides[s]) for s in (SOURCE, TARGET)]
    return "\t".join(map(str, cells))


def main():
    weights, checkpoint, source, out = sys.argv[1:5]
    torch.set_num_threads(1)
    m = Teacher(weights)
    m.load_state_dict(torch.load(checkpoint, weights_only=True)["state"])
    unread = (l for l in map(json.loads, open(source, encoding="utf-8")) if l["fold"] < 0)
    with open(out, "w", encoding="utf-8") as f:
        while some := list(itertools.islice(unread, TOGETHER)):
            of = [(lesson, passages(lesson)) for lesson in some]
            answer(m, [p for _, every in of for p in every])
            for lesson, every in of:
                write(f, lesson, every)


def write(f, lesson, every):
    sides = collections.defaultdict(lambda: ([], []))
    for s in (s for p in every for s in p["sides"]):
        sides[s["row"]][s["side"]].append((s["start"], s["teacher"]))
    f.write(lesson["id"] + "\n")
    for w in (w for p in every for w in p["words"]):
        if w["teacher"][0] >= LEAST_EVENT or not w["silent"]:
            f.write(opinion(w, sides.get(w["start"])) + "\n")


if __name__ == "__main__":
    main()
