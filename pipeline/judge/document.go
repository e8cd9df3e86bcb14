package judge

import (
	"math/bits"
	"slices"

	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// document is a text.Document with what features ask of it often.
type document struct {
	*syntax.Tree
	row        row         // whose features are read
	choices    []Candidate // for a side
	heads      []int       // of choices: tokens, -1 for nobody
	refs       []int       // of ActorMentions
	forms      text.Spellings
	inSentence map[int]int // undoubtedRows
	ofType     map[string]int
	traits     []string    // of the article
	before     []int       // how many of an event mention's type stand before it
	rowAt      map[int]int // event mentions by their triggers
	told       []told
}

func newDocument(d *text.Document) *document {
	doc := &document{Tree: syntax.Of(d), inSentence: undoubtedRows(d), ofType: map[string]int{}, forms: text.Spellings{}}
	doc.before = make([]int, len(d.EventMentions))
	for i := range d.EventMentions {
		doc.before[i] = doc.ofType[d.EventMentions[i].Type]
		doc.ofType[d.EventMentions[i].Type]++
	}
	doc.readRows()
	doc.traits = doc.traitsOf()
	doc.refs = make([]int, len(d.ActorMentions))
	for i := range d.ActorMentions {
		doc.refs[i] = d.ActorMentions[i].Ref
	}
	return doc
}

// undoubtedRows counts the event mentions of each sentence that the coder doesn't doubt.
func undoubtedRows(d *text.Document) map[int]int {
	n := map[int]int{}
	for i := range d.EventMentions {
		if m := &d.EventMentions[i]; m.Reading.Doubt == "" {
			n[m.Sentence]++
		}
	}
	return n
}

// publicSectors are those of politics and conflict: articles full of them are no sports reports.
var publicSectors = []string{"GOV", "MIL", "REB", "LEG", "JUD", "PTY", "OPP", "COP", "UAF", "PRM", "SPY", "IGO", "UNO"}

// leastSentences are fewer than show what sort of article it is: a sentence by itself is as full of events as it is.
const leastSentences = 2

// traitsOf says what sort of article it is: how long, and how full of events, states and those in public life.
func (d *document) traitsOf() []string {
	public, states, actors := 0, 0, 0
	for i := range d.ActorMentions {
		ref := d.ActorMentions[i].Ref
		if ref < 0 {
			continue
		}
		actors++
		if a := &d.Actors[ref]; a.Kind == "state" {
			states++
		} else if slices.Contains(publicSectors, a.Sector) {
			public++
		}
	}
	if len(d.Sentences) < leastSentences {
		return nil
	}
	sentences := len(d.Sentences) + 1
	return []string{
		"rows " + level(100*len(d.EventMentions)/(len(d.Tokens)+1)),
		"public " + level(4*public/sentences),
		"states " + level(4*states/sentences),
		"actors " + level(4*actors/sentences),
		"tokens " + level(len(d.Tokens)),
	}
}

// level is a number's magnitude: 0, 1, 2 for 2 and 3, 3 for 4 to 7, ...
func level(n int) string { return digit(bits.Len(uint(n))) }

// triggerOf is the token on which an event mention stands.
func (d *document) triggerOf(m *text.EventMention) int {
	if t := m.Reading.Trigger; t >= 0 && t < len(d.Tokens) {
		return t
	}
	first, _ := d.Words(m.Trigger)
	return min(first, len(d.Tokens)-1)
}

// headOf is the head word of a span with words.
func (d *document) headOf(s text.Span) int { return max(d.HeadOf(s), 0) }
