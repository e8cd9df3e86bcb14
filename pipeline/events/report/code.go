package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
)

// code is the event that a token tells of, after what it governs; nil for none.
func (c *reporter) code(t int) *coded {
	if t < c.Start || t >= c.End || c.state[t-c.Start] == underWay {
		return nil
	}
	if c.state[t-c.Start] == done {
		return c.coded[t-c.Start]
	}
	c.state[t-c.Start] = underWay
	var ev *coded
	if p := c.PredicateOf(t); p != nil {
		m := c.BestMatch(p)
		if q := c.SharedObject(p); q != nil && m == nil {
			if m = c.BestMatch(q); m != nil {
				p = q
			}
		}
		if q := c.HeadlinePassive(p); q != nil && (m == nil || c.isStruck(p)) {
			if passive := c.BestMatch(q); passive != nil && passive.Place != q.Obj && lexicon.Root(passive.Sense.Code) != lexicon.ConsultRoot && (m == nil || lexicon.Root(passive.Sense.Code) > lexicon.MobilizeRoot) {
				p, m = q, passive
			}
		}
		if ev = c.govern(p, m); ev == nil {
			ev = c.assemble(p, m)
		}
	}
	c.coded[t-c.Start], c.state[t-c.Start] = ev, done
	return ev
}

// isStruck tells the subject of a verb without an object that rather suffers it: "a deputy shot dead", in headlines also "deputy shot at
// market", but for "police shot at protesters".
func (c *reporter) isStruck(p *clause.Predicate) bool {
	for a := range c.Children(p.Tok) {
		if c.Lower(a) == "dead" {
			return true
		}
	}
	isAimed := func(o clause.Arg) bool {
		return againstPreps[o.Prep] || o.Prep == "at" && c.GradeOfPhrase(o.Tok) >= text.PersonNoun
	}
	return c.IsHeadline() && !slices.ContainsFunc(p.Obls, isAimed)
}

// assemble makes an event of a match; nil where the sense is none.
func (c *reporter) assemble(p *clause.Predicate, m *sense.Match) *coded {
	if m == nil || m.Sense.Code == "" {
		return nil
	}
	s := m.Sense
	ev := &coded{pred: p, code: s.Code, mode: s.Mode, contexts: s.Contexts, place: m.Place, flags: s.Flags, score: m.Score,
		lexical: m.Lexical, isUsers: s.User, weak: s.Weak, recip: s.Recip, nouns: m.Nouns, sense: s.Name(), rule: s.Rule(), pattern: s.Pattern(), path: p.Path,
		src: clause.Nobody, tgt: clause.Nobody}
	c.choose(ev, m, c.steps.choosing)
	for _, r := range c.steps.shaping {
		r.do(c, ev, m)
	}
	ev.trigger = c.triggerSpan(ev)
	return ev
}

// refine lets a word of the clause, or who does it, make another event of it: troops sent to keep the peace are aid.
func (c *reporter) refine(ev *coded, _ *sense.Match) {
	for t, last := c.ExtentAll(ev.pred.Tok, 0); t <= last; t++ {
		if c.refineBy(ev, c.Lemma(t)) {
			return
		}
	}
	for _, a := range ev.src.Actors {
		if c.refineBy(ev, cmp.Or(c.Actors[a].Sector, stateSector)) {
			return
		}
	}
}

func (c *reporter) refineBy(ev *coded, word string) bool {
	for _, r := range c.Lex.Refined[word] {
		if strings.HasPrefix(ev.code, r.Prefix) || ev.sense == r.Prefix && strings.HasPrefix(ev.sense, ev.code+" ") {
			ev.code, ev.mode = r.Code, ""
			if ev.place >= 0 && ev.tgt.Tok == ev.place && lexicon.Root(r.Code) == lexicon.CooperateRoot { // where both drill is no party to it
				ev.tgt = clause.Nobody
			}
			ev.trace = append(ev.trace, "refined by "+word)
			return true
		}
	}
	return false
}

// refineLate does so once the sides are settled, and by the deed in the course of which it happens: who is arrested in a raid is searched for.
func (c *reporter) refineLate(ev *coded) {
	if ev.effect != "" {
		return
	}
	if ev.pred.Beside {
		if deed := c.code(c.VerbAbove(ev.pred.Tok)); deed != nil && c.refineBy(ev, c.Lemma(deed.pred.Tok)) {
			return
		}
	}
	for _, a := range ev.src.Actors {
		if c.refineBy(ev, cmp.Or(c.Actors[a].Sector, stateSector)) {
			return
		}
	}
}

// stateSector is who acts where a state does.
const stateSector = "GOV"

// triggerSpan covers the trigger and the nouns its pattern asked for where they stand close, but for one that is a side.
func (c *reporter) triggerSpan(ev *coded) text.Span {
	first, last := ev.pred.Tok, ev.pred.Tok
	for _, n := range ev.nouns {
		if n > last && n-last <= triggerGap && n != ev.src.Tok && n != ev.tgt.Tok {
			last = n
		}
	}
	return text.Span{Start: c.Tokens[first].Start, End: c.Tokens[last].End}
}

// triggerGap is how many words may stand between a light verb and its noun in one trigger: "carry out a large-scale air strike".
const triggerGap = 5

// absorb takes the events that the pattern's own nouns stand for into this one: in "carry out a strike" the strike is no second event.
// What its source and target stand for is told of rather than reported: "condemned the attack"; words that are refused come to nothing
// of their own: "brushed the criticism aside".
func (c *reporter) absorb(ev *coded, m *sense.Match) {
	for _, t := range append([]int{m.Src, m.Tgt}, m.Nouns...) {
		if t < 0 || t == ev.pred.Tok {
			continue
		}
		for _, n := range c.Members(t) {
			inner := c.code(n)
			switch {
			case inner == nil || inner.pred.Kind != text.NounTrigger:
			case lexicon.Root(ev.code) == lexicon.RejectRoot && !lexicon.IsConflict(inner.code):
				inner.consumed = true
			case t == m.Src || t == m.Tgt || lexicon.IsJudgement(ev.code) && !strings.HasPrefix(ev.code, lexicon.ComplainCode):
				inner.doubt = toldDoubt
			default:
				inner.consumed = true
			}
		}
	}
}

// absorbLaying takes what is ended back to its beginning: in "lifted sanctions imposed on Chad" the imposing is no news, and tells on whom.
func (c *reporter) absorbLaying(ev *coded, m *sense.Match) {
	if lexicon.Root(ev.code) != lexicon.YieldRoot {
		return
	}
	for _, n := range m.Nouns {
		for a := range c.Children(n) {
			if c.Tokens[a].Rel != text.Acl {
				continue
			}
			laid := c.code(a)
			if laid == nil || !laid.pred.Passive || !lexicon.IsConflict(laid.code) {
				continue
			}
			laid.consumed = true
			if ev.tgt.Tok < 0 {
				ev.tgt = laid.tgt
			}
		}
	}
}

// toldDoubt marks events that another one is about.
const toldDoubt text.Doubt = "told"
