package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// repaired is a copy of the document's tokens with the slips mended that a parser makes where news packs its sentences most densely. Each
// repair asks for a tree that no grammatical sentence has, so that right trees stay as they are.
// date tells which tokens belong to time expressions.
func repaired(tokens []text.Token, date []bool) []text.Token {
	r := repairer(slices.Clone(tokens))
	r.joinNames()
	for t := range r {
		switch tok := &r[t]; {
		case tok.Tag == text.ADJ && tok.Rel == text.Amod && t > 0 && resultAdjectives[tok.Lemma]:
			r.mendResultative(t)
		case tok.Rel == text.Case && r.same(tok.Head, t) && r[tok.Head].Rel == text.NmodDesc && r.same(r[tok.Head].Head, t):
			tok.Head = r[tok.Head].Head // "with Prime Minister Smith": the preposition marks the name, not its title
		case tok.Rel == text.Case && t+1 < len(r) && date[t+1] && r.same(tok.Head, t) && !date[tok.Head] && tok.Head > t:
			r.mendFrontedDate(t, date)
		case tok.Rel == text.Compound && t > 0 && date[t] && date[t-1] && tok.Head > t && r.same(tok.Head, t) && !date[tok.Head]:
			tok.Head, tok.Rel = t-1, text.NmodUnmarked // "On 21 June Mexican police": the month is the day's
		case tok.Rel == text.Nummod && t > 0 && date[t] && r[t-1].Head == t && r.same(tok.Head, t) && !date[tok.Head] && r[tok.Head].Rel.Base() == text.Nsubj:
			tok.Head, tok.Rel = r[tok.Head].Head, text.Obl // "On 3 May Turkish police arrested": the day is when it was, not how many they were
		case tok.Rel == text.NsubjPass && r.same(tok.Head, t) && r.child(tok.Head, t, text.Obj) > tok.Head && r.child(tok.Head, t, text.Aux, text.AuxPass) < 0:
			tok.Rel = text.Nsubj
		case !date[t] && (tok.Tag == text.PROPN && tok.Rel == text.Compound || tok.Rel == text.Nmod):
			r.mendDated(t, date)
			r.mendConjunct(t)
		case tok.Tag == text.ADJ && tok.Rel == text.Amod && t > 0 && r[t-1].Tag == text.PRON && strings.HasSuffix(tok.Form, "ed"):
			r.mendPredicate(t)
		case tok.Rel == text.NsubjOuter && r.same(tok.Head, t) && r.same(r[tok.Head].Head, t) && r[r[tok.Head].Head].Tag == text.ADJ && r.child(r[tok.Head].Head, t, text.Cop) > t:
			tok.Head, tok.Rel = r[tok.Head].Head, text.Nsubj // "Japan is due to sign": it is Japan that is due
		case tok.Rel == text.Obl:
			r.mendCount(t)
		case tok.Tag == text.ADJ && r.child(t, t+1, text.Obj) > t:
			r.mendNegated(t)
		case tok.Tag != text.VERB:
		case t > 0 && r[t-1].Head == t && r[t-1].Tag == text.PART && r[t-1].Lemma == "to" && r[t].Feats.Has(text.Past|text.Part):
			r.mendInfinitive(t)
		case tok.Rel == text.Amod:
			r.mendCoordination(t)
			r.mendGardenPath(t)
			r.mendFragment(t)
		case tok.Rel == text.AclRelcl:
			r.mendTold(t)
		case tok.Rel == text.Acl:
			r.mendHeadless(t)
			r.mendSubordinate(t)
			if r[t].Rel == text.Acl && r[t].Feats.Has(text.Past) && !ditransitives[tok.Lemma] {
				r.mendGardenPath(t)
			}
			r.mendParticiple(t)
		case tok.Rel == text.Advcl:
			r.mendResult(t)
			r.mendInverted(t)
			r.mendGerund(t)
			r.mendOpening(t)
		case tok.Rel == text.Csubj:
			r.mendGerund(t)
		}
	}
	for t := range r {
		switch {
		case r[t].Tag == text.VERB && r[t].Rel == text.Acl && t > 1 && r[t-1].Lemma == "to" && r[t-1].Head == t:
			r.mendHeadline(t)
		case r[t].Tag == text.VERB:
			r.findSubject(t)
		}
	}
	return r
}

type repairer []text.Token

// same tells whether two tokens are of one sentence.
func (r repairer) same(a, b int) bool {
	return a >= 0 && b >= 0 && a < len(r) && b < len(r) && r[a].Sentence == r[b].Sentence
}

