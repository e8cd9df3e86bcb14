package parse

import (
	"unicode"

	"github.com/dateline-data/dateline/pipeline/text"
)

// word is what the classifiers see of a token: hashes of its form and of parts of it, digits folded to 0.
type word struct {
	form, lower, shape uint64
	prefix             [3]uint64 // of 1 to 3 letters, lower case
	suffix             [5]uint64 // of 1 to 5 letters
	capital            uint64    // 1 lower, 2 initial capital, 3 all capitals, 4 no letter
}

// Words that stand for the edges of a sentence.
var (
	before = edge(1)
	after  = edge(2)
)

func edge(n uint64) word {
	return word{form: n, lower: n, shape: n, prefix: [3]uint64{n, n, n}, suffix: [5]uint64{n, n, n, n, n}}
}

// mix joins a value to a hash; the multiplier is 2^64 over the golden ratio.
func mix(hash, value uint64) uint64 {
	hash = (hash ^ value) * 0x9E3779B97F4A7C15
	return hash ^ hash>>29
}

// newWord hashes a form; letters is scratch space, returned for the next call.
func newWord(form string, letters []rune) (word, []rune) {
	w := word{form: 11, lower: 12, shape: 13, capital: 4}
	letters = letters[:0]
	var lastShape rune
	upper, lower := 0, 0
	for _, r := range form {
		low, kind := r, r
		switch {
		case '0' <= r && r <= '9':
			r, low, kind = '0', '0', 'd'
		case unicode.IsUpper(r):
			low, kind = unicode.ToLower(r), 'X'
			upper++
		case unicode.IsLetter(r):
			kind = 'x'
			lower++
		}
		if len(letters) == 0 && kind == 'X' {
			w.capital = 2
		}
		w.form = mix(w.form, uint64(r))
		w.lower = mix(w.lower, uint64(low))
		if kind != lastShape {
			w.shape = mix(w.shape, uint64(kind))
			lastShape = kind
		}
		letters = append(letters, low)
	}
	if upper+lower > 0 && w.capital != 2 {
		w.capital = 1
	}
	if upper > 1 && lower == 0 {
		w.capital = 3
	}
	hash := uint64(14)
	for i := range w.prefix {
		if i < len(letters) {
			hash = mix(hash, uint64(letters[i]))
		}
		w.prefix[i] = hash
	}
	hash = 15
	for i := range w.suffix {
		if i < len(letters) {
			hash = mix(hash, uint64(letters[len(letters)-1-i]))
		}
		w.suffix[i] = hash
	}
	return w, letters
}

// at is the word i places into the sentence, or the edge it lies beyond.
func at(words []word, i int) *word {
	switch {
	case i < 0:
		return &before
	case i >= len(words):
		return &after
	}
	return &words[i]
}

// features gathers the hashed features of one decision.
type features struct {
	keys     []uint32
	template uint64
}

func (f *features) reset() { f.keys, f.template = f.keys[:0], 0 }

// add appends the feature that the next template makes of the given values.
func (f *features) add(values ...uint64) {
	f.template++
	hash := f.template * 0xD6E8FEB86659FD93
	for _, v := range values {
		hash = mix(hash, v)
	}
	f.keys = append(f.keys, uint32(hash>>32))
}

// tagAt is the tag i places into the sentence, with room for its edges.
func tagAt(tags []text.Tag, i int) uint64 {
	if i < 0 || i >= len(tags) {
		return 99
	}
	return uint64(tags[i])
}

// spelling adds what a tag can be told from without context.
func (f *features) spelling(w *word) {
	f.add(w.form)
	f.add(w.lower)
	f.add(w.shape)
	f.add(w.capital)
	for _, p := range w.prefix {
		f.add(p)
	}
	for _, s := range w.suffix {
		f.add(s)
	}
	f.add(w.suffix[2], w.capital)
}

// forTag gathers the features of token i's part of speech; tags are known up to i.
func (f *features) forTag(words []word, tags []text.Tag, i int) {
	f.reset()
	w, p, pp, n, nn := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	t1, t2 := tagAt(tags[:i], i-1), tagAt(tags[:i], i-2)
	f.spelling(w)
	f.add(t1)
	f.add(t1, t2)
	f.add(t1, w.lower)
	f.add(t1, w.suffix[2])
	f.add(t1, n.lower)
	f.add(t1, t2, w.lower)
	f.add(p.lower)
	f.add(pp.lower)
	f.add(n.lower)
	f.add(nn.lower)
	f.add(p.lower, w.lower)
	f.add(w.lower, n.lower)
	f.add(p.lower, n.lower)
	f.add(n.lower, nn.lower)
	f.add(p.suffix[2])
	f.add(n.suffix[2])
	f.add(n.suffix[1], w.suffix[2])
	f.add(n.capital, w.capital, p.capital)
	f.add(n.shape, w.shape)
}

// forFeats gathers the features of token i's morphology; all tags are known.
func (f *features) forFeats(words []word, tags []text.Tag, i int) {
	f.reset()
	w, p, pp, n, nn := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	t, t1, t2, n1 := tagAt(tags, i), tagAt(tags, i-1), tagAt(tags, i-2), tagAt(tags, i+1)
	f.add(t)
	f.add(t, w.lower)
	f.add(t, w.form)
	for _, s := range w.suffix[:4] {
		f.add(t, s)
	}
	f.add(t, t1)
	f.add(t, n1)
	f.add(t, t1, t2)
	f.add(t, t1, n1)
	f.add(t, p.lower)
	f.add(t, pp.lower)
	f.add(t, n.lower)
	f.add(t, nn.lower)
	f.add(t, p.lower, w.suffix[1])
	f.add(t, pp.lower, p.lower)
	f.add(t, w.lower, p.lower)
	f.add(t, w.lower, n.lower)
	f.add(t, w.lower, t1)
	f.add(t, w.lower, n1)
	f.add(t, t1, w.suffix[1])
	f.add(t, t1, t2, w.suffix[1])
	f.add(t, n1, w.suffix[1])
}

// best is the class of the highest score, the first of equals.
func best(scores []int32) int {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return top
}
