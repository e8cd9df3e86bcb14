package judge

import (
	"math"
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// candidateFeatures are what is asked of the k-th of all who may stand on a side of an event mention; they are good until others are read.
func (d *document) candidateFeatures(m *text.EventMention, side Side, all []Candidate, k int) []uint32 {
	r := d.open(m)
	c, isGiven := &all[k], k == 0
	_, others := (1 - side).Of(m)
	isOther := len(*others) > 0 && slices.Equal(c.Actors, *others)
	r.standing = standings[side][index(isGiven)][index(isOther)]
	r.asSeen(side)
	head := r.heads[k]
	if head >= 0 {
		r.candidate(c, head, *others)
	}
	r.stands(side, head)
	r.rivals(side, all, k, *others)
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

// mostNearer is how many rivals that stand nearer to the trigger are told apart.
const mostNearer = 3

// rivals are the others who may stand on the side and are not on the other one: how many, how the reader takes the likeliest of them to stand
// there, and how many are nearer to the trigger than the candidate.
func (r *row) rivals(side Side, all []Candidate, k int, others []int) {
	head := r.heads[k]
	n, nearer, likeliest, most := 0, 0, -1, math.MinInt
	for i := range all {
		c := &all[i]
		if i == k || r.heads[i] < 0 || len(others) > 0 && slices.Contains(c.Actors, others[0]) {
			continue
		}
		n++
		rival := r.heads[i]
		if head >= 0 && abs(rival-r.trigger) < abs(head-r.trigger) {
			nearer++
		}
		if s := r.standingOf(rival); s != nil && int(s.Odds[side]) > most {
			most, likeliest = int(s.Odds[side]), rival
		}
	}
	odds := r.odds(side, likeliest)
	r.ask("rivals", level(n))
	r.ask("rival", odds)
	if head >= 0 {
		near := digit(min(nearer, mostNearer))
		r.ask("nearer", near, level(n))
		r.ask("stands or rival", r.odds(side, head), odds)
	} else if likeliest >= 0 {
		how, rel, _ := r.link(likeliest)
		r.ask("rival link", how, rel)
		r.Add("rival link and pattern", how, rel, r.pattern, r.standing)
	}
}

func abs(n int) int { return max(n, -n) }
