package events

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// joinNames hangs the parts of a name that the parser left side by side on the first of them: two neighbouring proper nouns
// with the same head and relation are one phrase, since a coordination would have a conjunction or comma between them.
func (r repairer) joinNames() {
	for i := len(r) - 1; i > 0; i-- {
		a, b := &r[i-1], &r[i]
		if b.Tag == text.PROPN && a.Tag == text.PROPN && a.Rel == b.Rel && a.Head == b.Head && a.Sentence == b.Sentence && isArgument(b.Rel) {
			b.Rel, b.Head = text.Flat, i-1
		}
	}
}

func isArgument(r text.Rel) bool {
	switch r.Base() {
	case text.Nsubj, text.Obj, text.Iobj, text.Obl, text.Nmod, text.Conj:
		return true
	}
	return false
}

// mendCoordination reads "beat and arrested protesters" as two verbs with one object, not as one verb and arrested protesters.
func (r repairer) mendCoordination(t int) {
	n := r[t].Head
	if t == 0 || r[t-1].Tag != text.CCONJ || !r.same(n, t) || n < t || r[n].Rel != text.Conj || !r.same(r[n].Head, t) || r[r[n].Head].Tag != text.VERB || r[n].Head != t-2 {
		return
	}
	r[t].Head, r[t].Rel = r[n].Head, text.Conj
	r[n].Head, r[n].Rel = t, text.Obj
	r[t-1].Head = t
}

// mendResultative makes a predicate of an adjective that says what became of an object: "left 12 people dead", "shot dead a guard".
func (r repairer) mendResultative(t int) {
	n := r[t].Head
	switch {
	case !r.same(n, t) || !r.same(r[n].Head, t) || r[n].Rel != text.Obj:
	case n == t-1 || n > t && r[n].Head == t-1 && t+1 < len(r) && (r[t+1].Tag == text.DET || r[t+1].Tag == text.NUM):
		r[t].Head, r[t].Rel = r[n].Head, text.Xcomp
	}
}

var resultAdjectives = set("dead wounded injured homeless missing")

// mendDated takes a phrase off a time expression beside it: in "imposed on Eritrea nine years ago" the years are not Eritrea's, in "a truce
// on Friday in Libya" the Friday is not Libya's.
func (r repairer) mendDated(t int, date []bool) {
	h := r[t].Head
	if !r.same(h, t) || !date[h] {
		return
	}
	for range clauseDepth {
		if h = r[h].Head; !r.same(h, t) {
			return
		}
		if !date[h] {
			break
		}
	}
	r[t].Head, r[t].Rel = h, text.Nmod
	if r[h].Tag == text.VERB {
		r[t].Rel = text.Obl
	}
	if t > 0 && r[t-1].Rel == text.Case {
		r[t-1].Head = t
	}
}

// mendFrontedDate parts a date that opens a clause from the subject that follows it without a comma: "On 21 June Mexican police arrested".
func (r repairer) mendFrontedDate(t int, date []bool) {
	last, subj := t+1, r[t].Head
	for r.same(last+1, t) && date[last+1] {
		last++
	}
	verb := r[subj].Head
	if last >= subj || !r.same(verb, t) || verb < subj || r[verb].Tag != text.VERB || r[subj].Rel != text.Obl && r[subj].Rel != text.Nsubj || r[subj].Rel == text.Obl && r.child(verb, t, text.Nsubj, text.NsubjPass) >= 0 {
		return
	}
	for d := t + 1; d < last; d++ {
		r[d].Head = last
	}
	r[t].Head = last
	r[last].Head, r[last].Rel = verb, text.Obl
	r[subj].Rel = text.Nsubj
	if r.child(verb, t, text.AuxPass) >= 0 {
		r[subj].Rel = text.NsubjPass
	}
}

// mendInfinitive reads "to displaced families" as a phrase: an infinitive is no participle.
func (r repairer) mendInfinitive(t int) {
	obj := r.child(t, t+1, text.Obj, text.Obl)
	if obj < 0 && r.same(t+1, t) && r[t+1].Rel == text.Obl && r[t+1].Head == r[t].Head {
		obj = t + 1
	}
	if obj < 0 || r.child(obj, t+1, text.Case) >= 0 {
		return
	}
	r[obj].Head, r[obj].Rel = r[t].Head, text.Obl
	r[t].Head, r[t].Rel = obj, text.Amod
	r[t-1].Head, r[t-1].Rel, r[t-1].Tag = obj, text.Case, text.ADP
}

// mendConjunct hangs a phrase on the noun right before it where that is coordinated with one that has a phrase of its own already: in
// "observation of the border and talks with Iran" the talks are with Iran.
func (r repairer) mendConjunct(t int) {
	h := r[t].Head
	first := r.child(t, r.start(t), text.Case)
	if first < 1 || first > t || !r.same(h, t) || h >= first || r[h].Tag != text.NOUN {
		return
	}
	c := first - 1
	if own := r.child(h, h+1, text.Nmod); r[c].Tag == text.NOUN && r[c].Head == h && r[c].Rel == text.Conj && own >= 0 && own < c {
		r[t].Head = c
	}
}

// mendGerund makes a noun of the gerund in "Fighting between the army and rebels erupted": only nouns are between two sides.
func (r repairer) mendGerund(t int) {
	if !r.same(t+1, t) || r[t+1].Lemma != "between" || !r[t].Feats.Has(text.Ger) || r.child(t, t+1, text.Obj) >= 0 {
		return
	}
	r[t].Tag, r[t].Feats, r[t].Lemma = text.NOUN, 0, strings.ToLower(r[t].Form)
	if r[t].Rel == text.Csubj || r[t].Rel == text.Advcl {
		r[t].Rel = text.Nsubj
	}
	sides := r.child(t, t+1, text.Obl)
	if sides < 0 {
		return
	}
	r[sides].Rel = text.Nmod
	for a := sides + 1; a < t+repairReach && r.same(a, t); a++ {
		if r[a].Head == t && r[a].Rel == text.Conj && (r[a].Tag == text.NOUN || r[a].Tag == text.PROPN) {
			r[a].Head = sides
		}
	}
}

// mendOpening reads "Visiting lawmakers met exiles" as lawmakers who visit: a clause that opens a sentence ends in a comma, and the verb
// behind it needs a subject.
func (r repairer) mendOpening(t int) {
	verb := r[t].Head
	n := r.child(t, t+1, text.Obj)
	if n < 0 || t != r.start(t) || verb != n+1 || !r.same(verb, t) || r[verb].Tag != text.VERB || !r[t].Feats.Has(text.Ger) && !r[t].Feats.Has(text.Part) ||
		r.child(verb, t, text.Nsubj, text.NsubjPass, text.Csubj) >= 0 {
		return
	}
	r[t].Head, r[t].Rel = n, text.Amod
	r[n].Head, r[n].Rel = verb, text.Nsubj
}

// mendCount makes the object of a verb of the number behind it: "arrested between 30 and 40 demonstrators".
func (r repairer) mendCount(t int) {
	verb := r[t].Head
	c := verb + 1
	if r[t].Tag == text.NOUN && c+1 < t && r.same(verb, t) && r[verb].Tag == text.VERB && r[c].Lemma == "between" && r[c].Head == t &&
		r[c+1].Tag == text.NUM && r[c+1].Head == t && r.child(verb, c, text.Obj) < 0 {
		r[t].Rel = text.Obj
		r[c].Rel = text.Advmod
	}
}
