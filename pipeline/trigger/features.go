package trigger

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Reader reads a document's words; its buffers serve from word to word, so each goroutine needs its own.
type Reader struct {
	*syntax.Tree
	Coded map[int]string // the types of the events that the lexicon has found, by their triggers' tokens

	net      *hashnet.Net
	known    map[string][]string
	forms    text.Spellings
	bag      hashnet.Bag
	names    []string // of the features in the bag, while isNaming
	isNaming bool
	answers  []int
}

// NewReader makes a reader of a document's words. Known is what the lexicon says of a lemma in any of its patterns: PLOVER types, and what it
// makes of a clause that it governs ("makes accuse").
func NewReader(t *syntax.Tree, net *hashnet.Net, known map[string][]string) *Reader {
	return &Reader{Tree: t, Coded: map[int]string{}, net: net, known: known, forms: text.Spellings{}}
}

// IsCandidate tells a token that may be asked about: a predicate that is no part of a date.
func (r *Reader) IsCandidate(token int) bool { return r.FrameAt(token) != nil && !r.InDate(token) }

// Features are what is asked of a token, good until the next call.
func (r *Reader) Features(token int) []uint32 {
	r.bag = r.bag[:0]
	r.word(token)
	r.governor(token)
	r.children(token)
	r.frame(token)
	r.sentence(token)
	return r.bag
}

// word is the trigger itself.
func (r *Reader) word(t int) {
	tok := &r.Tokens[t]
	tag, lemma := tok.Tag.String(), r.Lemma(t)
	r.add("lemma", lemma)
	r.add("lemma", lemma, tag)
	r.add("tag", tag, tok.Rel.String())
	form := r.forms.Of(tok.Feats)
	r.add("form", form, tag)
	r.add("lemma and form", lemma, form)
	r.add("coded", r.Coded[t])
	r.knows("self", tag, lemma)
	if len(r.known[lemma]) == 0 {
		r.add("unknown", tag)
		r.add("ending", lemma[max(0, len(lemma)-endingBytes):], tag)
	}
}

// endingBytes is how much of a word that the lexicon does not know says what sort it is: "-ation", "-ize".
const endingBytes = 4

// knows puts in what the lexicon knows of a word in some position, and the same with another feature.
func (r *Reader) knows(position, with, lemma string) {
	for _, k := range r.known[lemma] {
		r.both(with, "knows", position, k)
	}
}

// governor is what the trigger hangs on.
func (r *Reader) governor(t int) {
	rel := r.Tokens[t].Rel.String()
	h := r.Head(t)
	if h < 0 {
		r.add("root")
		return
	}
	r.add("head", r.Lemma(h), rel)
	r.add("head", r.Tokens[h].Tag.String(), rel)
	r.add("head coded", r.Coded[h], rel)
	r.add("marked", r.Preposition(t), rel)
	r.knows("head", rel, r.Lemma(h))
}

// children are the words that hang on the trigger, and those of the clauses among them.
func (r *Reader) children(t int) {
	lemma := r.Lemma(t)
	for c := range r.Children(t) {
		tok := &r.Tokens[c]
		if tok.Rel == text.Punct {
			continue
		}
		rel, word := tok.Rel.String(), r.Lemma(c)
		r.add("child", rel)
		r.both(lemma, "child", rel, word)
		r.add("child of", lemma, rel)
		r.add("child coded", r.Coded[c], rel)
		if p := r.Preposition(c); p != "" {
			r.both(lemma, "marked child", rel, p)
		}
		r.knows("child", rel, word)
		switch tok.Rel.Base() {
		case text.Ccomp, text.Xcomp, text.Parataxis:
			r.clause(c)
		}
	}
}

// clause is what a complement of the trigger says: "said that the vote was a farce".
func (r *Reader) clause(head int) {
	first, last := r.SentenceOf(head)
	for w := max(first, head-clauseReach); w < min(last, head+clauseReach); w++ {
		switch r.Tokens[w].Tag {
		case text.NOUN, text.VERB, text.ADJ, text.ADV, text.AUX:
			if r.Under(w, head) {
				r.add("clause", r.Lemma(w))
				r.knows("clause", "", r.Lemma(w))
			}
		}
	}
	subject := r.Child(head, text.Nsubj, text.NsubjPass)
	if subject >= 0 {
		r.add("clause of", r.who(subject), r.Lemma(head))
		r.add("clause of", r.who(subject))
	}
}

// clauseReach is how many words before and behind its head a clause is read.
const clauseReach = 10

// frame is who plays which role, and whether it happened.
func (r *Reader) frame(t int) {
	f := r.FrameAt(t)
	if f == nil {
		r.add("no frame")
		return
	}
	lemma, tag := r.Lemma(t), r.Tokens[t].Tag.String()
	r.add("happened", strconv.Itoa(int(f.Happened*certainties)))
	r.add("happened", strconv.Itoa(int(f.Happened*certainties)), tag)
	r.add("arguments", strconv.Itoa(len(f.Args)), tag)
	for i := range f.Args {
		a := &f.Args[i]
		role, who := a.Role.String(), r.who(a.Head)
		r.both(lemma, "role", role)
		r.both(lemma, "role", role, who)
		r.add("role", role, who, tag)
		r.add("role", role, r.Lemma(a.Head))
		for _, k := range r.known[lemma] {
			r.add("role and known", role, who, k)
		}
		r.knows("role", role, r.Lemma(a.Head))
	}
}

// certainties is into how many steps from -1 to 1 a frame's Happened is rounded, for each side of 0.
const certainties = 3

// who says what a word stands for: the kind and sector of an actor, else of a name, else its part of speech.
func (r *Reader) who(t int) string {
	if m := r.MentionAt(t); m >= 0 {
		if ref := r.ActorMentions[m].Ref; ref >= 0 {
			a := &r.Actors[ref]
			if a.Sector != "" {
				return a.Sector
			}
			return a.Kind
		}
		return string(r.ActorMentions[m].Kind)
	}
	if n := r.NameAt(t); n != nil {
		return nameKinds[n.Kind]
	}
	return r.Tokens[t].Tag.String()
}

var nameKinds = [...]string{"", "person", "organisation", "location", "nationality", "miscellaneous"}

// near is how many words before and behind the trigger count each at its place.
const near = 2

// sentence is what stands around.
func (r *Reader) sentence(t int) {
	first, last := r.SentenceOf(t)
	events, quotes := 0, 0
	for w := first; w < last; w++ {
		if r.Coded[w] != "" {
			events++
		}
		switch r.Tokens[w].Tag {
		case text.NOUN, text.VERB, text.ADJ:
			r.add("word", r.Lemma(w))
		}
		if w < t && strings.ContainsAny(r.Tokens[w].Form, "\"“”") {
			quotes++
		}
		if off := w - t; off != 0 && -near <= off && off <= near {
			r.add("at", strconv.Itoa(off), r.Lemma(w))
		}
	}
	r.add("events", strconv.Itoa(min(events, maxEvents)))
	r.add("events", strconv.Itoa(min(events, maxEvents)), r.Tokens[t].Tag.String())
	r.add("quoted", strconv.Itoa(quotes%2))
	r.add("words", strconv.Itoa(bits.Len(uint(last-first))))
	r.add("sentence", strconv.Itoa(bits.Len(uint(r.Tokens[t].Sentence))))
}

// maxEvents is from how many events of a sentence on their number says no more.
const maxEvents = 3
