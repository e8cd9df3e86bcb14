package main

import (
	"cmp"
	"fmt"
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
	devTrees     []corpusFile
	devNames     []corpusFile
	styles       int // name files: each has its own idea of what a name is
}

// load reads the files of the options; file*N gives a file's sentences N times.
func load(o options) (*data, error) {
	d := &data{}
	err := eachFile(o.trees, readTreebank, func(f corpusFile, repeat int) {
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
	d.styles = max(d.styles, 1, o.entityStyle)
	return d, eachFile(o.devTrees, readTreebank, func(f corpusFile, _ int) { d.devTrees = append(d.devTrees, f) })
}

// hasNames tells whether names are known.
func (f corpusFile) hasNames() bool { return len(f.sentences) > 0 && f.sentences[0].names != nil }

func eachFile(list string, read func(string) ([]*sentence, error), use func(corpusFile, int)) error {
	for _, path := range strings.Split(list, ",") {
		if path == "" {
			continue
		}
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
	for _, list := range [][]*sentence{d.trees, d.named} {
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
			if s.names != nil {
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
