"""Takes out of silver what is measured on.

usage: sift.py IN.conllu OUT.conllu HELD... ; HELD are texts, JSON lines, IOB files (.conll) and treebanks (.conllu) that are measured on

A sentence goes if its letters stand in a held text (short ones stand everywhere and stay), and so do GUM's documents, whose gold trees are known.
"""
import json, re, sys

MIN_WORDS, MIN_LETTERS = 8, 30  # of a sentence that tells its text


def letters(text):
    return re.sub(r"\W+", "", text).lower()


def blocks(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return [b.split("\n") for b in f.read().split("\n\n") if b.strip()]


def held(path):
    """The letters of a file that is measured on; of JSON lines with a split, of those that do not train."""
    if path.endswith(".conll"):
        return "\n".join(letters(" ".join(l.split()[0] for l in b if l.split())) for b in blocks(path))
    with open(path, encoding="utf-8") as f:
        if path.endswith(".conllu"):
            return "\n".join(letters(l[9:]) for l in f if l.startswith("# text = "))
        lines = f.read().split("\n")
    if '"split"' in lines[0]:
        return "\n".join(letters(r["text"]) for r in map(json.loads, filter(None, lines)) if r["split"] != "train")
    return letters("\n".join(lines))


def main():
    source, out, *files = sys.argv[1:]
    known = "\n".join(map(held, files))
    with open(out, "w", encoding="utf-8") as f:
        for block in blocks(source):
            forms = [l.split("\t")[1] for l in block if not l.startswith("#")]
            key = letters(" ".join(forms))
            tells = len(forms) >= MIN_WORDS and len(key) >= MIN_LETTERS
            if not block[0].startswith("# sent_id = GUM_") and not (tells and key in known):
                f.write("\n".join(block) + "\n\n")


main()
