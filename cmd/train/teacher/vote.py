"""Joins several opinions on the names of the same words.

usage: vote.py OPINION.conll OPINION.conll ... > NAMES.conll

A name that most opinions have, with its span and type, is one. A word that most put outside of persons, organisations and places is outside, and of
the others nothing is known: they get the tag ?. Of types, PER, ORG and LOC count; words of a MISC name are outside.
"""
import sys
from collections import Counter

KINDS = {"PER", "ORG", "LOC"}


def sentences(path):
    words = []
    for line in open(path, encoding="utf-8"):
        if line.strip():
            words.append(line.rstrip("\n").split("\t"))
        elif words:
            yield words
            words = []
    if words:
        yield words


def names(words):
    """(first, end, type) of each name."""
    out, begin = [], None
    for i, (_, tag) in enumerate(words + [["", "O"]]):
        if begin is not None and tag != "I-" + kind:
            out.append((begin, i, kind))
            begin = None
        if begin is None and tag[2:] in KINDS:
            begin, kind = i, tag[2:]
    return out


def vote(opinions):
    most = len(opinions) // 2 + 1
    spans = [names(words) for words in opinions]
    inside = Counter(i for found in spans for a, b, _ in found for i in range(a, b))
    tags = ["O" if len(opinions) - inside[i] >= most else "?" for i in range(len(opinions[0]))]
    for (a, b, kind), n in Counter(s for found in spans for s in found).items():
        if n >= most:
            tags[a:b] = ["B-" + kind] + ["I-" + kind] * (b - a - 1)
    return tags


def main():
    for opinions in zip(*map(sentences, sys.argv[1:]), strict=True):
        forms = [w for w, _ in opinions[0]]
        assert all([w for w, _ in o] == forms for o in opinions), forms
        for form, tag in zip(forms, vote(opinions)):
            print(form, tag, sep="\t")
        print()


main()
