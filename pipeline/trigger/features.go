package trigger

import (
	"math/bits"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Reader reads a document's words; its buffers serve from word to word, so each goroutine needs its own.
type Reader struct {
	*syntax.Tree
	Coded []string // the types of the events that the lexicon has found, by their triggers' tokens; a sentence's before it is asked about

	net      *hashnet.Net
	known    Known
	forms    text.Spellings
	sentence sentence
	bag      hashnet.Bag
	names    []name // of the features in the bag, while isNaming
	isNaming bool
	answers  []int

	subjects, objects, clauses [][]int8 // word vectors
}

// NewReader makes a reader of a document's words.
func NewReader(t *syntax.Tree, net *hashnet.Net, known Known) *Reader {
	return &Reader{Tree: t, Coded: make([]string, len(t.Tokens)), net: net, known: known, forms: text.Spellings{}, sentence: sentence{index: -1}, bag: make(hashnet.Bag, 0, leastNames)}
}

// IsCandidate tells a token that may be asked about: a predicate that is no part of a date.
func (r *Reader) IsCandidate(token int) bool { return r.FrameAt(token) != nil && !r.InDate(token) }

// Features are what is asked of a token, good until the next call.
func (r *Reader) Features(token int) []uint32 {
	r.own(token)
	r.whole()
	return r.bag
}

// own puts in what is said of a token and not of all its sentence.
func (r *Reader) own(token int) {
	r.open(token)
	r.bag = r.bag[:0]
	r.word(token)
	r.governor(token)
	r.children(token)
	r.frame(token)
	r.around(token)
	r.meaning(token)
	r.tells(token)
}

// word is the trigger itself.
func (r *Reader) word(t int) {
	tok := &r.Tokens[t]
	tag, lemma, coded := tags[tok.Tag], r.lemma(t), r.coded(t)
	r.add(nameLemma, lemma)
	r.add(nameLemma, lemma, tag)
	r.add(nameTag, tag, rels[tok.Rel])
	form := hashnet.WordOf(r.forms.Of(tok.Feats))
	r.add(nameForm, form, tag)
	r.add(nameLemmaAndForm, lemma, form)
	r.add(nameCoded, coded)
	r.knows(nameSelf, tag, t)
	if len(r.knownOf(t)) == 0 {
		r.add(nameUnknown, tag)
		r.add(nameEnding, hashnet.WordOf(lemma.Text[max(0, len(lemma.Text)-endingBytes):]), tag)
	}
}

// endingBytes is how much of a word that the lexicon does not know says what sort it is: "-ation", "-ize".
const endingBytes = 4

// knows puts in what the lexicon knows of a word in some position, and the same with another feature.
func (r *Reader) knows(position, with hashnet.Word, t int) {
	for _, k := range r.knownOf(t) {
		r.both(with, nameKnows, position, k)
	}
}

// governor is what the trigger hangs on.
func (r *Reader) governor(t int) {
	rel := rels[r.Tokens[t].Rel]
	h := r.Head(t)
	if h < 0 {
		r.add(nameRoot)
		return
	}
	r.add(nameHead, r.lemma(h), rel)
	r.add(nameHead, tags[r.Tokens[h].Tag], rel)
	r.add(nameHeadCoded, r.coded(h), rel)
	r.add(nameMarked, hashnet.WordOf(r.Preposition(t)), rel)
	r.knows(nameHead, rel, h)
}

// children are the words that hang on the trigger, and those of the clauses among them.
func (r *Reader) children(t int) {
	lemma := r.lemma(t)
	for c := range r.Children(t) {
		tok := &r.Tokens[c]
		if tok.Rel == text.Punct {
			continue
		}
		rel := rels[tok.Rel]
		r.add(nameChild, rel)
		r.both(lemma, nameChild, rel, r.lemma(c))
		r.add(nameChildOf, lemma, rel)
		r.add(nameChildCoded, r.coded(c), rel)
		if p := r.Preposition(c); p != "" {
			r.both(lemma, nameMarkedChild, rel, hashnet.WordOf(p))
		}
		r.knows(nameChild, rel, c)
		switch tok.Rel.Base() {
		case text.Ccomp, text.Xcomp, text.Parataxis:
			r.clause(c)
		}
	}
}

// clause is what a complement of the trigger says: "said that the vote was a farce".
func (r *Reader) clause(head int) {
	r.eachOfClause(head, func(w int) {
		r.add(nameClause, r.lemma(w))
		r.knows(nameClause, nothing, w)
	})
	subject := r.Child(head, text.Nsubj, text.NsubjPass)
	if subject >= 0 {
		r.add(nameClauseOf, r.who(subject), r.lemma(head))
		r.add(nameClauseOf, r.who(subject))
	}
}

// eachOfClause calls see with the words of a clause that mean something.
func (r *Reader) eachOfClause(head int, see func(int)) {
	first, last := r.SentenceOf(head)
	for w := max(first, head-clauseReach); w < min(last, head+clauseReach); w++ {
		if tag := r.Tokens[w].Tag; (tag.IsContent() || tag == text.AUX) && r.Under(w, head) {
			see(w)
		}
	}
}

// clauseReach is how many words before and behind its head a clause is read.
const clauseReach = 10

// frame is who plays which role, and whether it happened.
func (r *Reader) frame(t int) {
	f := r.FrameAt(t)
	if f == nil {
		r.add(nameNoFrame)
		return
	}
	lemma, tag := r.lemma(t), tags[r.Tokens[t].Tag]
	happened := number(int(f.Happened * certainties))
	r.add(nameHappened, happened)
	r.add(nameHappened, happened, tag)
	r.add(nameArguments, number(len(f.Args)), tag)
	for i := range f.Args {
		a := &f.Args[i]
		role, who := hashnet.WordOf(a.Role.String()), r.who(a.Head)
		r.both(lemma, nameRole, role)
		r.both(lemma, nameRole, role, who)
		r.add(nameRole, role, who, tag)
		r.add(nameRole, role, r.lemma(a.Head))
		for _, k := range r.knownOf(t) {
			r.add(nameRoleAndKnown, role, who, k)
		}
		r.knows(nameRole, role, a.Head)
	}
}

// certainties is into how many steps from -1 to 1 a frame's Happened is rounded, for each side of 0.
const certainties = 3

// who says what a word stands for: the kind and sector of an actor, else of a name, else its part of speech.
func (r *Reader) who(t int) hashnet.Word {
	if m := r.MentionAt(t); m >= 0 {
		if ref := r.ActorMentions[m].Ref; ref >= 0 {
			a := &r.Actors[ref]
			if a.Sector != "" {
				return hashnet.WordOf(a.Sector)
			}
			return hashnet.WordOf(a.Kind)
		}
		return hashnet.WordOf(string(r.ActorMentions[m].Kind))
	}
	if n := r.NameAt(t); n != nil {
		return nameKinds[n.Kind]
	}
	return tags[r.Tokens[t].Tag]
}

// near is how many words before and behind the trigger count each at its place.
const near = 2

// around is what stands before and behind the trigger.
func (r *Reader) around(t int) {
	first, last := r.SentenceOf(t)
	for w := max(first, t-near); w < min(last, t+near+1); w++ {
		if w != t {
			r.add(nameAt, number(w-t), r.lemma(w))
		}
	}
	r.add(nameEvents, number(r.sentence.events), tags[r.Tokens[t].Tag])
	r.add(nameQuoted, number(r.at(t).quotes%2))
}

// whole is what the words of a sentence have in common.
func (r *Reader) whole() {
	s := &r.Sentences[r.sentence.index]
	for w := s.First; w < s.Last; w++ {
		switch r.Tokens[w].Tag {
		case text.NOUN, text.VERB, text.ADJ:
			r.add(nameWord, r.lemma(w))
		}
	}
	r.add(nameEvents, number(r.sentence.events))
	r.add(nameWords, number(bits.Len(uint(s.Last-s.First))))
	r.add(nameSentence, number(bits.Len(uint(r.sentence.index))))
}

// maxEvents is from how many events of a sentence on their number says no more.
const maxEvents = 3
