package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// settle completes the sides of an event by what holds for every kind of event.
func (c *sentenceCoder) settle(ev *coded) {
	c.pairSides(ev)
	if root(ev.code) == protestRoot && ev.pred.kind == verbTrigger && c.is(ev.pred.tok, set("protest")) && c.isGovernment(ev.src) {
		ev.code, ev.mode = complainCode, "" // states do not march
	}
	if ev.tgt.tok >= 0 && len(ev.tgt.actors) == 0 {
		ev.tgt.actors = c.doerOf(ev)
	}
	if ev.tgt.tok >= 0 && len(ev.tgt.actors) == 0 {
		ev.tgt.actors = c.stateOf(ev.tgt.tok)
	}
	if ev.src.tok >= 0 && len(ev.src.actors) == 0 && ev.src.grade >= personNoun {
		ev.src.actors = c.stateOf(ev.src.tok)
	}
	if ev.tgt.tok < 0 {
		ev.tgt = c.conditionOn(ev)
	}
	if ev.tgt.tok < 0 && c.isRelation(ev) {
		ev.tgt = c.onlyOther(ev.src)
	}
	if len(ev.tgt.actors) > 0 && slices.Equal(ev.tgt.actors, ev.src.actors) && (c.grade(ev.tgt.tok) == noActor || c.isOwn(ev.tgt.tok)) {
		ev.tgt.actors = nil // nobody occupies what is his own, or is his own ally
	}
	if ev.tgt.tok >= 0 && c.toks[ev.tgt.tok].Tag == text.PRON && (sharesActor(ev.tgt, ev.src) || strings.Contains(c.lower(ev.tgt.tok), "sel")) {
		ev.tgt = nobody // what one does to oneself; and in "he accused him" nobody means himself
	}
	c.leaveHome(ev)
}

func (c *sentenceCoder) isGovernment(p party) bool {
	return len(p.actors) > 0 && (c.doc.Actors[p.actors[0]].Kind == stateKind || c.doc.Actors[p.actors[0]].Kind == governmentKind)
}

// conditionOn is whom a refusal, threat or yielding waits for or answers: the subject of its condition ("will not return until the minister
// resigns", "ended their strike after the company agreed").
func (c *sentenceCoder) conditionOn(ev *coded) party {
	switch root(ev.code) {
	case "08", "12", "13":
	default:
		return nobody
	}
	for a := range c.children(ev.pred.tok) {
		if c.toks[a].Rel != text.Advcl || !waits[c.marker(a)] {
			continue
		}
		if q := c.predicateAt(a); q != nil && q.subj >= 0 && q.subj != ev.src.tok && c.gradeOfPhrase(q.subj) >= personNoun {
			return c.asParty(q.subj)
		}
	}
	return nobody
}

var waits = set("until unless till before after if")

// stateOrgans are the sectors that act for their country, insurgents those that act against its government.
var (
	stateOrgans = set("GOV MIL COP SPY PRM JUD LEG")
	insurgents  = set("REB OPP PRE")
)

// leaveHome keeps a country from being the target of its own forces: "Turkish troops launched an operation in Diyarbakir" says where, not
// against whom. What its rebels attack or seize, they take from its government.
func (c *sentenceCoder) leaveHome(ev *coded) {
	if !isConflict(ev.code) || len(ev.src.actors) == 0 || len(ev.tgt.actors) != 1 {
		return
	}
	src, tgt := &c.doc.Actors[ev.src.actors[0]], &c.doc.Actors[ev.tgt.actors[0]]
	if tgt.Kind != stateKind || tgt.Country != src.Country {
		return
	}
	switch {
	case insurgents[src.Sector]:
		if g := c.governmentOf(tgt.Country); g >= 0 {
			ev.tgt.actors = []int{g}
		}
	case src.Kind == stateKind || stateOrgans[src.Sector]:
		ev.tgt.actors = nil
	}
}

// The kinds of actors that the coder tells apart (schema.ActorKinds).
const (
	stateKind      = "state"
	governmentKind = "government"
)

// governmentOf is the government of a country among the article's actors, without its ministries; -1 for none.
func (c *sentenceCoder) governmentOf(country string) int {
	return slices.IndexFunc(c.doc.Actors, func(a schema.Actor) bool {
		if a.Kind != governmentKind || a.Country != country {
			return false
		}
		parent := slices.IndexFunc(c.doc.Actors, func(p schema.Actor) bool { return p.ID == a.ParentID })
		return parent < 0 || c.doc.Actors[parent].Kind == stateKind
	})
}

// isRelation tells an event about the relations of two sides: "renew bilateral relations", "cut ties".
func (c *sentenceCoder) isRelation(ev *coded) bool {
	return slices.ContainsFunc(ev.nouns, func(n int) bool { return c.is(n, relationNouns) })
}