// child is the first dependent of t with one of the relations among the words of its sentence from first on, or -1.
func (r repairer) child(t, first int, rels ...text.Rel) int {
	for a := first; a < t+repairReach && r.same(a, t); a++ {
		if r[a].Head == t && slices.Contains(rels, r[a].Rel) {
			return a
		}
	}
	return -1
}

// repairReach is how many words before and after a word its repairs look: more than news sentences have between a verb and its
// subject, and little enough that a text without full stops costs no more than others.
const repairReach = 50

// start is the first token of t's sentence within reach.
func (r repairer) start(t int) int {
	first := t
	for t-first < repairReach && r.same(first-1, t) {
		first--
	}
	return first
}

// below tells whether t hangs, however far down, on top.
func (r repairer) below(t, top int) bool {
	for range 4 * clauseDepth {
		if t == top {
			return true
		}
		if t < 0 || t >= len(r) {
			return false
		}
		t = r[t].Head
	}
	return false
}

// mendGardenPath undoes "forces deployed along the border shelled the town" read as "deployed along the [shelled border]" or as "the border
// that was shelled": neither adjective nor participle takes an object. The verb becomes the head of its clause, and the participle before it describes the subject.
func (r repairer) mendGardenPath(t int) {
	if r.child(t, t+1, text.Obj) < 0 {
		return
	}
	for u := t - 1; u >= r.start(t); u-- {
		if r[u].Tag != text.VERB {
			continue
		}
		first := r.start(t)
		subj := r.child(u, first, text.Nsubj)
		if subj < 0 || subj > u || r.child(u, first, text.Aux, text.Obj, text.Conj) >= 0 || !r.below(t, u) {
			return
		}
		r[t].Head, r[t].Rel = r[u].Head, r[u].Rel
		for a := first; a < u; a++ {
			if r[a].Head == u {
				r[a].Head = t
				if r[a].Rel == text.Mark && r[t].Rel == text.Acl {
					r[t].Rel = text.Advcl // "after" opens a clause of time, not a description
				}
			}
		}
		r[u].Head, r[u].Rel = subj, text.Acl
		return
	}
}

// ditransitives are the verbs whose participle keeps an object: "to a man named Ali", "by soldiers given a medal".
var ditransitives = set("allot ask assign award call charge deny dub fine give grant lend loan name offer owe pay promise sell send show teach tell title")

// mendFragment reads "Chad sheltered refugees." as a clause where the parser took it for a phrase, refugees sheltered by somebody called Chad:
// a sentence that ends in a full stop has a verb.
func (r repairer) mendFragment(t int) {
	h := t + 1
	for r.same(h, t) && r[h].Rel != text.Root && h-t < repairReach {
		h++
	}
	first := r.start(t)
	if !r.same(h, t) || t == first || r[h].Tag != text.NOUN && r[h].Tag != text.PROPN || r[t].Form == r[t].Lemma || !r[t].Feats.Has(text.Past) ||
		r[t].Head != h && r[t].Head != t-1 || !r.endsInStop(h) || r.child(h, first, text.Cop) >= 0 {
		return
	}
	subj := -1
	for a := first; a < t; a++ { // the part that the word before the verb belongs to
		if r[a].Head == h && (r[a].Tag == text.NOUN || r[a].Tag == text.PROPN) && r[a].Rel != text.Obl && r.below(t-1, a) {
			subj = a
		}
	}
	if subj < 0 {
		return
	}
	for a := first; a < t; a++ {
		switch {
		case r[a].Head != h || a == subj:
		case r[a].Tag == text.PROPN:
			r[a].Head, r[a].Rel = subj, text.Compound
		case a < subj, r[a].Tag == text.NOUN:
			r[a].Head = subj
		}
	}
	r[subj].Head, r[subj].Rel = t, text.Nsubj
	r[t].Head, r[t].Rel = r[h].Head, text.Root
	r[h].Head, r[h].Rel = t, text.Obj
}

// endsInStop tells whether the sentence of t ends in a full stop.
func (r repairer) endsInStop(t int) bool {
	for last := t + repairReach; r.same(t+1, t) && t < last; {
		t++
	}
	for t > 0 && r[t].Tag == text.PUNCT && r[t].Form != "." {
		t--
	}
	return r[t].Form == "."
}

