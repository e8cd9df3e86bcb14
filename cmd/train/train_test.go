package main

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// toyTrainer is a trainer of a small network without word vectors.
func toyTrainer(t *testing.T, set *data) *trainer {
	t.Helper()
	v, usage := &neural.Vocabulary{Dim: 8, Forms: 1}, &neural.Usage{}
	if err := v.Index(); err != nil {
		t.Fatal(err)
	}
	if err := usage.Index(); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	n := newNetwork(sizes{hidden: 16, layers: 2, arcs: 8, rels: 8, roles: 16, tagsAt: 1}, v, usage, make([]neural.Bundle, 1), set.styleWeights(), 1, r)
	return newTrainer(n, options{seed: 1, rates: rates{layer: 0.05}}, set, nil, nil, r)
}

// toySentence is one whose last word is a person's name, if the style says so.
func toySentence(style int, words ...string) *sentence {
	s := &sentence{forms: words, style: style, names: make([]neural.NameTag, len(words)), penn: make([]string, len(words))}
	if style == 0 {
		neural.MarkName(s.names[len(words)-1:], text.Person)
	}
	return s
}

// TestTrainingTellsStylesApart trains on two corpora that disagree about what is a name and reads sentences of each, and one that
// could be either beside them.
func TestTrainingTellsStylesApart(t *testing.T) {
	set := &data{styles: 2, named: []*sentence{
		toySentence(0, "officials", "met", "Boris"), toySentence(0, "officials", "saw", "Ana"), toySentence(0, "officials", "heard", "Omar"),
		toySentence(1, "bands", "met", "Boris"), toySentence(1, "bands", "saw", "Omar"),
	}}
	tr := toyTrainer(t, set)
	for range 150 {
		tr.epoch(func(float64) float64 { return 0.01 })
	}
	testOneStyle(t, tr.network)
	r := neural.NewReader(tr.export())
	for style, first := range []string{"officials", "bands"} {
		typical := toySentence(style, first, "met", "Omar")
		either := toySentence(style, "saw", "Ana")
		for _, passage := range [][]*sentence{{typical}, {typical, typical, typical, either}} {
			var lists [][]string
			var names []neural.NameTag
			for _, s := range passage {
				lists, names = append(lists, s.forms), append(names, s.names...)
			}
			out := make([]neural.Reading, len(names))
			r.Read(lists, out)
			for i, w := range out {
				if w.Name != names[i] {
					t.Errorf("word %d of %v has name tag %d, want %d", i, lists, w.Name, names[i])
				}
			}
		}
	}
}

