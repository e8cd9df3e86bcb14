"""How well the teacher ranks what is right above what is wrong, beside the networks of cmd/judge, and how the two are best mixed."""
import math

import torch

from model import TYPES

UNIT = 1 / 256  # of the networks' answers, in log-odds
LEAST, MOST = 0.005, 0.995


def rank(scores, right):
    """The share of pairs in which what is right stands above what is wrong."""
    below = pairs = 0
    for _, is_right in sorted(zip(scores, right)):
        pairs, below = (pairs + below, below) if is_right else (pairs, below + 1)
    return pairs / max(1, below * (len(right) - below))


def mix(network, teacher, right):
    """The weights of network, teacher and 1 in a logistic regression."""
    x, y = torch.tensor([[n, t, 1.0] for n, t in zip(network, teacher)], dtype=torch.float64), torch.tensor(right, dtype=torch.float64)
    b = torch.zeros(3, dtype=torch.float64)
    for _ in range(30):
        p = torch.sigmoid(x @ b)
        b = b - torch.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + 1e-6 * torch.eye(3), x.T @ (p - y))
    return [round(float(v), 2) for v in b]


def odds(log_share):
    p = min(max(math.exp(log_share), LEAST), MOST)
    return math.log(p / (1 - p))


def line(name, network, teacher, right):
    if not right:
        return f"{name}: none"
    b = mix(network, teacher, right)
    both = [b[0] * n + b[1] * t for n, t in zip(network, teacher)]
    return f"{name}: {len(right)}, network {rank(network, right):.4f} teacher {rank(teacher, right):.4f} both {rank(both, right):.4f}, mix {b}"


def report(passages):
    asked = [w for p in passages for w in p["rows"] if w.get("judge") and w["answers"][0] >= 0]
    typed = [w for w in asked if w["answers"][1] >= 0]
    words = [w for p in passages for w in p["words"] if w.get("judge")]
    sides = [s for p in passages for s in p["sides"]]
    types = [(w["judge"][1 + q] * UNIT, odds(w["teacher"][1 + q]), w["answers"][1 + q]) for w in words if w["answers"][0] > 0 for q in range(len(TYPES)) if w["answers"][1 + q] >= 0]
    event = lambda ws: ([w["judge"][0] * UNIT for w in ws], [max(w["teacher"][0], -5) for w in ws], [w["answers"][0] for w in ws])
    return "\n".join([
        line("rows, event", *event(asked)),
        line("rows, type", [w["judge"][1] * UNIT for w in typed], [odds(w["teacher"][1 + TYPES.index(w["type"])]) for w in typed], [w["answers"][1] for w in typed]),
        line("words, event", *event(words)),
        line("silent words, event", *event([w for w in words if w["silent"]])),
        line("words, type", *(zip(*types) if types else ([], [], []))),
        line("sides", [s["judge"] * UNIT for s in sides], [s["teacher"] for s in sides], [float(s["right"]) for s in sides]),
    ])
