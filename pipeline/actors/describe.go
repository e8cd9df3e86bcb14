package actors

import "github.com/dateline-data/dateline/pipeline/text"

// description is what the words of one noun phrase say of somebody.
type description struct {
	entity   int // index into the lexicon's entities, or -1
	kind     string
	name     string // proper name of somebody whom the lexicon does not know
	country  string
	inferred bool     // the country is that of the scene: the phrase itself names none
	others   []string // further countries: "the Turkish and Syrian presidents"
	sectors  []string
	office   string // slug of an office or ministry
	noun     string // the common noun, in lower case and singular
	owner    int    // candidate of whom it belongs to or speaks for, or -1
	pronoun  int    // token of a possessive pronoun, or -1
	agent    *agent
	region   string // name of the part of the country whose authorities they are
	local    bool   // authorities of some part of the country
	home     bool   // a bare phrase means that of the country the article is about
	former   bool   // no longer in office
	plural   bool
	definite bool // "the", "this", "both": somebody the reader knows
	count    int  // "the two countries"
	gender   gender
}

// The states of an article's facts.
const (
	unread uint8 = iota
	reading
	read
)

// describe reads a candidate's phrase; the description stays valid for the life of the article.
func (a *article) describe(i int) *description {
	f := &a.facts[i]
	if a.state[i] != unread {
		return f
	}
	a.state[i] = reading
	c := &a.candidates[i]
	*f = description{entity: -1, owner: -1, pronoun: -1}
	switch c.kind {
	case knownCandidate:
		a.describeEntity(c, f)
	case stateCandidate, seatCandidate:
		a.describeState(c, f)
	case nationCandidate:
		f.kind, f.country, f.sectors = "group", a.x.countries[c.ref].Alpha3, []string{"CVL"}
		f.plural = a.tok(c.head).Feats.Has(text.Plur)
	case personCandidate:
		f.kind, f.name = "person", a.spelled(c.first, c.last)
	case bodyCandidate:
		f.kind, f.name = "organisation", a.spelled(c.first, c.last)
	case nounCandidate:
		f.kind = "group"
	case shortCandidate:
		if k := a.candidateAt[c.ref]; k > 0 && a.state[k-1] != reading {
			*f = *a.describe(int(k - 1))
		}
		a.state[i] = read
		return f
	}
	if c.agent >= 0 && c.kind != stateCandidate && c.kind != seatCandidate {
		a.describeAgent(c, f)
	}
	if c.kind != stateCandidate && c.kind != seatCandidate {
		a.readLeft(c, f)
		a.readRight(c, f)
	}
	a.settle(c, f)
	a.state[i] = read
	return f
}

// spelled is the words of tokens as the text has them, with single spaces.
func (a *article) spelled(first, last int) string {
	out := make([]byte, 0, 32)
	for t := first; t < last; t++ {
		if t > first && a.tok(t).Start > a.tok(t-1).End {
			out = append(out, ' ')
		}
		out = append(out, a.Slice(a.tok(t).Span)...)
	}
	return string(out)
}

func (a *article) describeEntity(c *candidate, f *description) {
	e := &a.x.entities[c.ref]
	f.entity, f.kind = c.ref, e.kind
	now := a.current(e)
	f.country, f.sectors = now.country, now.sectors
}

func (a *article) describeState(c *candidate, f *description) {
	nation := &a.x.countries[c.ref]
	f.country, f.kind, f.entity = nation.Alpha3, "state", a.x.byID[stateID(nation.Alpha3)]
	if c.kind == seatCandidate {
		f.kind, f.entity, f.sectors = "government", nation.government, []string{"GOV"}
	}
}

// describeAgent takes over what the common noun of a phrase says.
func (a *article) describeAgent(c *candidate, f *description) {
	ag := &a.x.agents[c.agent]
	f.agent, f.office, f.gender, f.home, f.former = ag, ag.office, ag.gender, ag.home, ag.former
	f.noun = a.Lemma(a.nounOf(c))
	if c.kind == nounCandidate {
		f.plural = a.tok(c.head).Feats.Has(text.Plur)
	}
	if f.entity < 0 {
		f.sectors = ag.sectors
	}
}

// nounOf is the token of a candidate's common noun.
func (a *article) nounOf(c *candidate) int {
	if c.kind == nounCandidate {
		return c.head
	}
	return a.phraseHead(c.agentFirst, max(c.agentLast, c.agentFirst+1))
}
