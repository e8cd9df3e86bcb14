package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
)

// corpusFile is a file's sentences under the file's name.
type corpusFile struct {
	name      string
	sentences []*sentence
}

// data is all that a training run reads.
type data struct {
	trees, named []*sentence
	eventNouns   []*sentence // divided from texts of which single nouns are known
	devTrees     []corpusFile
	devNames     []corpusFile
	styles       int // name files: each has its own idea of what a name is
}

// load reads the files of the options; file*N gives a file's sentences N times.
func load(o options) (*data, error) {
	d := &data{}
	byID := map[string]*sentence{}
	trees := func(path string) ([]*sentence, error) { return readTreebank(path, byID) }
	err := eachFile(o.trees, trees, func(f corpusFile, repeat int) {
		for _, s := range f.sentences {
			s.style = o.entityStyle - 1
			if s.style < 0 {
				s.names = nil
			}
		}
		for range repeat {
			d.trees = append(d.trees, f.sentences...)
		}
	})
	if err != nil {
		return nil, err
	}
	err = eachFile(o.names, readNames, func(f corpusFile, repeat int) {
		for _, s := range f.sentences {
			s.style = d.styles
		}
		d.styles++
		held := 0
		if o.fold > 0 {
			held = len(f.sentences) / o.fold
			d.devNames = append(d.devNames, corpusFile{name: f.name, sentences: f.sentences[:held]})
		}
		for range repeat {
			d.named = append(d.named, f.sentences[held:]...)
		}
	})
	if err != nil {
		return nil, err
	}
	if err := eachFile(o.devTrees, trees, func(f corpusFile, _ int) { d.devTrees = append(d.devTrees, f) }); err != nil {
		return nil, err
	}
	if o.treeNames != "" {
		if err := d.nameTrees(o.treeNames); err != nil {
			return nil, err
		}
	}
	if err := d.guessNames(o.guessedNames, o.entityStyle-1); err != nil {
		return nil, err
	}
	d.styles = max(d.styles, 1, o.entityStyle)
	return d, d.loadFrames(o, byID)
}

// nameTrees reads names of the treebanks' own sentences, in a style of their own. Sentences that are divided into other words stay without.
func (d *data) nameTrees(files string) error {
	names, err := namesByWords(files)
	if err != nil {
		return err
	}
	d.nameTreesBy(names, d.trees)
	for _, f := range d.devTrees {
		d.nameTreesBy(names, f.sentences)
	}
	d.styles++
	return nil
}

// guessNames gives trees without names those that machines found in the same words; sentences that are no tree's teach names alone.
func (d *data) guessNames(files string, style int) error {
	names, err := namesByWords(files)
	if err != nil {
		return err
	}
	trees := map[string]bool{}
	for _, s := range d.trees {
		words := strings.Join(s.forms, " ")
		trees[words] = true
		if tags, ok := names[words]; ok && s.names == nil {
			s.names, s.style, s.guessed = tags, style, true
		}
	}
	for _, words := range slices.Sorted(maps.Keys(names)) {
		if forms := strings.Split(words, " "); !trees[words] && len(forms) == len(names[words]) {
			d.named = append(d.named, &sentence{forms: forms, penn: make([]string, len(forms)), names: names[words], style: style, guessed: true})
		}
	}
	return nil
}

// namesByWords reads IOB files with their own words: each sentence's names by its words.
func namesByWords(files string) (map[string][]neural.NameTag, error) {
	names := map[string][]neural.NameTag{}
	for path := range splitList(files) {
		if err := readTokenNames(path, func(forms []string, tags []neural.NameTag) { names[strings.Join(forms, " ")] = tags }); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// nameTreesBy gives sentences the names of the same words, in the newest style.
func (d *data) nameTreesBy(names map[string][]neural.NameTag, sentences []*sentence) {
	for _, s := range sentences {
		if tags, ok := names[strings.Join(s.forms, " ")]; ok {
			s.names, s.style = tags, d.styles
		}
	}
}

// loadFrames adds what is known of predicates to the treebanks' sentences, and sentences of which nothing else is known.
func (d *data) loadFrames(o options, byID map[string]*sentence) error {
	for _, known := range []struct {
		files string
		add   func(path string, of map[string]*sentence) error
	}{{o.roles, addRoles}, {o.happened, addHappened}, {o.tells, addTells}} {
		for path := range splitList(known.files) {
			if err := known.add(path, byID); err != nil {
				return err
			}
		}
	}
	for path := range splitList(o.eventNouns) {
		sentences, err := readEventNouns(path)
		if err != nil {
			return err
		}
		d.eventNouns = append(d.eventNouns, sentences...)
	}
	return nil
}

// splitList goes over a comma-separated list.
func splitList(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for path := range strings.SplitSeq(list, ",") {
			if path != "" && !yield(path) {
				return
			}
		}
	}
}

// hasNames tells whether names are known of some sentence.
func (f corpusFile) hasNames() bool {
	return slices.ContainsFunc(f.sentences, func(s *sentence) bool { return s.names != nil })
}

func eachFile(list string, read func(string) ([]*sentence, error), use func(corpusFile, int)) error {
	for path := range splitList(list) {
		path, times, repeated := strings.Cut(path, "*")
		repeat := 1
		if repeated {
			n, err := strconv.Atoi(times)
			if err != nil {
				return fmt.Errorf("%s*%s: %w", path, times, err)
			}
			repeat = n
		}
		sentences, err := read(path)
		if err != nil {
			return err
		}
		use(corpusFile{filepath.Base(path), sentences}, repeat)
	}
	return nil
}

// wordCounts counts the forms of all training sentences in lower case.
func (d *data) wordCounts() map[string]int {
	counts := map[string]int{}
	for _, list := range [][]*sentence{d.trees, d.named, d.eventNouns} {
		for _, s := range list {
			for _, form := range s.forms {
				counts[neural.Lower(form)]++
			}
		}
	}
	return counts
}

// minBundleCount is the fewest words that show a bundle of features to be more than an annotator's slip.
const minBundleCount = 3

// bundles are the tags with features that are frequent enough to learn, and each tag without features.
func (d *data) bundles() []neural.Bundle {
	counts := map[neural.Bundle]int{}
	for _, s := range d.trees {
		for i, tag := range s.tags {
			counts[neural.Bundle{Tag: tag, Feats: s.feats[i]}]++
		}
	}
	var out []neural.Bundle
	for b, n := range counts {
		if n >= minBundleCount {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b neural.Bundle) int {
		return cmp.Or(cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Feats, b.Feats))
	})
	return out
}

// styleWeights weigh sentences with names so that all styles count the same and a sentence counts for 1 on average.
func (d *data) styleWeights() []float32 {
	weights := make([]float32, d.styles)
	total := float32(0)
	for _, list := range [][]*sentence{d.trees, d.named} {
		for _, s := range list {
			if s.names != nil && !s.guessed {
				weights[s.style]++
				total++
			}
		}
	}
	for style, n := range weights {
		weights[style] = total / (n * float32(d.styles))
	}
	return weights
}

// pennTags numbers the Penn tags of all training sentences.
func (d *data) pennTags() map[string]int {
	numbers := map[string]int{}
	for _, list := range [][]*sentence{d.trees, d.named} {
		for _, s := range list {
			for _, tag := range s.penn {
				if _, ok := numbers[tag]; !ok && tag != "" {
					numbers[tag] = len(numbers)
				}
			}
		}
	}
	return numbers
}