var relationNouns = set("relation tie relationship")

// onlyOther is the one country that the sentence names beside the source's, as the other side of their relations; nobody where there are
// several or none.
func (c *sentenceCoder) onlyOther(src party) party {
	own := map[string]bool{}
	for _, a := range src.actors {
		own[c.doc.Actors[a].Country] = true
	}
	found, country := nobody, ""
	for i := range c.doc.PlaceMentions {
		m := &c.doc.PlaceMentions[i]
		if m.Sentence != c.index || m.Ref < 0 || own[c.doc.Places[m.Ref].Country] {
			continue
		}
		if country != "" && country != c.doc.Places[m.Ref].Country {
			return nobody
		}
		country = c.doc.Places[m.Ref].Country
		if t := c.headOf(m.Span); found.tok < 0 && t >= 0 {
			found = party{tok: t, span: m.Span, grade: namedActor, actors: c.stateOf(t)}
		}
	}
	if len(src.actors) == 0 {
		return nobody
	}
	return found
}

// eventOf is the event that a noun stands for as the subject of another one, with the sides that it has: the war between two countries
// that ended in a ceasefire. Nil where the word is somebody, or the event has no side.
func (c *sentenceCoder) eventOf(t int) *coded {
	if t < 0 || c.gradeOfPhrase(t) > noActor {
		return nil
	}
	inner := c.code(t)
	if inner == nil || inner.pred.kind != nounTrigger || inner.src.tok < 0 || inner.tgt.tok < 0 {
		return nil
	}
	return inner
}

// recallReach is how many sentences back "the attack" may have been told of.
const recallReach = 3

// doerOf are the actors behind an event that a judged, stopped or refused thing refers back to: in "Iran condemned the raid" whoever was
// said to have raided. The noun must be definite, have no owner of its own, and stand in the words of the earlier event, or be a
// general noun for what was told last.
func (c *sentenceCoder) doerOf(ev *coded) []int {
	t := ev.tgt.tok
	if !isJudgement(ev.code) || c.toks[t].Tag != text.NOUN || c.mention[t] >= 0 || !c.isDefinite(t) || c.isOwned(t) {
		return nil
	}
	lemma := strings.ToLower(c.lemma(t))
	for i := len(c.doc.EventMentions) - 1; i >= 0; i-- {
		m := &c.doc.EventMentions[i]
		if m.Sentence < c.index-recallReach {
			return nil
		}
		if len(m.Sources) > 0 && (anyAct[lemma] && isConflict(m.CAMEO) || strings.Contains(strings.ToLower(c.doc.Slice(m.Trigger)), lemma)) &&
			!slices.Contains(ev.src.actors, m.Sources[0]) {
			return m.Sources
		}
	}
	return nil
}

// isOwned tells a noun with words for whose it is: a possessor, "by", "of" or "on" somebody.
func (c *sentenceCoder) isOwned(t int) bool {
	for a := range c.children(t) {
		if r := c.toks[a].Rel; r == text.NmodPoss || r == text.Nmod && c.actorIn(a) >= 0 || c.grade(a) == namedActor {
			return true
		}
	}
	return false
}

// anyAct are nouns that may stand for whatever conflict was last told.
var anyAct = set("attack assault strike raid act action move step aggression violence incident operation killing")

func (c *sentenceCoder) isDefinite(t int) bool {
	det := c.child(t, text.Det)
	return det >= 0 && definite[c.lower(det)]
}

var definite = set("the this that these those such")

// inherit gives the sides that a clause leaves unsaid to what it shares them with, over the events of the sentence: in "a convoy was hit
// when rebels shelled the road" the rebels hit it; in "the war, resulting in 40 villagers killed" who made the war killed them; in "they
// bombed the ministry, seizing documents" the ministry loses them.
func (c *sentenceCoder) inherit(events []*coded) {
	for i, ev := range events {
		if !isConflict(ev.code) || root(ev.code) == protestRoot {
			continue
		}
		if ev.src.tok < 0 && ev.pred.passive {
			if from := c.causeOf(ev, events[:i], events); from != nil {
				ev.src = from.src
			}
		}
		if ev.tgt.tok >= 0 && len(ev.tgt.actors) == 0 && c.mention[ev.tgt.tok] < 0 && c.toks[ev.pred.tok].Rel == text.Advcl {
			for _, above := range events[:i] {
				if above.pred.tok == c.head(ev.pred.tok) && isConflict(above.code) && above.src.tok == ev.src.tok {
					ev.tgt.actors = above.tgt.actors
				}
			}
		}
	}
}