// testOneStyle names a sentence in the style that it does not look like, too.
func testOneStyle(t *testing.T, n *network) {
	folder := t.TempDir()
	trees, out := filepath.Join(folder, "trees.conllu"), filepath.Join(folder, "names.conll")
	word := func(i int, form string) string { return strconv.Itoa(i) + "\t" + form + "\t_\tX\t_\t_\t0\tdep\t_\t_\n" }
	if err := os.WriteFile(trees, []byte(word(1, "officials")+word(2, "met")+word(3, "Boris")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for style, want := range []string{"B-PER", "O"} {
		if err := writeNames(n, style, trees, out); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(out)
		if err != nil || string(got) != "officials\tO\nmet\tO\nBoris\t"+want+"\n\n" {
			t.Errorf("in style %d: %q, %v", style, got, err)
		}
	}
}

// TestGuessedNamesTeachNoStyle learns names of a machine and of a corpus.
func TestGuessedNamesTeachNoStyle(t *testing.T) {
	for _, guessed := range []bool{false, true} {
		s := toySentence(0, "officials", "met", "Boris")
		s.guessed = guessed
		tr := toyTrainer(t, &data{styles: 2, named: []*sentence{toySentence(1, "bands", "saw", "Omar")}})
		tr.learnPart(tr.network, []*sentence{s}, 1, tr.rand)
		learns := func(p *param) bool { return slices.ContainsFunc(p.g, func(g float32) bool { return g != 0 }) }
		if !learns(tr.nameBias) {
			t.Errorf("guessed %v: no name is learned", guessed)
		}
		if learns(tr.gateBias) == guessed {
			t.Errorf("guessed %v: the style is learned: %v", guessed, !guessed)
		}
	}
}

func TestTrainingRepeatsItself(t *testing.T) {
	set := &data{styles: 2, named: []*sentence{toySentence(0, "officials", "met", "Boris"), toySentence(1, "bands", "saw", "Omar"), toySentence(0, "Ana")}}
	var weights [2][]float32
	for i := range weights {
		tr := toyTrainer(t, set)
		for range 5 {
			tr.epoch(func(float64) float64 { return 0.01 })
		}
		for _, p := range tr.optimizer.params {
			weights[i] = append(weights[i], p.w...)
		}
	}
	if !slices.Equal(weights[0], weights[1]) {
		t.Error("two trainings of the same data differ")
	}
}

func TestReplaceKeepsNamesWhole(t *testing.T) {
	pool := mentions{}
	long := &sentence{forms: []string{"Ana", "de", "Sousa", "left"}, names: make([]neural.NameTag, 4), penn: make([]string, 4)}
	neural.MarkName(long.names[:3], text.Person)
	pool.collect([]*sentence{long})
	s := toySentence(0, "officials", "met", "Boris")
	r := rand.New(rand.NewPCG(1, 2))
	replaced := 0
	for range 200 {
		out := pool.replace(s, r)
		if len(out.forms) != len(out.names) || len(out.forms) != len(out.penn) {
			t.Fatalf("%d words, %d tags, %d Penn tags", len(out.forms), len(out.names), len(out.penn))
		}
		switch got := named(out); got {
		case "PER[Boris]":
		case "PER[Ana de Sousa]":
			replaced++
		default:
			t.Fatalf("names %s", got)
		}
	}
	if share := float64(replaced) / 200; math.Abs(share-replaceShare) > 0.1 {
		t.Errorf("replaced a share of %.2f", share)
	}
}

func TestClusterFindsDirections(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var rows [][]float32
	for i := range 90 {
		row := random(r, 4)
		for k := range row {
			row[k] *= 0.1
		}
		row[i%3] += float32(1 + i%5)
		rows = append(rows, row)
	}
	means, of := cluster(rows, 3)
	for i := range rows {
		if of[i] != of[i%3] {
			t.Fatalf("row %d is in cluster %d, row %d in %d", i, of[i], i%3, of[i%3])
		}
	}
	for k := range 3 {
		if mean := means[of[k]]; math.Abs(float64(mean[k]-3)) > 0.2 {
			t.Errorf("mean %v of direction %d", mean, k)
		}
	}
}

// TestResumeGoesOnFromModel writes a model, reads it back and writes it again.
func TestResumeGoesOnFromModel(t *testing.T) {
	set := &data{styles: 2, named: []*sentence{toySentence(0, "officials", "met", "Boris"), toySentence(1, "bands", "saw", "Omar")}}
	tr := toyTrainer(t, set)
	tr.epoch(func(float64) float64 { return 0.01 })
	path := filepath.Join(t.TempDir(), "model.zst")
	if err := writeModel(path, tr.export()); err != nil {
		t.Fatal(err)
	}
	n, err := resume(path, 0, set.styleWeights(), 1, rand.New(rand.NewPCG(3, 4)))
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := errors.Join(tr.export().Write(&first), n.export().Write(&second)); err != nil {
		t.Fatal(err)
	}
	if len(n.params()) != len(tr.network.params()) || first.Len() != second.Len() {
		t.Fatalf("%d bytes became %d", first.Len(), second.Len())
	}
	for i, p := range n.params() {
		want := tr.network.params()[i]
		for k, w := range p.w {
			if p != n.penn && p != n.pennBias && p != n.input && p != n.tables[neural.RankSlot] && math.Abs(float64(w-want.w[k])) > 0.02 {
				t.Fatalf("weight %d of %s is %f, was %f", k, p.name, w, want.w[k])
			}
		}
	}
	if n, err = resume(path, 0, []float32{1, 1, 1}, 1, rand.New(rand.NewPCG(3, 4))); err != nil || n.name.cols != 3*neural.NameTags {
		t.Errorf("does not train a model of two styles on three: %v", err)
	}
}

// TestNewLayersPassThrough puts a layer on top of a model's, which gives out nearly what it reads.
func TestNewLayersPassThrough(t *testing.T) {
	tree := &sentence{forms: []string{"officials", "met", "Boris"}, hasTree: true, heads: []int{1, -1, 1}, tags: make([]text.Tag, 3),
		feats: make([]text.Feats, 3), rels: make([]text.Rel, 3), penn: make([]string, 3)}
	set := &data{styles: 1, trees: []*sentence{tree}, named: []*sentence{toySentence(0, "officials", "met", "Boris")}}
	tr := toyTrainer(t, set)
	for range 20 {
		tr.epoch(func(float64) float64 { return 0.01 })
	}
	path := filepath.Join(t.TempDir(), "model.zst")
	if err := writeModel(path, tr.export()); err != nil {
		t.Fatal(err)
	}
	n, err := resume(path, tr.layers+1, set.styleWeights(), 1, rand.New(rand.NewPCG(3, 4)))
	if err != nil {
		t.Fatal(err)
	}
	b := n.newBatch([]*sentence{tree})
	n.encode(b, rates{}, nil)
	below, above := b.h[n.layers-1], b.h[n.layers]
	for i, x := range above.data {
		if want := float64(below.data[i]); math.Abs(float64(x)-want) > 0.06*(1+math.Abs(want)) {
			t.Errorf("number %d is %f above the new layer, %f below", i, x, below.data[i])
		}
	}
}

// TestMeanOfModelsLiesBetween begins with two models of one descent.
func TestMeanOfModelsLiesBetween(t *testing.T) {
	set := &data{styles: 1, named: []*sentence{toySentence(0, "officials", "met", "Boris")}}
	tr := toyTrainer(t, set)
	folder := t.TempDir()
	var networks []*network
	var paths []string
	for _, name := range []string{"first.zst", "second.zst"} {
		for range 10 {
			tr.epoch(func(float64) float64 { return 0.01 })
		}
		path := filepath.Join(folder, name)
		if err := writeModel(path, tr.export()); err != nil {
			t.Fatal(err)
		}
		n, err := resume(path, 0, set.styleWeights(), 1, rand.New(rand.NewPCG(3, 4)))
		if err != nil {
			t.Fatal(err)
		}
		networks, paths = append(networks, n), append(paths, path)
	}
	mean, err := average(paths[0]+","+paths[1], 0, set.styleWeights(), 1, rand.New(rand.NewPCG(3, 4)))
	if err != nil {
		t.Fatal(err)
	}
	apart := false
	for k, w := range mean.name.w {
		a, b := networks[0].name.w[k], networks[1].name.w[k]
		apart = apart || a != b
		if math.Abs(float64(w-(a+b)/2)) > 1e-6 {
			t.Errorf("weight %d is %f, of %f and %f", k, w, a, b)
		}
	}
	if !apart {
		t.Error("training changed nothing")
	}
	if _, err := average(paths[0]+",missing.zst", 0, set.styleWeights(), 1, rand.New(rand.NewPCG(3, 4))); err == nil {
		t.Error("a missing model is no error")
	}
}
