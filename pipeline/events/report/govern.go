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
	case p.Kind == text.NounTrigger:
		return append(keys, "n:"+keys[len(keys)-1]) // what only the noun does: the call for talks, not calling somebody
	case p.Kind == text.PredicateTrigger:
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
		if slices.Contains(g.Forms, cl.Prep) && !(g.Effect == lexicon.AppealEffect && c.IsTold(cl)) {
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
			if c.Tokens[a].Rel == text.Conj && c.Child(a, text.Nsubj, text.NsubjPass) < 0 && !c.Tokens[a].Feats.Has(text.Fin|text.Past) {
				all = append(all, clause.Arg{Prep: h.Prep, Tok: a})
			}
		}
	}
	return all
}

// applyEffect changes a governed event, or makes the governor's event of it and consumes it.
func (c *reporter) applyEffect(p *clause.Predicate, g lexicon.Governor, inner *coded, m *sense.Match) *coded {
	if g.Effect == lexicon.JudgeEffect || g.Effect == lexicon.DisownEffect {
		inner.doubt = toldDoubt
		inner.flags.Hypothetical = inner.flags.Hypothetical || g.Effect == lexicon.DisownEffect
		return nil
	}
	if g.Effect == lexicon.PlanEffect && c.isAskedOf(p, inner) || g.Effect == lexicon.CommandEffect && c.isToldOthers(p, inner) {
		g.Effect = lexicon.AppealEffect
	}
	code, ok := c.Lex.Outcome(g.Effect, inner.code)
	if c.HasWord(inner.pred.Tok, negators, text.Advmod) {
		code, ok = c.outcomeOfNot(g.Effect, inner.code)
	}
	if !ok {
		inner.flags = union(inner.flags, lexicon.EffectFlags[g.Effect])
		if c.Is(p.Tok, aiming) && c.Tokens[p.Tok].Rel == text.Acl { // "sanctions meant to isolate Chad" are one event
			inner.doubt = toldDoubt
		}
		return nil
	}
	if m != nil && m.Lexical && lexicon.Root(m.Sense.Code) == lexicon.ConsultRoot { // "called the premier to congratulate him": the lexicon takes the call for a contact, and its aim is an act of its own
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
		sense: inner.sense, effect: g.Effect, lexical: true, converted: true, src: clause.Nobody, tgt: clause.Nobody, trigger: c.Tokens[p.Tok].Span,
		rule: string(g.Effect) + " " + c.Lemma(p.Tok) + " of " + inner.rule, pattern: inner.pattern, path: inner.path, of: inner}
	c.choose(ev, nil, c.steps.governing)
	if inner.recip && ev.src.Tok == inner.src.Tok && len(inner.tgt.Actors) > 0 {
		ev.src, ev.tgt = inner.src, inner.tgt // two who fail to agree stay two sides
	}
	return ev
}

// outcomeOfNot is what an effect makes of an event that is not to happen: who promises not to attack promises peace, who promises not to
// help refuses.
func (c *reporter) outcomeOfNot(effect text.Effect, code string) (string, bool) {
	switch {
	case lexicon.IsConflict(code):
		return c.Lex.Outcome(effect, lexicon.DeescalateCode)
	case effect == lexicon.AgreeEffect || effect == lexicon.VowEffect || effect == lexicon.DecideEffect || effect == lexicon.PlanEffect:
		return c.Lex.Outcome(lexicon.DenyEffect, code)
	}
	return "", false
}

// isAskedOf tells what somebody known wants others to do, "Britain wants Iran to stop", not what they may expect: "analysts expect him to run".
func (c *reporter) isAskedOf(p *clause.Predicate, inner *coded) bool {
	return p.Kind == text.VerbTrigger && !p.Passive && p.Obj >= 0 && inner.pred.Subj == p.Obj && p.Subj >= 0 && p.Subj != p.Obj && c.GradeOfPhrase(p.Subj) >= text.NamedActor && !c.Is(p.Subj, c.Lex.Classes["o-forecaster"])
}

// isToldOthers tells what somebody who takes no orders is to yield: "ordered the ministry to free the editor", not "ordered his troops to withdraw".
func (c *reporter) isToldOthers(p *clause.Predicate, inner *coded) bool {
	return lexicon.Root(inner.code) == lexicon.YieldRoot && p.Obj >= 0 && inner.pred.Subj == p.Obj && !c.IsOwn(p.Obj) && !c.Is(p.Obj, c.Lex.Classes["troops"])
}

// isExpected tells what is planned for whom: "is prepared to", "is expected to".
func isExpected(ev *coded, _ *sense.Match) bool {
	return ev.pred.Passive && ev.pred.Subj < 0 && (ev.effect == lexicon.AgreeEffect || ev.effect == lexicon.PlanEffect)
}

// isCommanded tells what is done on somebody's orders, to others than those who are given them.
func isCommanded(ev *coded, _ *sense.Match) bool { return ev.effect == lexicon.CommandEffect }

func governedTarget(_ *reporter, ev *coded, _ *sense.Match) clause.Party {
	return otherThan(ev.src, ev.of.tgt)
}

// addressed is whom somebody asks, tells or warns.
func (c *reporter) addressed(ev *coded, _ *sense.Match) clause.Party {
	p := ev.pred
	heard := []int{p.Iobj, p.Obj}
	for _, o := range p.Obls {
		if addresseePreps[o.Prep] && p.Kind != text.NounTrigger {
			heard = append(heard, o.Tok)
		}
	}
	for _, t := range heard {
		if t >= 0 && t != ev.of.pred.Tok && t != ev.src.Tok && c.GradeOfPhrase(t) >= text.PersonNoun {
			return c.Named(c.PartyOf(t))
		}
	}
	return clause.Nobody
}

// governedDoer is who would do the governed event, but for whom the governor sends himself: "promised that his government would send doctors".
func (c *reporter) governedDoer(ev *coded, _ *sense.Match) clause.Party {
	doer := ev.of.src
	if doer.Grade <= text.Pronoun || c.IsOwn(doer.Tok) && !lexicon.AsksFor(ev.code) {
		return clause.Nobody
	}
	return otherThan(ev.src, doer)
}

// otherThan is a party where it is not the one on the other side.
func otherThan(one, party clause.Party) clause.Party {
	if party.Tok == one.Tok || !party.Span.Empty() && party.Span == one.Span {
		return clause.Nobody
	}
	return party
}