// mendHeadless makes the verb of a clause that was read as a phrase its head: a participle behind its noun takes no object, so that in
// "The group released 19 hostages" it is the predicate.
func (r repairer) mendHeadless(t int) {
	h := r[t].Head
	if r.same(h, t) && h < t && r[h].Rel == text.Nsubj && r.same(r[h].Head, t) && r.child(r[h].Head, t, text.Nsubj) >= 0 {
		verb := r[h].Head // "The union called off its strike, a spokeswoman said": no verb has two subjects
		r[t].Head, r[t].Rel = verb, text.Ccomp
		r[h].Head, r[h].Rel = t, text.Nsubj
		return
	}
	if !r.same(h, t) || h > t || r[h].Rel != text.Root || r[h].Tag != text.NOUN && r[h].Tag != text.PROPN ||
		r.child(t, t+1, text.Obj) < 0 && !r.countsObject(t) || r.child(t, r.start(t), text.Aux, text.Mark) >= 0 || r[t].Feats.Has(text.Ger) || r[t].Feats.Has(text.Part|text.Pres) ||
		r.child(h, r.start(t), text.Cop, text.Nsubj) >= 0 {
		return
	}
	r[t].Head, r[t].Rel = r[h].Head, text.Root
	r[h].Head, r[h].Rel = t, text.Nsubj
}

// mendTold makes a complement of what was read as a relative clause: in "told reporters that soldiers had fired" the "that" only marks it.
func (r repairer) mendTold(t int) {
	h := r[t].Head
	m := r.child(t, r.start(t), text.Mark)
	if m >= 0 && r[m].Lemma == "that" && r.same(h, t) && r.same(r[h].Head, t) && r[r[h].Head].Tag == text.VERB {
		r[t].Head, r[t].Rel = r[h].Head, text.Ccomp
	}
}

// mendSubordinate makes a clause of what was read as a phrase behind "after" or "since": "after forces deployed there shelled the town". A
// participle that describes a noun takes no object of its own.
func (r repairer) mendSubordinate(t int) {
	if r[t].Rel != text.Acl || !r[t].Feats.Has(text.Past) || r[t].Form == r[t].Lemma || r.child(t, t+1, text.Obj) < 0 || r.child(t, r.start(t), text.Aux, text.Mark) >= 0 {
		return
	}
	for s := t - 1; s >= r.start(t); s-- {
		if r[s].Tag == text.VERB && r[s].Rel != text.Acl && r[s].Rel != text.Amod {
			return
		}
		c := r.child(s, r.start(t), text.Case)
		if r[s].Rel != text.Obl || c < 0 || c > s || !subordinators[r[c].Lemma] || !r.same(r[s].Head, t) {
			continue
		}
		r[t].Head, r[t].Rel = r[s].Head, text.Advcl
		r[s].Head, r[s].Rel = t, text.Nsubj
		r[c].Head, r[c].Rel = t, text.Mark
		return
	}
}

// subordinators are the prepositions that open clauses as well.
var subordinators = set("after before since until as")

// countsObject tells a verb with a number behind it that was read as an oblique: "released at least 19 hostages".
func (r repairer) countsObject(t int) bool {
	n := r.child(t, t+1, text.Obl)
	return n >= 0 && t+2 < len(r) && r[t+1].Lemma == "at" && r[t+2].Lemma == "least" && r.child(n, t+1, text.Nummod) >= 0
}

// mendParticiple hangs a participle on the noun right before it ("resulting in 40 villagers killed") rather than on one that the noun
// does not belong to.
func (r repairer) mendParticiple(t int) {
	if n := t - 1; r.same(n, t) && r[t].Feats.Has(text.Part) && (r[n].Tag == text.NOUN || r[n].Tag == text.PROPN) &&
		r[n].Rel != text.Compound && !r.below(n, r[t].Head) && !r.below(r[t].Head, t) && !r.below(n, t) {
		r[t].Head = n
	}
}

// mendResult makes the noun behind "led to" or "resulted in" the subject of the gerund that follows it: "led to Egypt closing the border".
func (r repairer) mendResult(t int) {
	n, h := t-1, r[t].Head
	if !r.same(n, t) || !r.same(h, t) || r[n].Head != h || r[n].Rel != text.Obl || !resultVerbs[r[h].Lemma] {
		return
	}
	if c := r.child(n, r.start(t), text.Case); c >= 0 && c < n {
		r[c].Head, r[c].Rel = t, text.Mark
		r[n].Head, r[n].Rel = t, text.Nsubj
	}
}

var resultVerbs = set("lead result")

