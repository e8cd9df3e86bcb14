package events

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// governor says what a verb, noun or adjective makes of the event in its complement.
type governor struct {
	effect string
	forms  []string // to, that, ing, obj, subj, or a preposition
}

// The effects of complement.tsv that the coder acts on by itself; all others change the code by outcomes.tsv.
const (
	lightEffect  = "light" // the verb only carries the noun: "carry out a strike"
	sayEffect    = "say"   // attribution
	judgeEffect  = "judge" // what is governed is talked about, not reported: "condemned the attack"
	planEffect   = "plan"  // what "will" does to an event
	realEffect   = "real"  // what is governed happened as if it were said outright
	denyEffect   = "reject"
	accuseEffect = "accuse"
	agreeEffect  = "agree"
	appealEffect = "appeal" // what "must" does to an event
)

// effectFlags hold for a governed event whose code the effect does not change.
var effectFlags = map[string]schema.Flags{
	agreeEffect:  {Future: true},
	planEffect:   {Future: true},
	appealEffect: {Hypothetical: true},
	denyEffect:   {Negated: true},
	"threat":     {Future: true, Hypothetical: true},
	"doubt":      {Hypothetical: true},
	"negate":     {Negated: true},
}

// outcomeFlags hold for the event that the effect makes: planning is not yet doing.
var outcomeFlags = map[string]schema.Flags{planEffect: {Future: true}}

// sameOutcomes: planning to do something and agreeing to do it are the same code, with and without the future flag; so are
// ordering and asking where an order has no line of its own.
var sameOutcomes = map[string]string{planEffect: agreeEffect, "command": appealEffect}

// addGovernor reads a line "effect <TAB> lemma|lemma <TAB> form,form".
func (l *lexicon) addGovernor(cells []string) error {
	if len(cells) != 3 {
		return fmt.Errorf("expected 3 columns (effect, lemmas, forms)")
	}
	g := governor{effect: cells[0], forms: strings.Split(cells[2], ",")}
	for lemma := range strings.SplitSeq(cells[1], "|") {
		l.governors[lemma] = append(l.governors[lemma], g)
	}
	return nil
}

// unchanged stands in outcomes.tsv for the code of a governed event that the effect leaves as it is.
const unchanged = "--"

// addOutcome reads a line "effect <TAB> code prefix <TAB> resulting code".
func (l *lexicon) addOutcome(cells []string) error {
	if len(cells) != 3 {
		return fmt.Errorf("expected 3 columns (effect, governed code, resulting code)")
	}
	for _, code := range cells[1:] {
		if _, ok := schema.LookupCAMEO(code); !ok && code != unchanged {
			return fmt.Errorf("%q is no CAMEO code", code)
		}
	}
	l.outcomes[cells[0]+" "+cells[1]] = cells[2]
	return nil
}

// outcome is the code that an effect makes of a governed event: the entry of the longest prefix of its code.
func (l *lexicon) outcome(effect, code string) (string, bool) {
	for n := len(code); n >= 2; n-- {
		if out, ok := l.outcomes[effect+" "+code[:n]]; ok {
			return out, out != unchanged
		}
	}
	if same, ok := sameOutcomes[effect]; ok {
		return l.outcome(same, code)
	}
	return "", false
}

// carries tells whether a verb is a light verb for a noun in the given position.
func (l *lexicon) carries(keys []string, form string) bool {
	for _, key := range keys {
		for _, g := range l.governors[key] {
			if g.effect == lightEffect && slices.Contains(g.forms, form) {
				return true
			}
		}
	}
	return false
}

// says tells whether a verb reports what somebody said.
func (c *sentenceCoder) says(t int) bool {
	for _, g := range c.lex.governors[c.Lemma(t)] {
		if g.effect == sayEffect {
			return true
		}
	}
	return false
}