// causeOf is the event whose source is the unnamed doer of a passive one, or nil.
func (c *sentenceCoder) causeOf(ev *coded, before, all []*coded) *coded {
	fits := func(o *coded) bool {
		return o != ev && isConflict(o.code) && o.src.tok >= 0 && len(o.src.actors) > 0 && !sharesActor(o.src, ev.tgt)
	}
	for _, o := range all {
		if fits(o) && c.toks[o.pred.tok].Rel == text.Advcl && c.head(o.pred.tok) == ev.pred.tok && c.isCause(o.pred.tok) {
			return o
		}
	}
	if !c.isResult(ev.pred.tok) {
		return nil
	}
	for i := len(before) - 1; i >= 0; i-- {
		if fits(before[i]) {
			return before[i]
		}
	}
	return nil
}

// causes mark the clause that says by what something came about.
var causes = set("after when as because")

// isCause tells whether "after", "when" or the like opens a clause.
func (c *sentenceCoder) isCause(t int) bool {
	if causes[c.marker(t)] {
		return true
	}
	a := c.child(t, text.Advmod)
	return a >= 0 && a < t && causes[c.lower(a)]
}

func sharesActor(a, b party) bool {
	return slices.ContainsFunc(a.actors, func(x int) bool { return slices.Contains(b.actors, x) })
}

// isResult tells whether a word stands below "resulting in", "led to" and the like, or beside one that does.
func (c *sentenceCoder) isResult(t int) bool {
	for range 2 * clauseDepth {
		if t < 0 {
			return false
		}
		if c.is(t, resultVerbs) || c.child(t, text.Advcl) >= 0 && c.is(c.child(t, text.Advcl), resultVerbs) {
			return true
		}
		t = c.head(t)
	}
	return false
}

// pairSides gives a joint agreement, meeting, treaty or undertaking without another side its second party as target.
func (c *sentenceCoder) pairSides(ev *coded) {
	switch root(ev.code) {
	case "03", "04", "05", "06":
	default:
		return
	}
	if ev.tgt.tok >= 0 && ev.tgt.grade > noActor && !ev.src.span.Contains(ev.tgt.span) {
		return
	}
	if ev.src.tok >= 0 && len(c.members(ev.src.tok)) > 1 {
		ev.tgt = nobody
		c.splitSides(ev)
	}
}

// nounSides takes the parties of a joint event from the words before its noun where the clause has none: "US-China talks were held".
func (c *sentenceCoder) nounSides(ev *coded, m *match) {
	for _, n := range m.nouns {
		q := c.predicateOf(n)
		if ev.src.tok >= 0 || ev.tgt.tok >= 0 || q == nil || len(q.mods) < 2 {
			continue
		}
		ev.src, ev.tgt = c.asParty(q.mods[0]), c.asParty(q.mods[1])
	}
}

// splitSides makes the second of the coordinated parties of a reciprocal event its target: "France and Germany signed a treaty".
func (c *sentenceCoder) splitSides(ev *coded) {
	if ev.src.tok < 0 {
		if ev.tgt.tok < 0 {
			return
		}
		ev.src, ev.tgt = ev.tgt, nobody
	}
	if ev.tgt.tok >= 0 && ev.tgt.grade >= personNoun {
		for _, a := range ev.tgt.actors {
			if !slices.Contains(ev.src.actors, a) {
				ev.src.actors = append(slices.Clone(ev.src.actors), a)
			}
		}
		return
	}
	sides := c.members(ev.src.tok)
	if len(sides) < 2 {
		c.splitOf(ev)
		return
	}
	all := ev.src.actors
	first := ev.src.tok
	ev.src = party{tok: first, span: c.singlePhrase(first), actors: all, grade: ev.src.grade}
	ev.tgt = party{tok: sides[1], span: c.singlePhrase(sides[1]), actors: c.actorsOf(sides[1]), grade: c.grade(sides[1])}
}

// splitOf finds the sides of a joint event inside one phrase: "the leaders of France and Germany". The second is the target; the source
// stays the whole phrase.
func (c *sentenceCoder) splitOf(ev *coded) {
	for a := range c.children(ev.src.tok) {
		m := c.marker(a)
		if sides := c.members(a); c.toks[a].Rel == text.Nmod && (m == "of" || m == "from" || m == "between") && len(sides) > 1 && c.grade(sides[1]) == namedActor {
			ev.tgt = party{tok: sides[1], span: c.singlePhrase(sides[1]), actors: c.actorsOf(sides[1]), grade: namedActor}
			return
		}
	}
}

// singlePhrase is the phrase of one member of a coordination.
func (c *sentenceCoder) singlePhrase(t int) text.Span {
	span := c.phrase(t)
	for a := range c.children(t) {
		if c.toks[a].Rel == text.Conj && a > t {
			for m := range c.children(a) { // the comma or "and" before the conjunct
				a = min(a, m)
			}
			first, _ := c.extent(a, 0)
			if first > t && first-1 >= t {
				span.End = min(span.End, c.toks[first-1].End)
			}
			break
		}
	}
	return span
}