// mendInverted hangs "killed" on the villagers and "resulting" on the clause before it where "resulting in 40 villagers killed" was read
// the other way round. What is coordinated with the participle goes along: "resulting in 40 villagers killed and a school burned".
func (r repairer) mendInverted(t int) {
	n := t - 1
	if !r.same(n, t) || !r[t].Feats.Has(text.Part) || r[n].Rel != text.Obl || r[n].Tag == text.VERB {
		return
	}
	h := r[n].Head
	if !r.same(h, t) || h > n || r[h].Head != t || !resultVerbs[r[h].Lemma] {
		return
	}
	r[h].Head, r[h].Rel = r[t].Head, text.Advcl
	r[t].Head, r[t].Rel = n, text.Acl
	for c := t + 1; c < t+repairReach && r.same(c, t); c++ {
		if r[c].Head != t || r[c].Rel != text.Conj {
			continue
		}
		s := r.child(c, t, text.Nsubj)
		switch {
		case r[c].Tag != text.VERB:
			r[c].Head = n
		case s >= 0 && r[c].Feats.Has(text.Part):
			r[s].Head, r[s].Rel = n, text.Conj
			r[c].Head, r[c].Rel = s, text.Acl
		}
	}
}

// mendPredicate makes the predicate of what was read as an adjective behind a pronoun: "They disabled radars." is a clause, since a phrase
// has no subject.
func (r repairer) mendPredicate(t int) {
	h := r[t].Head
	if !r.same(h, t) || h < t || r[h].Rel != text.Root || r[h].Tag != text.NOUN || r[t-1].Head != h || r[t-1].Rel != text.Nsubj ||
		r.child(h, r.start(t), text.Cop) >= 0 {
		return
	}
	r[t].Tag, r[t].Feats = text.VERB, text.Past
	r[t].Lemma = text.Lemma(r[t].Form, text.VERB, text.Past)
	r[t-1].Head = t
	r[t].Head, r[t].Rel = r[h].Head, text.Root
	r[h].Head, r[h].Rel = t, text.Obj
	for c := h + 1; c < h+repairReach && r.same(c, h); c++ {
		if r[c].Head == h && r[c].Tag == text.VERB && r[c].Rel == text.Acl && c > 0 && r[c-1].Tag == text.PUNCT {
			r[c].Head, r[c].Rel = t, text.Advcl
		}
	}
}

// mendNegated makes a verb of what was read as an adjective in "did not free the hostages": the auxiliary "do" and an object are a verb's.
func (r repairer) mendNegated(t int) {
	if do := r.child(t, r.start(t), text.Aux); do >= 0 && do < t && r[do].Lemma == "do" {
		r[t].Tag, r[t].Lemma = text.VERB, strings.ToLower(r[t].Form)
	}
}

// mendHeadline makes the predicate of a headline of its infinitive: "Macron to meet Meloni in Rome" is no phrase for a Macron.
func (r repairer) mendHeadline(t int) {
	h := r[t].Head
	if !r.same(h, t) || h > t || r[h].Rel != text.Root || r[h].Tag != text.PROPN || !r.below(t-2, h) || r.child(h, r.start(t), text.Cop, text.Nsubj, text.Parataxis) >= 0 {
		return
	}
	r[t].Head, r[t].Rel = r[h].Head, text.Root
	r[h].Head, r[h].Rel = t, text.Nsubj
}

// findSubject gives a finite verb without a subject the phrase right before it where that hangs, over a comma, on a phrase further left:
// "In a call with President Erdoğan, President Aliyev said" is no call with both.
func (r repairer) findSubject(t int) {
	first := r.start(t)
	if !r[t].Feats.Has(text.Past) && !r[t].Feats.Has(text.Pres) || r[t].Feats.Has(text.Part) && r.child(t, first, text.Aux, text.AuxPass) < 0 ||
		r[t].Rel != text.Root && r[t].Rel != text.Ccomp || r.child(t, first, text.Nsubj, text.NsubjPass, text.Csubj, text.CsubjPass, text.Expl) >= 0 {
		return
	}
	last := t - 1
	for last > first && (r[last].Tag == text.AUX || r[last].Tag == text.ADV || r[last].Tag == text.PART) {
		last--
	}
	if last < first {
		return
	}
	comma := last
	for comma > first && r[comma].Form != "," {
		comma--
	}
	top := last
	for range clauseDepth {
		if r[top].Head <= comma || r[top].Head >= t {
			break
		}
		top = r[top].Head
	}
	if comma == first || top <= comma || r[top].Head >= comma || r[top].Head < first || r[top].Tag != text.NOUN && r[top].Tag != text.PROPN ||
		r.child(top, first, text.Case) >= 0 {
		return
	}
	switch r[top].Rel {
	case text.Flat, text.Appos, text.Nmod, text.NmodUnmarked, text.List, text.Dep, text.Conj, text.Compound:
		r[top].Head, r[top].Rel = t, text.Nsubj
		if r.child(t, first, text.AuxPass) >= 0 {
			r[top].Rel = text.NsubjPass
		}
	}
}
