"""Labels the sentences of a CoNLL-U file, as `dateline annotate` prints it of any text, with a teacher's tags, trees and frames.

usage: label.py WEIGHTS CHECKPOINT IN.conllu OUT

It writes OUT.conllu and OUT-roles.jsonl, which cmd/train reads as -trees and -roles like gold ones. Features stay as IN has them.
"""
import json, sys

import torch

from corpus import ROLES, treebank
from model import Teacher, batches

MAX_WORDS = 100  # of a sentence: longer ones are lists, and teach little


def tree(scores):
    """Heads of words 1..n from scores[word][head]: each word's best, cycles and second roots mended greedily from the surest arc down."""
    n = len(scores) - 1
    arcs = sorted(((float(scores[w][h]), w, h) for w in range(1, n + 1) for h in range(n + 1) if h != w), reverse=True)
    head = {}
    for _, w, h in arcs:
        at = h
        while at in head:
            at = head[at]
        if w not in head and at != w and not (h == 0 and 0 in head.values()):
            head[w] = h
    for w in range(1, n + 1):  # what no arc is left for hangs on the root's child
        head.setdefault(w, next(x for x, h in head.items() if h == 0))
    return [head[w] for w in range(1, n + 1)]


@torch.no_grad()
def main():
    weights, checkpoint, source, out = sys.argv[1:5]
    torch.set_num_threads(1)
    saved = torch.load(checkpoint, weights_only=True)
    m = Teacher(weights, saved["tags"], saved["rels"], ROLES).eval()
    m.load_state_dict(saved["state"])
    sentences = [s for s in treebank(source) if 1 < len(s["forms"]) <= MAX_WORDS]
    with open(out + ".conllu", "w", encoding="utf-8") as trees, open(out + "-roles.jsonl", "w", encoding="utf-8") as roles:
        for part in batches(sentences, m.pieces, 3000):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = m(part)
            for k, s in enumerate(part):
                write(m, scores, k, s, trees, roles)


def write(m, scores, k, s, trees, roles):
    n = len(s["forms"])
    w = torch.arange(1, n + 1)
    heads = tree(scores["arc"][k, : n + 1, : n + 1].float().tolist())
    rel = m.rel_scores(torch.full_like(w, k), w, torch.tensor(heads)).argmax(-1).tolist()
    tags = scores["tag"][k, 1 : n + 1].argmax(-1).tolist()
    trees.write(f"# sent_id = {s['id']}\n")
    for i in range(n):
        relation = "root" if heads[i] == 0 else m.rels[rel[i]] if m.rels[rel[i]] != "root" else "dep"
        tag = m.tags[tags[i]]
        feats = s["feats"][i] if tag == s["tags"][i] else "_"
        trees.write(f"{i + 1}\t{s['forms'][i]}\t_\t{tag}\t_\t{feats}\t{heads[i]}\t{relation}\t_\t_\n")
    trees.write("\n")
    found = [i for i in range(n) if scores["predicate"][k, i + 1] > 0]
    predicates = []
    if found:
        best = m.role_scores(torch.full((len(found),), k), torch.tensor(found) + 1).argmax(-1)
        for j, p in enumerate(found):
            args = [{"role": ROLES[int(best[j, a + 1])], "start": a, "end": a + 1, "head": a} for a in range(n) if best[j, a + 1] > 0]
            predicates.append({"token": p, "args": args})
    roles.write(json.dumps({"sent_id": s["id"], "tokens": s["forms"], "predicates": predicates}, ensure_ascii=False) + "\n")


main()
