package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// doubt marks the events that a reader would not call reported, with the name of the first rule that says so.
func (c *sentenceCoder) doubt(events []*coded) {
	for _, r := range c.rules.selecting {
		var sure, doubtful []*coded
		for _, ev := range events {
			if ev.doubt == "" && !ev.consumed {
				sure = append(sure, ev)
			}
		}
		for _, ev := range sure {
			if r.do.doubts(c, ev, sure) {
				doubtful = append(doubtful, ev)
			}
		}
		if r.do.sparesLast && len(doubtful) == len(sure) {
			continue
		}
		for _, ev := range doubtful {
			ev.doubt, ev.consumed = r.name, r.do.drops
		}
	}
}

// isDescription tells a clause or noun that only says which one is meant ("the man arrested in May", "after the raid on the camp"),
// unless its words leave no doubt of the event.
func (c *sentenceCoder) isDescription(ev *coded, _ []*coded) bool {
	if ev.pred.kind == nounTrigger && !ev.converted {
		return ev.pred.light < 0 && !(ev.pred.beside && root(ev.code) == consultRoot)
	}
	t := ev.pred.tok
	switch c.Tokens[t].Rel {
	case text.AclRelcl, text.Amod:
		return !ev.lexical
	case text.Acl:
		if c.isIng(t) && c.Is(c.Head(t), statements) {
			return false // what is said in a statement is done by it
		}
		return !ev.lexical || c.Tokens[t-1].Form != "," && c.Head(t) == t-1
	}
	return false
}

// isNews tells whether those who take part are ones that news is made of: both of them at least people spoken of by what they are, one of
// them known; only conflict is news with one side unsaid, or with nobody known by name.
func isNews(ev *coded) bool {
	src, tgt := ev.src.grade, ev.tgt.grade
	conflict := isConflict(ev.code)
	switch {
	case ev.weak:
		return src >= personNoun && tgt >= personNoun && max(src, tgt) >= namedActor
	case src >= personNoun && tgt >= personNoun:
		return true
	case src >= personNoun:
		return src >= namedActor || conflict || ev.lexical && ev.converted
	case src == pronoun:
		return tgt >= namedActor && (conflict || ev.lexical)
	case ev.src.tok >= 0: // something that is nobody
		return tgt >= personNoun && conflict
	}
	return (ev.pred.passive || ev.pred.kind == nounTrigger || ev.converted) && (tgt >= namedActor || tgt >= personNoun && conflict)
}

// isPersonal tells events that the writer or reader takes part in without being known: reviews, letters, advice.
func (c *sentenceCoder) isPersonal(ev *coded, _ []*coded) bool {
	for _, p := range []party{ev.src, ev.tgt} {
		if p.tok >= 0 && c.isFirstOrSecond(p.tok) {
			return true
		}
	}
	return ev.pred.subj >= 0 && c.isFirstOrSecond(ev.pred.subj)
}

// isFirstOrSecond tells "I", "we" and "you", and what is theirs, unless the article shows who speaks for whom.
func (c *sentenceCoder) isFirstOrSecond(t int) bool {
	if f := c.Tokens[t].Feats; f.Has(text.First) || f.Has(text.Second) {
		m := c.MentionAt(t)
		return m < 0 || c.ActorMentions[m].Ref < 0 || !c.isKnown(c.ActorMentions[m].Ref)
	}
	poss := c.Child(t, text.NmodPoss)
	return poss >= 0 && c.Tokens[poss].Tag == text.PRON && c.isFirstOrSecond(poss)
}

// standsAlone tells an event noun that no light verb carries and that does not name both sides: it may only mention its event.
func (c *sentenceCoder) standsAlone(ev *coded, _ []*coded) bool {
	if ev.pred.light >= 0 || ev.pred.kind != nounTrigger || ev.converted {
		return false
	}
	return ev.src.tok < 0 || ev.tgt.tok < 0 || ev.src.grade < personNoun || ev.tgt.grade < personNoun
}

// isScored tells a match from a fight: a result stands in its clause, "thrashed Brazil 4-1".
func (c *sentenceCoder) isScored(ev *coded, _ []*coded) bool {
	if !isConflict(ev.code) {
		return false
	}
	for t := ev.pred.tok + 1; t+2 < min(c.end, ev.pred.tok+resultReach); t++ {
		if c.isGoals(t) && (c.Tokens[t+1].Form == "-" || c.Tokens[t+1].Form == "–") && c.Tokens[t+1].Start == c.Tokens[t].End && c.isGoals(t+2) && c.Tokens[t+2].Start == c.Tokens[t+1].End {
			return true
		}
	}
	return false
}

// resultReach is how many words behind its verb a result may stand.
const resultReach = 12

// isGoals tells a number of one to three digits that is no date.
func (c *sentenceCoder) isGoals(t int) bool {
	form := c.Tokens[t].Form
	return len(form) <= 3 && strings.Trim(form, "0123456789") == "" && !c.InDate(t)
}

// isOfWork tells what happens in a novel or film: in its words, or told by it.
func (c *sentenceCoder) isOfWork(ev *coded, _ []*coded) bool {
	t := ev.pred.tok
	for range clauseDepth {
		if t < 0 {
			return false
		}
		for a := range c.Children(t) {
			if r := c.Tokens[a].Rel.Base(); (r == text.Obl && occasions[c.marker(a)] || r == text.Nsubj) && c.Is(a, works) {
				return true
			}
		}
		t = c.Head(t)
	}
	return false
}

// isAside tells a purpose or manner beside an event that has been coded: "sent troops to fight", "met to discuss".
func (c *sentenceCoder) isAside(ev *coded, all []*coded) bool {
	t := ev.pred.tok
	if r := c.Tokens[t].Rel; (r != text.Advcl && r != text.Acl && r != text.Xcomp) || !c.hasTo(t) {
		return false
	}
	h := c.Head(t)
	return slices.ContainsFunc(all, func(o *coded) bool {
		return o != ev && !o.consumed && (o.pred.tok == h || o.pred.light == h || h >= 0 && o.pred.tok == c.Head(h))
	})
}

// contextsOf joins the contexts of the code, the sense and the words of the event's clause, in that order.
func (c *sentenceCoder) contextsOf(ev *coded, ofCode []string) []string {
	var all []string
	add := func(ctx string) {
		if ctx != "" && !slices.Contains(all, ctx) {
			all = append(all, ctx)
		}
	}
	for _, ctx := range ofCode {
		add(ctx)
	}
	for _, ctx := range ev.contexts {
		add(ctx)
	}
	first, last := c.extentAll(ev.pred.tok, 0)
	for t := first; t <= last; t++ {
		switch c.Tokens[t].Tag {
		case text.NOUN, text.PROPN, text.ADJ, text.VERB:
			add(c.lex.contexts[c.Lemma(t)])
		}
	}
	return all
}

// extentAll is the first and last token of everything below a word.
func (c *sentenceCoder) extentAll(t, depth int) (first, last int) {
	first, last = t, t
	if depth > 2*clauseDepth {
		return
	}
	for a := range c.Children(t) {
		lo, hi := c.extentAll(a, depth+1)
		first, last = min(first, lo), max(last, hi)
	}
	return
}
