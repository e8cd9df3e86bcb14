package report

import (
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// isMishap tells people who come to harm by nobody's doing: "a train derailed, killing five", "were hurt when the roof collapsed", "died in
// the landslide". Somebody who is named as doing it speaks against that.
func (c *reporter) isMishap(ev *coded, _ []*coded) bool {
	if r := lexicon.Root(ev.code); r != "18" && r != "19" || ev.pred.Kind != text.VerbTrigger || ev.src.Tok >= 0 && ev.src.Grade >= text.PersonNoun && len(ev.src.Actors) > 0 && ev.pred.Subj == ev.src.Tok && !ev.pred.Passive && c.Tokens[ev.pred.Tok].Rel != text.Advcl {
		return false
	}
	t := ev.pred.Tok
	if c.tellsMishap(t) {
		return true
	}
	switch c.Tokens[t].Rel {
	case text.Advcl, text.Acl, text.Xcomp, text.AclRelcl:
		h := c.Head(t)
		return h >= 0 && c.Child(t, text.Nsubj) < 0 && (c.isMishapVerb(h) || c.Is(h, mishapNouns))
	}
	return false
}

// tellsMishap tells a verb beside which a mishap is told in a clause of when it happened.
func (c *reporter) tellsMishap(t int) bool {
	for a := range c.Children(t) {
		if m := c.Marker(a); c.Tokens[a].Rel.Base() == text.Advcl && (m == "" || mishapMarks[m]) && c.Child(a, text.Nsubj) >= 0 && c.isMishapVerb(a) { // parsers take "when" for no marker
			return true
		}
	}
	return false
}

// isMishapVerb tells "crashed", "collapsed", and whatever a storm does.
func (c *reporter) isMishapVerb(t int) bool {
	if c.Is(t, mishapVerbs) {
		return true
	}
	subject := c.Child(t, text.Nsubj)
	return subject >= 0 && c.Is(subject, mishapNouns)
}
