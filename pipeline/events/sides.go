package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

func (c *sentenceCoder) nameTargetState(ev *coded) {
	if ev.tgt.tok >= 0 && len(ev.tgt.actors) == 0 {
		ev.tgt.actors = c.stateOf(ev.tgt.tok)
	}
}

func (c *sentenceCoder) nameSourceState(ev *coded) {
	if ev.src.tok >= 0 && len(ev.src.actors) == 0 && ev.src.grade >= personNoun {
		ev.src.actors = c.stateOf(ev.src.tok)
	}
}

// nameMeans gives a passive without a doer the doer of what it happened in: "killed in a US air strike".
func (c *sentenceCoder) nameMeans(ev *coded) {
	if ev.src.tok >= 0 || !ev.pred.passive || !isConflict(ev.code) {
		return
	}
	for _, o := range ev.pred.obls {
		if o.prep != "in" && o.prep != "during" && o.prep != "by" {
			continue
		}
		if inner := c.code(o.tok); inner != nil && inner.pred.kind == nounTrigger && isConflict(inner.code) && inner.src.tok >= 0 && !sharesActor(inner.src, ev.tgt) {
			ev.src = inner.src
			return
		}
	}
}

func (c *sentenceCoder) nameCondition(ev *coded) {
	if ev.tgt.tok < 0 {
		ev.tgt = c.conditionOn(ev)
	}
}

// leaveSelf drops what one does to oneself; and in "he accused him" nobody means himself.
func (c *sentenceCoder) leaveSelf(ev *coded) {
	if ev.tgt.tok >= 0 && c.Tokens[ev.tgt.tok].Tag == text.PRON && (sharesActor(ev.tgt, ev.src) || strings.Contains(c.lower(ev.tgt.tok), "sel")) {
		ev.tgt = nobody
	}
}

// conditionOn is whom a refusal, threat or yielding waits for or answers: the subject of its condition ("will not return until the minister
// resigns", "ended their strike after the company agreed").
func (c *sentenceCoder) conditionOn(ev *coded) party {
	switch root(ev.code) {
	case "08", "12", "13":
	default:
		return nobody
	}
	for a := range c.Children(ev.pred.tok) {
		if c.Tokens[a].Rel != text.Advcl || !waits[c.marker(a)] {
			continue
		}
		if q := c.predicateAt(a); q != nil && q.subj >= 0 && q.subj != ev.src.tok && c.gradeOfPhrase(q.subj) >= personNoun {
			return c.asParty(q.subj)
		}
	}
	return nobody
}

// stateKind is the kind of actors that are countries (schema.ActorKinds).
const stateKind = "state"

func sharesActor(a, b party) bool {
	return slices.ContainsFunc(a.actors, func(x int) bool { return slices.Contains(b.actors, x) })
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
		ev.tgt, ev.recip = nobody, true
		c.splitSides(ev)
	}
}

func (c *sentenceCoder) splitMutual(ev *coded, m *match) {
	if m.sense.recip {
		c.splitSides(ev)
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
		return
	}
	all := ev.src.actors
	first := ev.src.tok
	ev.src = party{tok: first, span: c.singlePhrase(first), actors: all, grade: ev.src.grade}
	ev.tgt = party{tok: sides[1], span: c.singlePhrase(sides[1]), actors: c.actorsOf(sides[1]), grade: c.grade(sides[1])}
}

// singlePhrase is the phrase of one member of a coordination.
func (c *sentenceCoder) singlePhrase(t int) text.Span {
	span := c.phrase(t)
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Conj && a > t {
			for m := range c.Children(a) { // the comma or "and" before the conjunct
				a = min(a, m)
			}
			first, _ := c.extent(a, 0)
			if first > t && first-1 >= t {
				span.End = min(span.End, c.Tokens[first-1].End)
			}
			break
		}
	}
	return span
}
