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
	Span     text.Span
	Actors   []int
	Features []uint32
}

// Choices are the candidates for each side of each of a document's event mentions.
func Choices(d *text.Document) [][Sides][]Candidate {
	doc := newDocument(d)
	all := make([][Sides][]Candidate, len(d.EventMentions))
	for i := range d.EventMentions {
		for s := range Sides {
			all[i][s] = doc.candidates(&d.EventMentions[i], s)
		}
	}
	return all
}

// reluctance is by how much another candidate must be likelier than the coder's, in AnswerUnit: half a log-odd. The coder's is a phrase
// that was chosen by the sense of its verb; a change that is as good as tossed up only takes words away.
const reluctance = 128

// Choose puts on each side of a document's event mentions the candidate of whom the net is surest, and nobody on both sides.
func Choose(d *text.Document, net *hashnet.Net) {
	for i, sides := range Choices(d) {
		m := &d.EventMentions[i]
		for s, candidates := range sides {
			best, sure := -1, 0
			for k, c := range candidates {
				if Side(s) == Target && (k > 0 && len(c.Actors) > 0 && slices.Contains(m.Sources, c.Actors[0]) ||
					k == 0 && len(m.Sources) == 1 && slices.Equal(c.Actors, m.Sources) && c.Span == m.Source) { // whom the net has just made the source; nobody is the next candidate
					continue
				}
				answer := net.Ask(c.Features)[0]
				if k == 0 {
					answer += reluctance
				}
				if best < 0 || answer > sure {
					best, sure = k, answer
				}
			}
			span, actors := Side(s).Of(m)
			*span, *actors = candidates[best].Span, candidates[best].Actors
		}
	}
}

// candidates are those who may stand on a side of an event mention: first whom the coder found, then nobody, then all others of whom the
// sentence speaks.
func (d *document) candidates(m *text.EventMention, side Side) []Candidate {
	span, actors := side.Of(m)
	all := []Candidate{{Span: *span, Actors: *actors}}
	if !span.Empty() {
		all = append(all, Candidate{})
	}
	seen := slices.Clone(*actors)
	from, to := text.Between(d.ActorMentions, m.Sentence, m.Sentence, func(a *text.ActorMention) int { return a.Sentence })
	for i := from; i < to; i++ {
		a := &d.ActorMentions[i]
		if a.Ref < 0 || slices.Contains(seen, a.Ref) || a.Span.Overlaps(m.Trigger) {
			continue
		}
		seen = append(seen, a.Ref)
		all = append(all, Candidate{Span: a.Span, Actors: []int{a.Ref}})
	}
	for i := range all {
		all[i].Features = d.candidateFeatures(m, side, &all[i], i == 0)
	}
	return all
}
