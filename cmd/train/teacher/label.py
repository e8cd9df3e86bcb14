"""Labels the sentences of a CoNLL-U file, as `dateline annotate` prints it of any text, with a teacher's tags, trees, names and frames.

usage: label.py WEIGHTS CHECKPOINT IN.conllu OUT

It writes OUT.conllu, OUT-names.conll, OUT-roles.jsonl and OUT-happened.jsonl, which cmd/train reads as -trees, -tree-names, -roles and
-happened like gold ones. Features stay as IN has them.
"""
import json, math, sys

import torch

from corpus import NAMES, ROLES, treebank
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
    endings = {"trees": ".conllu", "names": "-names.conll", "roles": "-roles.jsonl", "happened": "-happened.jsonl"}
    to = {kind: open(out + ending, "w", encoding="utf-8") for kind, ending in endings.items()}
    for part in batches(sentences, m.pieces, 3000):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = m(part)
        for k, s in enumerate(part):
            write_tree(m, scores, k, s, to["trees"])
            write_names(scores["name"][k, 1 : len(s["forms"]) + 1].argmax(-1).tolist(), s, to["names"])
            write_frames(m, scores, k, s, to["roles"], to["happened"])
    for f in to.values():
        f.close()


def write_tree(m, scores, k, s, out):
    n = len(s["forms"])
    w = torch.arange(1, n + 1)
    heads = tree(scores["arc"][k, : n + 1, : n + 1].float().tolist())
    rel = m.rel_scores(torch.full_like(w, k), w, torch.tensor(heads)).argmax(-1).tolist()
    tag = scores["tag"][k, 1 : n + 1].clone()
    tag[[any(map(str.isalpha, form)) for form in s["forms"]], m.tags.index("PUNCT")] = -math.inf  # the last piece of "Mr." is a stop
    tags = tag.argmax(-1).tolist()
    out.write(f"# sent_id = {s['id']}\n")
    for i in range(n):
        relation = "root" if heads[i] == 0 else m.rels[rel[i]] if m.rels[rel[i]] != "root" else "dep"
        tag = m.tags[tags[i]]
        feats = s["feats"][i] if tag == s["tags"][i] else "_"
        out.write(f"{i + 1}\t{s['forms'][i]}\t_\t{tag}\t_\t{feats}\t{heads[i]}\t{relation}\t_\t_\n")
    out.write("\n")


def write_names(tags, s, out):
    before = "O"
    for form, tag in zip(s["forms"], tags):
        tag = NAMES[tag]
        if tag[0] == "I" and before[1:] != tag[1:]:  # a name begins at its first word, whatever the teacher says of it
            tag = "B" + tag[1:]
        out.write(f"{form}\t{tag}\n")
        before = tag
    out.write("\n")


def write_frames(m, scores, k, s, roles, happened):
    n = len(s["forms"])
    found = [i for i in range(n) if scores["predicate"][k, i + 1] > 0]
    predicates = []
    if found:
        at = torch.full((len(found),), k), torch.tensor(found) + 1
        best, sure = m.role_scores(*at).argmax(-1).tolist(), m.happened_scores(*at).tolist()
        for j, p in enumerate(found):
            args = [{"role": ROLES[best[j][a + 1]], "start": a, "end": a + 1, "head": a} for a in range(n) if best[j][a + 1] > 0]
            predicates.append({"token": p, "args": args})
            happened.write(json.dumps({"sent_id": s["id"], "token": p, "word": s["forms"][p], "happened": round(sure[j], 2)}) + "\n")
    roles.write(json.dumps({"sent_id": s["id"], "tokens": s["forms"], "predicates": predicates}, ensure_ascii=False) + "\n")


main()
