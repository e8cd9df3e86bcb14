package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// How sure a mention is to be read right, by what it stands on: judged from reading some 300 mentions, and not yet calibrated.
const (
	sureName    = 0.95 // a name of the lexicon
	sureUnknown = 0.85 // a name that the recogniser found
	sureSeat    = 0.8  // a capital for its government
	sureNominal = 0.8  // a common noun with its country beside it
	sureContext = 0.65 // a common noun whose country the article tells
	surePronoun = 0.6
)

// collect goes through the text and keeps what speaks of actors, in order.
func (a *article) collect() {
	next := 0
	for t := range a.Tokens {
		for next < len(a.candidates) && a.candidates[next].head <= t {
			k := next
			next++
			if a.isMention(k) {
				a.addMention(k)
			}
		}
		a.addPronoun(t)
		a.addAdjective(t)
	}
}

func (a *article) addMention(k int) {
	c := &a.candidates[k]
	refs := a.identify(k)
	if len(refs) == 0 || len(refs) == 1 && a.participants[refs[0]].id == "unk" {
		return
	}
	head := a.headOf(c.start, c.last)
	if up := a.tok(c.head).Head; c.kind == nounCandidate || c.kind == nationCandidate || a.tok(head).Tag == text.NOUN && (up < c.start || up >= c.last) {
		head = c.head
	}
	a.mentions = append(a.mentions, mention{first: c.start, last: max(c.end, c.last), head: head, candidate: k, kind: a.mentionKind(c), refs: refs, why: a.links[k], confidence: a.confidence(k)})
}

func (a *article) mentionKind(c *candidate) string {
	if c.kind == nounCandidate && a.tok(c.head).Tag != text.PROPN || c.kind == nationCandidate {
		return "nominal"
	}
	return "name"
}

func (a *article) confidence(k int) float64 {
	f := a.describe(k)
	switch a.candidates[k].kind {
	case seatCandidate:
		return sureSeat
	case knownCandidate, stateCandidate:
		return sureName
	case personCandidate, bodyCandidate:
		return sureUnknown
	}
	if f.country == "" || f.inferred {
		return sureContext
	}
	return sureNominal
}

// isMention tells whether a candidate is spoken of as an actor, and not inside another's phrase as its country or employer.
func (a *article) isMention(k int) bool {
	c := &a.candidates[k]
	if o := a.holderOf[k]; o > 0 && a.partOf(k, int(o-1)) {
		return false
	}
	switch c.kind {
	case stateCandidate:
		return a.stateActs(c)
	case seatCandidate:
		return a.seatActs(c)
	}
	return true
}

// partOf tells whether a candidate is no more than a part of another's phrase.
func (a *article) partOf(k, o int) bool {
	c, outer := &a.candidates[k], &a.candidates[o]
	owned := c.end < len(a.Tokens) && c.end < outer.first && a.tok(c.end).Tag == text.PART
	country := c.kind == stateCandidate || c.kind == seatCandidate
	if c.head < outer.first {
		return country || !owned || a.speaksFor(a.describe(o)) && a.describe(o).owner == k
	}
	f := a.describe(o)
	if country {
		return f.country == a.x.countries[c.ref].Alpha3 || slices.Contains(f.others, a.x.countries[c.ref].Alpha3)
	}
	return f.owner == k && a.speaksFor(f)
}

// addPronoun adds a personal pronoun whose antecedent is an actor.
func (a *article) addPronoun(t int) {
	tok := a.tok(t)
	word := lower(tok.Form)
	if _, personal := pronouns[word]; !personal || tok.Tag != text.PRON {
		return
	}
	refs := a.pronoun(t)
	if len(refs) > 0 {
		a.mentions = append(a.mentions, mention{first: t, last: t + 1, head: t, candidate: -1, kind: "pronoun", refs: refs, why: byAntecedent, confidence: surePronoun})
	}
}

// addAdjective adds the nationality before a noun of doing: "the Israeli airstrike".
func (a *article) addAdjective(t int) {
	l := a.countryAt[t]
	if l == 0 || a.candidateAt[t] > 0 {
		return
	}
	at := &a.countryWords[l-1]
	tok := a.tok(t)
	if at.first != t || at.kind != adjectiveSense && at.kind != peopleSense || tok.Head <= t || !a.isAction(tok.Head) || tok.Rel != text.Amod && tok.Rel != text.Compound {
		return
	}
	if _, ok := a.hyphenated(at.last); ok || a.NameAt(t) != nil && a.NameAt(t).Last > at.last {
		return
	}
	i := a.known(a.x.byID[stateID(at.country)])
	a.mentions = append(a.mentions, mention{first: at.first, last: at.last, head: t, candidate: -1, kind: "name", refs: []int{i}, why: byNation, confidence: sureSeat})
}

func (a *article) isAction(t int) bool { return t >= 0 && actionNouns[a.Lemma(t)] }

// write puts mentions and actors into the document, the actors in order of their first mention.
func (a *article) write() {
	slices.SortStableFunc(a.mentions, func(p, q mention) int {
		if p.first != q.first {
			return p.first - q.first
		}
		return q.last - p.last
	})
	place := make([]int, len(a.participants))
	for i := range a.mentions {
		m := &a.mentions[i]
		span := text.Span{Start: a.tok(m.first).Start, End: a.tok(m.last - 1).End}
		for _, r := range m.refs {
			if place[r] == 0 {
				a.Actors = append(a.Actors, a.actor(&a.participants[r]))
				place[r] = len(a.Actors)
			}
			if m.kind == "name" {
				a.alias(&a.Actors[place[r]-1], m)
			}
			a.ActorMentions = append(a.ActorMentions, text.ActorMention{Span: span, Sentence: a.tok(m.head).Sentence, Head: m.head, Kind: m.kind,
				Ref: place[r] - 1, Why: string(m.why), Confidence: m.confidence})
		}
	}
}

// alias notes the name by which a mention calls an actor, where it is another than the actor's own.
func (a *article) alias(row *schema.Actor, m *mention) {
	if m.candidate < 0 {
		return
	}
	c := &a.candidates[m.candidate]
	name := a.spelled(c.first, c.last)
	if name != row.Name && !slices.Contains(row.Aliases, name) {
		row.Aliases = append(row.Aliases, name)
	}
}
