package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// oneSense is a word that tells of two kinds of events, and which of them it is where the article tells the other outright: most words keep to
// one sense in a text (Gale, Church and Yarowsky, One sense per discourse, 1992).
type oneSense struct {
	word       string // the sense in doubt: its code and word
	code, mode string // what the word else tells of
}

var oneSenses = []oneSense{{word: "190 strike", code: "143", mode: "strike"}} // blows, and walkouts

// keepSense reads a noun that leaves open what it tells of as the rest of the article has it: where dockers walked out, "the strike" is theirs.
func keepSense(d *text.Document) {
	for _, s := range oneSenses {
		if !isTold(d, s) {
			continue
		}
		code, _ := schema.LookupCAMEO(s.code)
		for i := range d.EventMentions {
			m := &d.EventMentions[i]
			if m.Reading.Sense == s.word && strings.HasPrefix(s.word, m.CAMEO+" ") && m.Reading.Kind == text.NounTrigger && (m.Source.Empty() || m.Target.Empty()) {
				m.Type, m.CAMEO, m.Mode = code.Type, s.code, s.mode
				m.Rule += ", of the kind told elsewhere"
			}
		}
	}
}

// isTold tells whether the article tells an event of the other kind outright.
func isTold(d *text.Document, s oneSense) bool {
	return slices.ContainsFunc(d.EventMentions, func(m text.EventMention) bool { return strings.HasPrefix(m.CAMEO, s.code) && m.Mode == s.mode })
}
