package parse

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Gold is one annotated sentence. Treebank sentences have Tokens with Tag, Feats, Rel and Head (an index into
// Tokens, -1 for the root); sentences with names have Tokens with Form alone, and Names over them.
type Gold struct {
	Tokens []text.Token
	Names  []text.Name
}

const (
	tagEpochs  = 8
	arcEpochs  = 12
	nameEpochs = 10
	folds      = 4   // the parser learns from tags that a tagger trained on the other folds predicts
	explore    = 0.9 // share of the parser's own transitions that are followed even if wrong, after the first epoch

	// Weights kept of each classifier, the largest, so that the file stays within 4 MB.
	tagWeights, featsWeights, arcWeights, nameWeights = 200_000, 120_000, 800_000, 200_000
)

// Train learns a model from treebank sentences and from sentences with names, and writes it.
// The same sentences in the same order give the same bytes.
func Train(w io.Writer, treebank, named []Gold) error {
	t := trainer{random: rand.New(rand.NewPCG(1, 2))}
	predicted := make([]model, folds)
	for fold := range predicted {
		var rest []Gold
		for i, g := range treebank {
			if i%folds != fold {
				rest = append(rest, g)
			}
		}
		t.trainTags(rest, &predicted[fold])
	}
	var m model
	keys := [4][]uint32{}
	keys[0], keys[1] = t.trainTags(treebank, &m)
	keys[2] = t.trainArcs(treebank, predicted, &m)
	keys[3] = t.trainNames(named, &m)

	zip, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(zip)
	for i, table := range []*table{m.tag, m.feats, m.arc, m.name} {
		if err := table.write(out, keys[i]); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return zip.Close()
}

type trainer struct {
	random   *rand.Rand
	features features
	scores   [256]int32
}

// shuffled is the order in which an epoch visits n sentences.
func (t *trainer) shuffled(n int) []int { return t.random.Perm(n) }

func wordsOf(tokens []text.Token) []word {
	words := make([]word, len(tokens))
	for i := range tokens {
		words[i], _ = newWord(tokens[i].Form, nil)
	}
	return words
}

// labelled numbers the classes of a corpus in the order of their names.
func labelled[C comparable](all []C, name func(C) string) (values []C, labels []string, class map[C]int) {
	class = map[C]int{}
	for _, c := range all {
		if _, seen := class[c]; !seen {
			class[c] = 0
			values = append(values, c)
		}
	}
	slices.SortFunc(values, func(a, b C) int { return cmp.Compare(name(a), name(b)) })
	for i, c := range values {
		class[c] = i
		labels = append(labels, name(c))
	}
	return values, labels, class
}

// trainTags learns parts of speech and morphology.
func (t *trainer) trainTags(treebank []Gold, m *model) (tagKeys, featsKeys []uint32) {
	var allTags []text.Tag
	var allFeats []text.Feats
	for _, g := range treebank {
		for _, token := range g.Tokens {
			allTags, allFeats = append(allTags, token.Tag), append(allFeats, token.Feats)
		}
	}
	var tagLabels, featsLabels []string
	var tagClass map[text.Tag]int
	var featsClass map[text.Feats]int
	m.tags, tagLabels, tagClass = labelled(allTags, text.Tag.String)
	m.bundles, featsLabels, featsClass = labelled(allFeats, text.Feats.String)

	tag, feats := newLearner(tagLabels), newLearner(featsLabels)
	for range tagEpochs {
		for _, at := range t.shuffled(len(treebank)) {
			tokens := treebank[at].Tokens
			words := wordsOf(tokens)
			var tags []text.Tag
			for i := range words {
				t.features.forTag(words, tags, i)
				guess := tag.learn(t.features.keys, t.scores[:], tagClass[tokens[i].Tag])
				tags = append(tags, m.tags[guess])
			}
			for i := range words {
				t.features.forFeats(words, tags, i)
				feats.learn(t.features.keys, t.scores[:], featsClass[tokens[i].Feats])
			}
		}
	}
	m.tag, tagKeys = tag.table(tagWeights)
	m.feats, featsKeys = feats.table(featsWeights)
	return tagKeys, featsKeys
}

// trainArcs learns transitions from sentences tagged by the models of the folds they were left out of.
func (t *trainer) trainArcs(treebank []Gold, taggers []model, m *model) []uint32 {
	all := []transition{{kind: 's'}}
	type tagged struct {
		words []word
		tags  []text.Tag
		feats []text.Feats
	}
	var sentences []tagged
	for i, g := range treebank {
		for _, token := range g.Tokens {
			all = append(all, transition{'l', token.Rel}, transition{'r', token.Rel})
		}
		r := reader{model: &taggers[i%len(taggers)], words: wordsOf(g.Tokens)}
		r.readTags()
		sentences = append(sentences, tagged{r.words, r.tags, r.feats})
	}
	var labels []string
	m.transitions, labels, _ = labelled(all, transition.String)

	arc := newLearner(labels)
	var a arcs
	for epoch := range arcEpochs {
		for _, at := range t.shuffled(len(sentences)) {
			s := sentences[at]
			oracle := newOracle(treebank[at].Tokens)
			for a.reset(s.words, s.tags, s.feats); !a.done(); {
				t.features.forArcs(&a)
				scores := arc.score(t.features.keys, t.scores[:])
				guess := a.bestAllowed(m.transitions, scores)
				right := oracle.best(&a, m.transitions, scores)
				if right != guess && !oracle.isRight(&a, m.transitions[guess]) {
					arc.update(t.features.keys, right, guess)
					if epoch == 0 || t.random.Float64() > explore {
						guess = right
					}
				}
				arc.now++
				a.take(m.transitions[guess])
			}
		}
	}
	var keys []uint32
	m.arc, keys = arc.table(arcWeights)
	return keys
}

// trainNames learns names from sentences tagged by the model itself.
func (t *trainer) trainNames(named []Gold, m *model) []uint32 {
	all := []nameLabel{{place: 'o'}}
	gold := make([][]nameLabel, len(named))
	sentences := make([]reader, len(named))
	for i, g := range named {
		gold[i] = nameLabels(g)
		all = append(all, gold[i]...)
		sentences[i] = reader{model: m, words: wordsOf(g.Tokens)}
		sentences[i].readTags()
	}
	var labels []string
	var class map[nameLabel]int
	m.names, labels, class = labelled(all, nameLabel.String)

	name := newLearner(labels)
	for range nameEpochs {
		for _, at := range t.shuffled(len(named)) {
			s, previous := &sentences[at], nameLabel{place: 'o'}
			var names []nameLabel
			for i := range s.words {
				t.features.forName(s.words, s.tags, names, i)
				last := i == len(s.words)-1
				scores := name.score(t.features.keys, t.scores[:])
				guess, _ := bestName(m.names, scores, previous, last)
				right := class[gold[at][i]]
				if guess != right && gold[at][i].follows(previous, last) {
					name.update(t.features.keys, right, guess)
				}
				name.now++
				previous = m.names[guess]
				names = append(names, previous)
			}
		}
	}
	var keys []uint32
	m.name, keys = name.table(nameWeights)
	return keys
}

func nameLabels(g Gold) []nameLabel {
	labels := make([]nameLabel, len(g.Tokens))
	for i := range labels {
		labels[i].place = 'o'
	}
	for _, n := range g.Names {
		for i := n.First; i < n.Last; i++ {
			labels[i] = nameLabel{'i', n.Kind}
		}
		labels[n.First].place, labels[n.Last-1].place = 'b', 'l'
		if n.Last == n.First+1 {
			labels[n.First].place = 'u'
		}
	}
	return labels
}
