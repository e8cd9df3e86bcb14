package judge

import (
	"fmt"
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// candidateFeatures are what is asked of somebody who may stand on a side of an event mention.
func (d *document) candidateFeatures(m *text.EventMention, side Side, c *Candidate, isGiven bool) []uint32 {
	r := &row{document: d, m: m, trigger: d.triggerOf(m)}
	_, others := (1 - side).Of(m)
	isOther := len(*others) > 0 && slices.Equal(c.Actors, *others)
	standing := fmt.Sprint(side, isGiven, isOther)
	r.standing(side, standing)
	if c.Span.Empty() {
		return r.Bag
	}
	r.candidate(c, *others, standing)
	return r.Bag
}

// standing is where the candidate stands as the coder sees it, with what the row is.
func (r *row) standing(side Side, standing string) {
	m, g := r.m, &r.m.Reading
	span, actors := side.Of(m)
	pattern, path := m.Reading.Pattern, m.Reading.Path+pathEnd
	trigger := &r.Tokens[r.trigger]
	given := fmt.Sprint(!span.Empty(), r.who(*actors))
	for _, feature := range []string{
		m.CAMEO, pattern, path, g.Effect, g.Doubt, given, "lemma " + r.Lemma(r.trigger), "relation " + trigger.Rel.String(), g.Kind + trigger.Rel.String(),
		fmt.Sprint(g.SourceSure, g.TargetSure), fmt.Sprint(g.SourceSure, g.TargetSure, g.Lexical, g.Weak),
	} {
		r.Both(m.Type, standing, feature)
	}
}

// candidate is who the candidate is and how it stands to the trigger.
func (r *row) candidate(c *Candidate, others []int, standing string) {
	m := r.m
	head := r.headOf(c.Span)
	pattern, path := m.Reading.Pattern, m.Reading.Path+pathEnd
	link, role, kind := r.link(head), r.role(head), r.kind(head)
	relation := r.Tokens[head].Rel.String()
	features := []string{
		"link " + link, "role " + role, "link and role " + link + role, "who " + r.who(c.Actors), "kind " + kind + r.named(head), "distance " + r.distance(head),
		"relation " + relation, "link and path " + link + path, "attribution " + fmt.Sprint(c.Span.Overlaps(m.Attribution)),
		"countries " + compare(r.first(c.Actors).Country, r.first(others).Country),
	}
	if r.Tokens[head].Tag != text.PROPN {
		features = append(features, "noun "+r.Lemma(head))
	}
	for _, f := range features {
		r.Both(m.Type, standing, f)
	}
	r.Add("link and pattern", link, pattern, standing)
	r.Add("link and tag", link, m.Reading.Kind, r.Tokens[r.trigger].Rel.String(), standing)
	if h := r.Tokens[head].Head; h >= 0 {
		r.Add("head", r.Lemma(h), relation, standing)
	}
}
