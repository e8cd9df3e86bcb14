package judge

import (
	"math/bits"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// document is a text.Document with what features ask of it often.
type document struct {
	*text.Document
	mention    map[int]*text.ActorMention // by head token
	name       map[int]text.NameKind      // by token
	inSentence map[int]int                // event mentions
	ofType     map[string]int
	traits     []string // of the article
}

func newDocument(d *text.Document) *document {
	doc := &document{Document: d, mention: map[int]*text.ActorMention{}, name: map[int]text.NameKind{}, inSentence: map[int]int{}, ofType: map[string]int{}}
	for i := range d.ActorMentions {
		doc.mention[d.ActorMentions[i].Head] = &d.ActorMentions[i]
	}
	for _, n := range d.Names {
		for t := n.First; t < n.Last; t++ {
			doc.name[t] = n.Kind
		}
	}
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		doc.ofType[m.Type]++
		if m.Reading.Doubt == "" {
			doc.inSentence[m.Sentence]++
		}
	}
	doc.traits = doc.traitsOf()
	return doc
}

// publicSectors are those of politics and conflict: articles full of them are no sports reports.
var publicSectors = []string{"GOV", "MIL", "REB", "LEG", "JUD", "PTY", "OPP", "COP", "UAF", "PRM", "SPY", "IGO", "UNO"}

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
func level(n int) string { return strconv.Itoa(bits.Len(uint(n))) }

// tokenAt is the token that begins at a byte, or the last before it.
func (d *document) tokenAt(at int) int {
	return max(0, sort.Search(len(d.Tokens), func(t int) bool { return d.Tokens[t].Start > at })-1)
}

// headOf is the token of a span that hangs on a word outside of it.
func (d *document) headOf(s text.Span) int {
	first := d.tokenAt(s.Start)
	for t := first; t < len(d.Tokens) && d.Tokens[t].Start < s.End; t++ {
		if h := d.Tokens[t].Head; h < 0 || d.Tokens[h].Start < s.Start || d.Tokens[h].Start >= s.End {
			return t
		}
	}
	return first
}

func (d *document) lemma(t int) string { return strings.ToLower(d.Tokens[t].Lemma) }

// triggerOf is the token on which an event mention stands.
func (d *document) triggerOf(m *text.EventMention) int {
	if t := m.Reading.Trigger; t >= 0 && t < len(d.Tokens) {
		return t
	}
	return d.tokenAt(m.Trigger.Start)
}
