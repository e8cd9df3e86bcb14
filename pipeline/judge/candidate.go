package judge

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// candidateFeatures are what is asked of somebody who may stand on a side of an event mention; they are good until others are read.
func (d *document) candidateFeatures(m *text.EventMention, side Side, c *Candidate, isGiven bool) []uint32 {
	r := d.open(m)
	_, others := (1 - side).Of(m)
	isOther := len(*others) > 0 && slices.Equal(c.Actors, *others)
	r.standing = standings[side][index(isGiven)][index(isOther)]
	r.asSeen(side)
	head := -1
	if !c.Span.Empty() {
		head = r.headOf(c.Span)
		r.candidate(c, head, *others)
	}
	r.stands(side, head)
	return r.Bag
}

// standings are how a candidate stands as the coder sees it: on which side it is asked about, whether it is the coder's own, and whether it is
// on the other side too.
var standings = [Sides][2][2]string{{{"source", "source other"}, {"source given", "source given other"}}, {{"target", "target other"}, {"target given", "target given other"}}}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ask puts in a feature of a candidate, by itself with the type and the standing.
func (r *row) ask(name string, values ...string) {
	var memory [8]string
	r.Both(r.m.Type, append(append(memory[:0], r.standing, name), values...)...)
}

// asSeen is what the row is as the coder sees it.
func (r *row) asSeen(side Side) {
	m, g := r.m, &r.m.Reading
	span, actors := side.Of(m)
	trigger := &r.Tokens[r.trigger]
	rel := trigger.Rel.String()
	source, target := digit(int(g.SourceSure)), digit(int(g.TargetSure))
	kind, isKnown, sector := r.who(*actors)
	r.ask("code", m.CAMEO)
	r.ask("pattern", r.pattern)
	r.ask("path", r.path)
	r.ask("effect", string(g.Effect))
	r.ask("doubt", string(g.Doubt))
	r.ask("given", yesNo(!span.Empty()), kind, isKnown, sector)
	r.ask("lemma", r.lemma)
	r.ask("relation", rel)
	r.ask("kind", g.Kind.String(), rel)
	r.ask("sure", source, target)
	r.ask("sure and weak", source, target, yesNo(g.Lexical), yesNo(g.Weak))
}

// candidate is who the candidate is and how it stands to the trigger.
func (r *row) candidate(c *Candidate, head int, others []int) {
	how, a, b := r.link(head)
	within, role := r.role(head)
	behind, far := r.distance(head)
	rel := r.Tokens[head].Rel.String()
	kind, isKnown, sector := r.who(c.Actors)
	r.ask("link", how, a, b)
	r.ask("role", within, role)
	r.ask("link and role", how, a, b, within, role)
	r.ask("who", kind, isKnown, sector)
	r.ask("mention", r.kind(head), r.named(head))
	r.ask("distance", behind, far)
	r.ask("its relation", rel)
	r.ask("link and path", how, a, b, r.path)
	r.ask("attribution", yesNo(c.Span.Overlaps(r.m.Attribution)))
	r.ask("countries", compare(r.first(c.Actors).Country, r.first(others).Country))
	if r.Tokens[head].Tag != text.PROPN {
		r.ask("noun", r.Lemma(head))
	}
	r.Add("link and pattern", how, a, b, r.pattern, r.standing)
	r.Add("link and tag", how, a, b, r.m.Reading.Kind.String(), r.Tokens[r.trigger].Rel.String(), r.standing)
	if h := r.Tokens[head].Head; h >= 0 {
		r.Add("head", r.Lemma(h), rel, r.standing)
	}
}
