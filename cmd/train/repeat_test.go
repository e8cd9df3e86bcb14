package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestSameFilesGiveSameBytes trains a model further twice, from files of every kind, and once with another seed.
func TestSameFilesGiveSameBytes(t *testing.T) {
	folder := t.TempDir()
	write := func(name, lines string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	start := filepath.Join(folder, "start.zst")
	if err := writeModel(start, toyTrainer(t, &data{styles: 1, named: []*sentence{toySentence(0, "officials", "met", "Boris")}}).export()); err != nil {
		t.Fatal(err)
	}
	o := options{
		from: start, epochs: 2, rate: 0.01, plain: 20, entityStyle: 1,
		trees: write("trees.conllu", "# sent_id = a\n1\tTroops\ttroop\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"+
			"# sent_id = b\n1\tAna\tAna\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"),
		names:      write("names.conll", "Ana B-per\nmet O\nOmar B-per\n\nTroops O\nleft O\nSyria B-geo\n"),
		treeNames:  write("tree-names.conll", "Ana\tB-PER\nfell\tO\n\n"),
		roles:      write("roles.jsonl", `{"sent_id": "a", "tokens": ["Troops", "left"], "predicates": [{"token": 1, "args": [{"role": "ARG0", "start": 0, "end": 1, "head": 0}]}]}`+"\n"),
		happened:   write("happened.jsonl", `{"sent_id": "a", "token": 1, "word": "left", "happened": 1}`+"\n"),
		tells:      write("tells.jsonl", `{"sent_id": "a", "token": 1, "word": "left", "tells": [0.9, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], "sides": [[-1, 0.1, 0.9], [0, 0.9, 0.1]]}`+"\n"),
		eventNouns: write("nouns.jsonl", `{"split": "train", "text": "Crowds saw the arrest of two men.", "target": [15, 21], "is_verbal": true, "roles": [{"question": "Who was arrested?", "answers": [[25, 32]]}]}`+"\n"),
		sizes:      sizes{layers: 3},
		rates:      rates{layer: 0.1, vector: 0.1, form: 0.5},
	}
	train := func(name string, seed uint64) []byte {
		o.seed, o.out = seed, filepath.Join(folder, name)
		if err := run(o); err != nil {
			t.Fatal(err)
		}
		model, err := os.ReadFile(o.out)
		if err != nil {
			t.Fatal(err)
		}
		return model
	}
	first := train("first.zst", 1)
	if !bytes.Equal(first, train("again.zst", 1)) {
		t.Error("the same files and flags gave other bytes")
	}
	if bytes.Equal(first, train("other.zst", 2)) {
		t.Error("the seed makes no difference")
	}
}
