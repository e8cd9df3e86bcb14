package report

import (
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// isMishap tells people who come to harm by nobody's doing, where a clause says what happened: "were hurt when the roof collapsed". Other
// mishaps the judge knows.
func (c *reporter) isMishap(ev *coded) bool {
	if r := lexicon.Root(ev.code); r != "18" && r != "19" || !ev.pred.Passive {
		return false
	}
	for a := range c.Children(ev.pred.Tok) {
		if m := c.Marker(a); c.Tokens[a].Rel.Base() == text.Advcl && (m == "" || mishapMarks[m]) && c.Child(a, text.Nsubj) >= 0 && c.isMishapVerb(a) { // parsers take "when" for no marker
			return true
		}
	}
	return false
}

// isMishapVerb tells "crashed", "collapsed", and whatever a storm does.
func (c *reporter) isMishapVerb(t int) bool {
	subject := c.Child(t, text.Nsubj)
	return c.Is(t, mishapVerbs) || subject >= 0 && c.Is(subject, mishapNouns)
}