// govern applies what the predicate makes of its complements. The result is the predicate's own event, or nil where its
// own sense is to be used.
func (c *sentenceCoder) govern(p *predicate, m *match) *coded {
	var own *coded
	for _, key := range governorKeys(p) {
		for _, g := range c.lex.governors[key] {
			switch g.effect {
			case lightEffect, sayEffect:
				continue
			case realEffect:
				for _, o := range c.complements(p, g) {
					if inner := c.code(o.tok); inner != nil {
						inner.real = true
					}
				}
				return nil
			}
			for _, o := range c.complements(p, g) {
				inner := c.code(o.tok)
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
func governorKeys(p *predicate) []string {
	keys := slices.Clone(p.keys)
	switch {
	case len(keys) == 0:
		return nil
	case p.kind == nounTrigger:
		return append(keys, "n:"+keys[len(keys)-1]) // what only the noun does: the call for talks, not calling somebody
	case p.kind == predicateTrigger:
		return keys
	}
	for _, o := range p.obls {
		keys = append(keys, p.keys[len(p.keys)-1]+"_"+o.prep)
	}
	return keys
}

// complements are the clauses and nouns in the positions that a governor acts on, with their coordinated fellows.
func (c *sentenceCoder) complements(p *predicate, g governor) []arg {
	var heads []arg
	for _, cl := range p.clauses {
		if slices.Contains(g.forms, cl.prep) {
			heads = append(heads, cl)
		}
	}
	if slices.Contains(g.forms, "obj") && p.obj >= 0 && !p.passive {
		heads = append(heads, arg{"obj", p.obj})
	}
	if slices.Contains(g.forms, "obj") && p.passive && p.obj >= 0 && !c.IsVerbal(p.obj) {
		heads = append(heads, arg{"obj", p.obj})
	}
	for _, o := range p.obls {
		if slices.Contains(g.forms, o.prep) && !c.InDate(o.tok) {
			heads = append(heads, o)
		}
	}
	all := heads
	for _, h := range heads {
		for a := range c.Children(h.tok) {
			if c.Tokens[a].Rel == text.Conj && c.Child(a, text.Nsubj, text.NsubjPass) < 0 {
				all = append(all, arg{h.prep, a})
			}
		}
	}
	return all
}

// applyEffect changes a governed event, or makes the governor's event of it and consumes it.
func (c *sentenceCoder) applyEffect(p *predicate, g governor, inner *coded, m *match) *coded {
	if g.effect == judgeEffect {
		inner.doubt = toldDoubt
		return nil
	}
	if m != nil && m.sense.code == "" && m.lexical {
		return nil // a sense that is no event on purpose
	}
	code, ok := c.lex.outcome(g.effect, inner.code)
	if c.isNegated(inner.pred.tok) {
		code, ok = c.outcomeOfNot(g.effect, inner.code)
	}
	if !ok {
		f := effectFlags[g.effect]
		inner.flags = union(inner.flags, f)
		return nil
	}
	if g.effect == accuseEffect {
		inner.doubt, inner.flags.Hypothetical = toldDoubt, true
	} else {
		inner.consumed = true
	}
	if m != nil && m.lexical && m.sense.code != "" {
		return nil // the lexicon knows this very combination
	}
	ev := &coded{pred: p, code: code, contexts: inner.contexts, place: inner.place, nouns: inner.nouns, flags: outcomeFlags[g.effect], score: inner.score + clauseWeight,
		sense: inner.sense, effect: g.effect, lexical: true, converted: true, src: nobody, tgt: nobody, trigger: text.Span{Start: c.Tokens[p.tok].Start, End: c.Tokens[p.tok].End},
		rule: g.effect + " " + c.Lemma(p.tok) + " of " + inner.rule}
	switch {
	case p.subj >= 0:
		ev.src = c.named(c.partyOf(p.subj))
	case p.passive && p.obj >= 0 && (g.effect == agreeEffect || g.effect == planEffect): // "is prepared to", "is expected to"
		ev.src = c.named(c.partyOf(p.obj))
	case p.kind == nounTrigger:
		c.possessorAsSource(ev, p)
		if by := c.controllerOfNoun(p.tok, 0); ev.src.tok < 0 && by >= 0 {
			ev.src = c.named(c.partyOf(by))
		}
	}
	ev.tgt = c.governedTarget(p, ev, inner)
	if inner.recip && ev.src.tok == inner.src.tok && len(inner.tgt.actors) > 0 {
		ev.src, ev.tgt = inner.src, inner.tgt // two who fail to agree stay two sides
	}
	return ev
}

// outcomeOfNot is what an effect makes of an event that is not to happen: who promises not to attack promises peace, who promises not to
// help refuses.
func (c *sentenceCoder) outcomeOfNot(effect, code string) (string, bool) {
	switch {
	case isConflict(code):
		return c.lex.outcome(effect, deescalateCode)
	case effect == agreeEffect || effect == planEffect:
		return c.lex.outcome(denyEffect, code)
	}
	return "", false
}

// isNegated tells whether a verb has a negation of its own.
func (c *sentenceCoder) isNegated(t int) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Advmod && negators[c.lower(a)] {
			return true
		}
	}
	return false
}

func (c *sentenceCoder) possessorAsSource(ev *coded, p *predicate) {
	if len(p.mods) > 0 {
		ev.src = c.named(c.partyOf(p.mods[0]))
		return
	}
	for _, o := range p.obls {
		if o.prep == "by" || o.prep == "from" {
			ev.src = c.partyOf(o.tok)
			return
		}
	}
}

// governedTarget is whom the governor's event is directed at: the one addressed, else who would do the governed event, else its target.
func (c *sentenceCoder) governedTarget(p *predicate, ev, inner *coded) party {
	for _, t := range []int{p.iobj, p.obj} {
		if t >= 0 && t != inner.pred.tok && t != ev.src.tok && c.gradeOfPhrase(t) >= personNoun {
			return c.named(c.partyOf(t))
		}
	}
	if p.kind != nounTrigger {
		for _, o := range p.obls {
			if addresseePreps[o.prep] && o.tok != inner.pred.tok && o.tok != ev.src.tok && c.gradeOfPhrase(o.tok) >= personNoun {
				return c.named(c.partyOf(o.tok))
			}
		}
	}
	same := func(x party) bool {
		return x.tok < 0 || x.tok == ev.src.tok || !x.span.Empty() && x.span == ev.src.span
	}
	if !same(inner.src) && inner.src.grade > pronoun && !(c.isOwn(inner.src.tok) && !asksFor(ev.code)) { // "promised that his government would send doctors to Malawi"
		return inner.src
	}
	if !same(inner.tgt) {
		return inner.tgt
	}
	if asksFor(ev.code) && p.obj >= 0 { // "asked for a truce through Swiss envoys"
		if through := c.nmodBelow(p.obj, 0, func(a arg) bool { return intermediaries[a.prep] && c.gradeOfPhrase(a.tok) >= personNoun }); through >= 0 {
			return c.asParty(through)
		}
	}
	return nobody
}

func union(a, b schema.Flags) schema.Flags {
	return schema.Flags{Negated: a.Negated != b.Negated, Future: a.Future || b.Future, Hypothetical: a.Hypothetical || b.Hypothetical, Historical: a.Historical || b.Historical}
}
