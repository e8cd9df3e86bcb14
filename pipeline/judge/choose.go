package judge

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Side is one of the two sides of an event mention.
type Side uint8

// The sides.
const (
	Source Side = iota
	Target
	Sides
)

func (s Side) String() string { return [...]string{"source", "target"}[s] }

// Of is what stands on a side of an event mention: words and actors.
func (s Side) Of(m *text.EventMention) (*text.Span, *[]int) {
	if s == Source {
		return &m.Source, &m.Sources
	}
	return &m.Target, &m.Targets
}

// Candidate is who may stand on a side: nobody where Span is empty.
type Candidate struct {
	Span   text.Span
	Actors []int
}

// EachChoice calls see with the candidates for each side of each of a document's event mentions and what is asked of each; all of it is good
// until the next call.
func EachChoice(d *text.Document, see func(mention int, side Side, candidates []Candidate, features func(int) []uint32)) {
	doc := newDocument(d)
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		for s := range Sides {
			candidates := doc.candidates(m, s)
			see(i, s, candidates, func(k int) []uint32 { return doc.candidateFeatures(m, s, candidates, k) })
		}
	}
}

// reluctance is by how much another candidate must be likelier than the coder's, in AnswerUnit: half a log-odd. The coder's is a phrase that
// was chosen by the sense of its verb. In cross-validation (cmd/judge) .596 of the events have both sides right, with a whole log-odd .587.
const reluctance = 128

// Choose puts on each side of a document's event mentions the candidate of whom the net is surest, and nobody on both sides.
func Choose(d *text.Document, net *hashnet.Net) { newDocument(d).choose(net) }

func (d *document) choose(net *hashnet.Net) {
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		source := d.best(net, m, Source, nil)
		target := d.best(net, m, Target, &source)
		m.Source, m.Sources = source.Span, source.Actors
		m.Target, m.Targets = target.Span, target.Actors
	}
}

// best is the likeliest candidate for a side, given who was chosen for the other.
func (d *document) best(net *hashnet.Net, m *text.EventMention, side Side, other *Candidate) Candidate {
	var memory [1]int
	candidates := d.candidates(m, side)
	best, sure := -1, 0
	for k := range candidates {
		isGiven := k == 0
		if other != nil && candidates[k].isTaken(other, isGiven) {
			continue
		}
		answer := net.AskInto(memory[:0], d.candidateFeatures(m, side, candidates, k))[0]
		if isGiven {
			answer += reluctance
		}
		if best < 0 || answer > sure {
			best, sure = k, answer
		}
	}
	return candidates[best]
}

// isTaken tells whom the net has just put on the other side; nobody is the next candidate.
func (c *Candidate) isTaken(other *Candidate, isGiven bool) bool {
	if isGiven {
		return len(other.Actors) == 1 && slices.Equal(c.Actors, other.Actors) && c.Span == other.Span
	}
	return len(c.Actors) > 0 && slices.Contains(other.Actors, c.Actors[0])
}

// candidates, good until the next call, are those who may stand on a side of an event mention: first whom the coder found, then nobody, then
// all others of whom the sentence speaks.
func (d *document) candidates(m *text.EventMention, side Side) []Candidate {
	span, actors := side.Of(m)
	all := append(d.choices[:0], Candidate{Span: *span, Actors: *actors})
	if !span.Empty() || len(*actors) > 0 {
		all = append(all, Candidate{})
	}
	from, to := text.Between(d.ActorMentions, m.Sentence, m.Sentence, func(a *text.ActorMention) int { return a.Sentence })
	for i := from; i < to; i++ {
		a := &d.ActorMentions[i]
		if a.Ref < 0 || slices.ContainsFunc(all, func(c Candidate) bool { return slices.Contains(c.Actors, a.Ref) }) || a.Span.Overlaps(m.Trigger) {
			continue
		}
		all = append(all, Candidate{Span: a.Span, Actors: d.refs[i : i+1 : i+1]})
	}
	d.choices, d.heads = all, d.heads[:0]
	for i := range all {
		head := -1
		if !all[i].Span.Empty() {
			head = d.headOf(all[i].Span)
		}
		d.heads = append(d.heads, head)
	}
	return all
}
