"""The judge's teacher: MPNet with heads for what words tell of and who stands on the sides, and the passages it reads."""
import sys
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(1, str(Path(__file__).parents[2] / "train" / "teacher"))
from encoder import END, START, WIDTH, Encoder, Pieces, shape  # noqa: E402

TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
CHUNK, BEFORE, TITLE, LONGEST = 150, 40, 20, 400  # words: of a passage's own sentences, of those before, of the title, of all
BATCH = 1500  # words, padding included
MOST_PIECES = 511
LAYERS, FROZEN = 6, 3  # of MPNet's twelve
INNER, DROP = 256, 0.2
SOURCE, TARGET = 0, 1


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        self.pieces, self.encoder = Pieces(folder), Encoder(folder, LAYERS, FROZEN)
        self.up, self.out = nn.Linear(WIDTH, INNER), nn.Linear(INNER, 1 + len(TYPES))
        self.trig, self.cand = nn.Linear(WIDTH, INNER), nn.Linear(WIDTH, INNER)
        self.nobody, self.side = nn.Parameter(torch.zeros(WIDTH)), nn.Linear(INNER, 2)

    def split(self, p):
        """Adds to a passage its pieces, their words' shapes, and each word's first and last piece; word 0 is none."""
        ids, shapes, first, last = [START], [0], [0], [0]
        for form in p["forms"]:
            pieces = self.pieces.word(form) if form else [END]
            first.append(len(ids))
            ids, shapes = ids + pieces, shapes + [shape(form) if form else 0] * len(pieces)
            last.append(len(ids) - 1)
        cut = lambda row: torch.tensor(row).clamp(max=MOST_PIECES - 1)
        p["ids"], p["shapes"] = torch.tensor(ids[:MOST_PIECES] + [END]), torch.tensor(shapes[:MOST_PIECES] + [0])
        p["first"], p["last"] = cut(first), cut(last)

    def states(self, passages):
        """[passages, words + 1, WIDTH]: the sum of the states of each word's first and last piece."""
        for p in passages:
            if "ids" not in p:
                self.split(p)
        pad = lambda name: nn.utils.rnn.pad_sequence([p[name] for p in passages], batch_first=True)
        lengths = torch.tensor([len(p["ids"]) for p in passages])
        mask = torch.arange(lengths.max())[None] < lengths[:, None]
        if not all("low" in p for p in passages):
            for p, x, n in zip(passages, self.encoder.low(pad("ids"), mask), lengths):
                p["low"] = x[:n].clone()
        x = self.encoder(pad("low"), pad("shapes"), mask)
        at = lambda name: x.gather(1, pad(name)[..., None].expand(-1, -1, WIDTH))
        return F.dropout((at("first") + at("last")).float(), DROP, self.training)

    def words(self, x, passage, word):
        """[words, 1 + types]: log-odds that each tells of an event, and scores of the types."""
        return self.out(F.dropout(F.relu(self.up(x[passage, word]).float()), DROP, self.training)).float()

    def sides(self, x, passage, trigger, candidate):
        """[candidates, 2]: log-odds that each is the source and the target; candidate -1 is nobody."""
        who = torch.where((candidate > 0)[:, None], x[passage, candidate.clamp(min=0)], self.nobody[None])
        return self.side(F.dropout(F.relu((self.trig(x[passage, trigger]) + self.cand(who)).float()), DROP, self.training)).float()


def passages(lesson):
    """Runs of an article's sentences, behind its title and the sentences before: {forms, base, words, rows, sides}; token t stands at t + base."""
    out, sentences, title = [], lesson["sentences"], (lesson["title"] or "").split()[:TITLE]
    offsets = [0]
    for s in sentences:
        offsets.append(offsets[-1] + len(s))
    i = 0
    while i < len(sentences):
        j, n = i, 0
        while j < len(sentences) and (j == i or n + len(sentences[j]) <= CHUNK):
            n, j = n + len(sentences[j]), j + 1
        before = [f for s in sentences[max(0, i - 2) : i] for f in s][-BEFORE:]
        forms = title + [None] + before + [f for s in sentences[i:j] for f in s]
        base = len(title) + 1 + len(before) + 1
        p = {"forms": forms[:LONGEST], "base": base - offsets[i], "fold": lesson["fold"], "private": lesson["private"], "id": lesson["id"]}
        inside = lambda t: offsets[i] <= t < min(offsets[j], offsets[i] + LONGEST - base)
        p["words"] = [w for w in lesson["words"] or () if inside(w["token"])]
        p["rows"] = [w for w in lesson["rows"] or () if inside(w["token"])]
        p["sides"] = [s for s in lesson["sides"] or () if inside(s["token"]) and (s["head"] < 0 or inside(s["head"]))]
        out.append(p)
        i = j
    return out


def batches(all_passages, r=None):
    """Lists of passages of like length, in random order where there is a random generator."""
    out, now = [], []
    for p in sorted(all_passages, key=lambda p: len(p["forms"]) + (r.random() * 20 if r else 0)):
        if now and (len(now) + 1) * len(p["forms"]) > BATCH:
            out.append(now)
            now = []
        now.append(p)
    if now:
        out.append(now)
    if r:
        r.shuffle(out)
    return out


def places(part):
    """Tensors of passage, trigger and candidate of all sides in a batch."""
    rows = [(k, s["token"] + p["base"], s["head"] + p["base"] if s["head"] >= 0 else -1) for k, p in enumerate(part) for s in p["sides"]]
    return [torch.tensor(c) for c in zip(*rows)] if rows else None


@torch.no_grad()
def answer(m, all_passages):
    """Adds "teacher" to words, rows and sides: [log-odds of an event, log of each type's share], and log-odds."""
    m.eval()
    for part in batches(all_passages):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = m.states(part)
        words = [(k, w["token"] + p["base"], w) for k, p in enumerate(part) for w in p["words"] + p["rows"]]
        if words:
            z = m.words(x, torch.tensor([w[0] for w in words]), torch.tensor([w[1] for w in words]))
            for (_, _, w), said in zip(words, torch.cat([z[:, :1], F.log_softmax(z[:, 1:], -1)], 1).tolist()):
                w["teacher"] = [round(v, 3) for v in said]
        at = places(part)
        if at:
            for s, said in zip([s for p in part for s in p["sides"]], m.sides(x, *at).tolist()):
                s["teacher"] = round(said[s["side"]], 3)
    m.train()
