package events

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// code is the event that a token tells of, after what it governs; nil for none.
func (c *sentenceCoder) code(t int) *coded {
	if t < c.start || t >= c.end || c.state[t-c.start] == underWay {
		return nil
	}
	if c.state[t-c.start] == done {
		return c.coded[t-c.start]
	}
	c.state[t-c.start] = underWay
	var ev *coded
	if p := c.predicateOf(t); p != nil {
		m := c.bestMatch(p)
		if q := c.headlinePassive(p); m == nil && q != nil {
			if m = c.bestMatch(q); m != nil {
				p = q
			}
		}
		if ev = c.govern(p, m); ev == nil {
			ev = c.assemble(p, m)
		}
	}
	c.coded[t-c.start], c.state[t-c.start] = ev, done
	return ev
}

// headlinePassive reads a participle without its auxiliary behind its subject as a passive, as headlines have it: "Three soldiers killed in
// Mali"; nil where the verb has an object, an auxiliary or another form.
func (c *sentenceCoder) headlinePassive(p *predicate) *predicate {
	t := p.tok
	if p.kind != verbTrigger || p.passive || p.obj >= 0 || p.subj < 0 || len(p.clauses) > 0 || c.ownSubject(t) != p.subj || c.isRelative(p.subj) ||
		!c.Tokens[t].Feats.Has(text.Past) || c.Child(t, text.Aux, text.AuxPass) >= 0 || c.gradeOfPhrase(p.subj) < personNoun {
		return nil
	}
	q := *p
	q.passive, q.obj, q.subj, q.path = true, p.subj, -1, "headline passive"
	for _, o := range q.obls {
		if o.prep == "by" && !c.InDate(o.tok) {
			q.subj = o.tok
		}
	}
	return &q
}

// assemble makes an event of a match; nil where the sense is none.
func (c *sentenceCoder) assemble(p *predicate, m *match) *coded {
	if m == nil || strings.HasPrefix(m.sense.code, statementRoot) {
		return nil
	}
	if m.sense.code == "" {
		c.silence(m.nouns)
		return nil
	}
	s := m.sense
	ev := &coded{pred: p, code: s.code, mode: s.mode, contexts: s.contexts, place: m.place, flags: s.flags, score: m.score,
		lexical: m.lexical, weak: s.weak, recip: s.recip, nouns: m.nouns, sense: s.name(), rule: s.rule() + " (" + p.path + ")"}
	if p.kind == nounTrigger {
		c.nounRoles(ev, p, m)
	} else {
		c.verbRoles(ev, p, m)
	}
	if p.kind == predicateTrigger && isJudgement(s.code) && !wantsSource(s) && ev.src.tok < 0 {
		return nil // "an illegal settlement": nobody is said to say so
	}
	for _, r := range c.rules.shaping {
		r.do(c, ev, m)
	}
	ev.trigger = c.triggerSpan(ev)
	return ev
}

// silence takes what the words of a sense that is no event tell for none either: the calls of "the calls were not answered".
func (c *sentenceCoder) silence(nouns []int) {
	for _, n := range nouns {
		if inner := c.code(n); inner != nil && inner.pred.kind == nounTrigger {
			inner.consumed = true
		}
	}
}

// refine lets a word of the clause make another event of it: troops sent to keep the peace are aid.
func (c *sentenceCoder) refine(ev *coded, _ *match) {
	first, last := c.extentAll(ev.pred.tok, 0)
	for t := first; t <= last; t++ {
		for _, r := range c.lex.refined[c.Lemma(t)] {
			if strings.HasPrefix(ev.code, r.prefix) {
				ev.code, ev.mode = r.code, ""
				ev.rule += ", " + c.Lemma(t)
				return
			}
		}
	}
}

// triggerSpan covers the trigger and the nouns its pattern asked for where they stand close, but for one that is a side.
func (c *sentenceCoder) triggerSpan(ev *coded) text.Span {
	first, last := ev.pred.tok, ev.pred.tok
	for _, n := range ev.nouns {
		if n > last && n-last <= triggerGap && n != ev.src.tok && n != ev.tgt.tok {
			last = n
		}
	}
	return text.Span{Start: c.Tokens[first].Start, End: c.Tokens[last].End}
}

// triggerGap is how many words may stand between a light verb and its noun in one trigger: "carry out a large-scale air strike".
const triggerGap = 5

// predicateAt is the predicate of a token, nil for none.
func (c *sentenceCoder) predicateAt(t int) *predicate {
	if t < 0 {
		return nil
	}
	return c.predicateOf(t)
}

// absorb takes the events that the pattern's own nouns stand for into this one: in "carry out a strike" the strike is no second event.
// What its source and target stand for is told of rather than reported: "condemned the attack".
func (c *sentenceCoder) absorb(ev *coded, m *match) {
	for _, t := range append([]int{m.src, m.tgt}, m.nouns...) {
		if t < 0 || t == ev.pred.tok {
			continue
		}
		for _, n := range c.members(t) {
			inner := c.code(n)
			switch {
			case inner == nil || inner.pred.kind != nounTrigger:
			case t == m.src || t == m.tgt || plover(inner.code) != plover(ev.code) && isJudgement(ev.code):
				inner.doubt = toldDoubt
			default:
				inner.consumed = true
			}
		}
	}
}

// toldDoubt marks events that another one is about.
const toldDoubt = "told"
