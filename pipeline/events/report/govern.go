package report

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
)

// govern applies what the predicate makes of its complements. The result is the predicate's own event, or nil where its
// own sense is to be used.
func (c *reporter) govern(p *clause.Predicate, m *sense.Match) *coded {
	var own *coded
	for _, key := range governorKeys(p) {
		for _, g := range c.Lex.Governors[key] {
			switch g.Effect {
			case lexicon.LightEffect, lexicon.SayEffect:
				continue
			case lexicon.RealEffect:
				for _, o := range c.complements(p, g) {
					if inner := c.code(o.Tok); inner != nil {
						inner.real = true
					}
				}
				return nil
			}
			for _, o := range c.complements(p, g) {
				inner := c.code(o.Tok)
				if inner == nil {
					continue
				}
				ev := c.applyEffect(p, g, inner, m)
				if own == nil {
					own = ev
				}
			}
		}
		if own != nil {
			return own
		}
	}
	return nil
}

// governorKeys are the predicate's keys, and its lemma with each preposition: "call_on"; of a noun also "n:call".
func governorKeys(p *clause.Predicate) []string {
	keys := slices.Clone(p.Keys)
	switch {
	case len(keys) == 0:
		return nil
	case p.Kind == lexicon.NounTrigger:
		return append(keys, "n:"+keys[len(keys)-1]) // what only the noun does: the call for talks, not calling somebody
	case p.Kind == lexicon.PredicateTrigger:
		return keys
	}
	for _, o := range p.Obls {
		keys = append(keys, p.Keys[len(p.Keys)-1]+"_"+o.Prep)
	}
	return keys
}

// complements are the clauses and nouns in the positions that a governor acts on, with their coordinated fellows.
func (c *reporter) complements(p *clause.Predicate, g lexicon.Governor) []clause.Arg {
	var heads []clause.Arg
	for _, cl := range p.Clauses {
		if slices.Contains(g.Forms, cl.Prep) {
			heads = append(heads, cl)
		}
	}
	if slices.Contains(g.Forms, "obj") && p.Obj >= 0 && !p.Passive {
		heads = append(heads, clause.Arg{Prep: "obj", Tok: p.Obj})
	}
	for _, o := range p.Obls {
		if slices.Contains(g.Forms, o.Prep) && !c.InDate(o.Tok) {
			heads = append(heads, o)
		}
	}
	all := heads
	for _, h := range heads {
		for a := range c.Children(h.Tok) {
			if c.Tokens[a].Rel == text.Conj && c.Child(a, text.Nsubj, text.NsubjPass) < 0 {
				all = append(all, clause.Arg{Prep: h.Prep, Tok: a})
			}
		}
	}
	return all
}

// applyEffect changes a governed event, or makes the governor's event of it and consumes it.
func (c *reporter) applyEffect(p *clause.Predicate, g lexicon.Governor, inner *coded, m *sense.Match) *coded {
	if g.Effect == lexicon.JudgeEffect {
		inner.doubt = toldDoubt
		return nil
	}
	code, ok := c.Lex.Outcome(g.Effect, inner.code)
	if c.isNegated(inner.pred.Tok) {
		code, ok = c.outcomeOfNot(g.Effect, inner.code)
	}
	if !ok {
		f := lexicon.EffectFlags[g.Effect]
		inner.flags = union(inner.flags, f)
		return nil
	}
	if g.Effect == lexicon.AccuseEffect {
		inner.doubt, inner.flags.Hypothetical = toldDoubt, true
	} else {
		inner.consumed = true
	}
	if m != nil && m.Lexical && m.Sense.Code != "" {
		return nil // the lexicon knows this very combination
	}
	ev := &coded{pred: p, code: code, contexts: inner.contexts, place: inner.place, nouns: inner.nouns, flags: lexicon.OutcomeFlags[g.Effect], score: inner.score + sense.ClauseWeight,
		sense: inner.sense, effect: g.Effect, lexical: true, converted: true, src: clause.Nobody, tgt: clause.Nobody, trigger: text.Span{Start: c.Tokens[p.Tok].Start, End: c.Tokens[p.Tok].End},
		rule: g.Effect + " " + c.Lemma(p.Tok) + " of " + inner.rule}
	switch {
	case p.Subj >= 0:
		ev.src = c.Named(c.PartyOf(p.Subj))
	case p.Passive && p.Obj >= 0 && (g.Effect == lexicon.AgreeEffect || g.Effect == lexicon.PlanEffect): // "is prepared to", "is expected to"
		ev.src = c.Named(c.PartyOf(p.Obj))
	case p.Kind == lexicon.NounTrigger:
		if by := c.ControllerOfNoun(p.Tok, 0); by >= 0 {
			ev.src = c.Named(c.PartyOf(by))
		}
	}
	ev.tgt = c.governedTarget(p, ev, inner)
	if inner.recip && ev.src.Tok == inner.src.Tok && len(inner.tgt.Actors) > 0 {
		ev.src, ev.tgt = inner.src, inner.tgt // two who fail to agree stay two sides
	}
	return ev
}

// outcomeOfNot is what an effect makes of an event that is not to happen: who promises not to attack promises peace, who promises not to
// help refuses.
func (c *reporter) outcomeOfNot(effect, code string) (string, bool) {
	switch {
	case lexicon.IsConflict(code):
		return c.Lex.Outcome(effect, lexicon.DeescalateCode)
	case effect == lexicon.AgreeEffect || effect == lexicon.PlanEffect:
		return c.Lex.Outcome(lexicon.DenyEffect, code)
	}
	return "", false
}

// governedTarget is whom the governor's event is directed at: the one addressed, else who would do the governed event, else its target.
func (c *reporter) governedTarget(p *clause.Predicate, ev, inner *coded) clause.Party {
	for _, t := range []int{p.Iobj, p.Obj} {
		if t >= 0 && t != inner.pred.Tok && t != ev.src.Tok && c.GradeOfPhrase(t) >= clause.PersonNoun {
			return c.Named(c.PartyOf(t))
		}
	}
	if p.Kind != lexicon.NounTrigger {
		for _, o := range p.Obls {
			if addresseePreps[o.Prep] && o.Tok != inner.pred.Tok && o.Tok != ev.src.Tok && c.GradeOfPhrase(o.Tok) >= clause.PersonNoun {
				return c.Named(c.PartyOf(o.Tok))
			}
		}
	}
	same := func(x clause.Party) bool {
		return x.Tok < 0 || x.Tok == ev.src.Tok || !x.Span.Empty() && x.Span == ev.src.Span
	}
	if !same(inner.src) && inner.src.Grade > clause.Pronoun && !(c.IsOwn(inner.src.Tok) && !lexicon.AsksFor(ev.code)) { // "promised that his government would send doctors to Malawi"
		return inner.src
	}
	if !same(inner.tgt) {
		return inner.tgt
	}
	return clause.Nobody
}
