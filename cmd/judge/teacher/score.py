"""How well the teacher ranks what is right above what is wrong, beside the networks of cmd/judge."""
import math

from model import TYPES

UNIT = 1 / 256  # of the networks' answers, in log-odds
LEAST, MOST = 0.005, 0.995


def rank(scores, right):
    """The share of pairs in which what is right stands above what is wrong."""
    below = pairs = 0
    for _, is_right in sorted(zip(scores, right)):
        pairs, below = (pairs + below, below) if is_right else (pairs, below + 1)
    return pairs / max(1, below * (len(right) - below))


def odds(log_share):
    p = min(max(math.exp(log_share), LEAST), MOST)
    return math.log(p / (1 - p))


def line(name, network, teacher, right):
    if not right:
        return f"{name}: none"
    return f"{name}: {len(right)}, network {rank(network, right):.4f} teacher {rank(teacher, right):.4f}"


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
