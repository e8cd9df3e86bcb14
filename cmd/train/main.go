// Command train learns the model that pipeline/parse embeds, from CoNLL-U treebanks and IOB name corpora,
// and scores the embedded one. The same files give the same bytes.
//
//	train -treebank train.conllu,... -names train.conll,... -out pipeline/parse/model/linear.gz
//	train -score dev.conllu,test.conll,...
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse"
)

func main() {
	treebank := flag.String("treebank", "", "CoNLL-U files to learn tags and dependencies from, comma-separated")
	names := flag.String("names", "", "IOB files to learn names from, comma-separated, those with Penn tags first")
	out := flag.String("out", "", "model file to write")
	score := flag.String("score", "", "CoNLL-U (.conllu) and IOB files to score the embedded model on, comma-separated")
	flag.Parse()
	var err error
	if *out != "" {
		err = train(strings.Split(*treebank, ","), strings.Split(*names, ","), *out)
	} else {
		err = scoreAll(strings.Split(*score, ","))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(treebankPaths, namePaths []string, out string) error {
	var treebank, names []parse.Gold
	for _, path := range treebankPaths {
		sentences, err := readTreebank(path)
		if err != nil {
			return err
		}
		treebank = append(treebank, sentences...)
	}
	demonyms := map[string]bool{}
	for _, path := range namePaths {
		sentences, err := readNames(path, demonyms)
		if err != nil {
			return err
		}
		names = append(names, sentences...)
	}
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := parse.Train(file, treebank, names); err != nil {
		return fmt.Errorf("write %s: %w", out, err)
	}
	return file.Close()
}

func scoreAll(paths []string) error {
	annotator, err := parse.New()
	if err != nil {
		return err
	}
	for _, path := range paths {
		read, score := readTreebank, scoreTreebank
		if !strings.HasSuffix(path, ".conllu") {
			read = func(path string) ([]parse.Gold, error) { return readNames(path, map[string]bool{}) }
			score = scoreNames
		}
		gold, err := read(path)
		if err != nil {
			return err
		}
		line, err := score(annotator, gold)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %s\n", path, line)
	}
	return nil
}
