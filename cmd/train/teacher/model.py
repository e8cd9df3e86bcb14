"""The teacher: an encoder with heads for tags, trees, names, predicates, roles and whether predicates happened."""
import random

import torch
import torch.nn as nn
import torch.nn.functional as F

from corpus import NAMES
from encoder import END, START, WIDTH, Encoder, Pieces, shape

ARCS, RELS, FRAMES, DROP = 256, 192, 192, 0.2
LAYERS, FROZEN = 8, 2  # of MPNet's twelve


class Teacher(nn.Module):
    def __init__(self, folder, tags, rels, roles):
        super().__init__()
        self.pieces, self.encoder = Pieces(folder), Encoder(folder, LAYERS, FROZEN)
        self.tags, self.rels, self.roles = tags, rels, roles
        self.tag, self.name = nn.Linear(WIDTH, len(tags)), nn.Linear(WIDTH, len(NAMES))
        self.ends = nn.Linear(WIDTH, 2 * ARCS + 2 * RELS + 2 * FRAMES)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc = nn.Linear(ARCS, ARCS)
        self.rel, self.role = nn.Linear(RELS, len(rels)), nn.Linear(FRAMES, len(roles))
        self.predicate, self.happened = nn.Linear(WIDTH, 1), nn.Linear(FRAMES, 1)

    def batch(self, sentences):
        """Tensors of the sentences' pieces; the first and last piece of each word (word 0 stands for the root)."""
        ids, shapes, first, last = [], [], [], []
        for s in sentences:
            i, sh, a, b = [START], [0], [0], [0]
            for form in s["forms"]:
                p = self.pieces.word(form)
                a.append(len(i))
                i += p
                sh += [shape(form)] * len(p)
                b.append(len(i) - 1)
            ids.append(i + [END]), shapes.append(sh + [0]), first.append(a), last.append(b)
        pad = lambda rows: torch.tensor([r + [0] * (max(map(len, rows)) - len(r)) for r in rows])
        lengths = torch.tensor([len(r) for r in ids])
        mask = torch.arange(lengths.max())[None] < lengths[:, None]
        return pad(ids), pad(shapes), mask, pad(first), pad(last)

    def forward(self, sentences):
        """Scores over [sentences, words + 1]: the root comes first."""
        ids, shapes, mask, first, last = self.batch(sentences)
        x = self.encoder(self.encoder.low(ids, mask), shapes, mask)
        at = lambda i: x.gather(1, i[..., None].expand(-1, -1, WIDTH))
        x = (at(first) + at(last)).float()
        x = F.dropout(x, DROP, self.training)
        x = torch.cat([x[:, :1] + self.root, x[:, 1:]], 1)
        dep, head, rdep, rhead, pred, arg = self.ends(x).float().split([ARCS, ARCS, RELS, RELS, FRAMES, FRAMES], -1)
        drop = lambda y: F.dropout(y, DROP, self.training)
        words = torch.tensor([len(s["forms"]) + 1 for s in sentences])
        arcs = drop(self.arc(drop(F.relu(dep)))) @ drop(F.relu(head)).transpose(1, 2)
        arcs = arcs.masked_fill(torch.arange(x.shape[1])[None, None] >= words[:, None, None], -1e4)
        arcs = arcs.masked_fill(torch.eye(x.shape[1], dtype=torch.bool), -1e4)
        self.drop, self.parts = drop, (rdep, rhead, pred, arg)
        return {"tag": self.tag(x), "name": self.name(x), "arc": arcs, "predicate": self.predicate(x)[..., 0]}

    def rel_scores(self, s, word, head):
        """Relations of words to heads, index tensors over the last forward pass: sentence, word, head."""
        rdep, rhead, _, _ = self.parts
        return self.rel(self.drop(F.relu(rdep[s, word] + rhead[s, head])))

    def role_scores(self, s, predicate):
        """Roles of all words to predicates: [predicates, words + 1, roles]."""
        _, _, pred, arg = self.parts
        return self.role(self.drop(F.relu(pred[s, predicate][:, None] + arg[s])))

    def happened_scores(self, s, predicate):
        return self.happened(self.drop(F.relu(self.parts[2][s, predicate])))[:, 0]


def batches(sentences, pieces, size, r=None):
    """Lists of sentences of like length, in random order where there is a random generator."""
    order = sorted(sentences, key=lambda s: len(s["forms"]) + (r.random() * 6 if r else 0))
    out, now = [], []
    for s in order:
        if now and (len(now) + 1) * len(s["forms"]) > size:
            out.append(now)
            now = []
        now.append(s)
    if now:
        out.append(now)
    if r:
        r.shuffle(out)
    return out
