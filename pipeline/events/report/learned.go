package report

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

// learnedDoubt marks the events of words that the lexicon leaves silent.
const learnedDoubt text.Doubt = "learned"

// minGuess is how likely a word must tell of an event to be guessed at: the judge drops nearly all that is less likely.
const minGuess = 0.2

// guesses are the events of the predicates that the lexicon leaves silent, beside those that it found, which the scorer looks at too: how far
// it agrees tells the judge how sure they are.
func (c *reporter) guesses(found []*coded) (all []*coded) {
	if c.guesser == nil {
		return nil
	}
	for _, ev := range found {
		c.guesser.Coded[ev.pred.Tok] = lexicon.Plover(ev.code)
	}
	for _, ev := range found {
		g := c.guesser.Ask(ev.pred.Tok)
		ev.guess, ev.typeGuess = g.Event, g.Of(lexicon.Plover(ev.code))
		if typ := g.Best(); mayRetype(ev) && ev.typeGuess < unlikely && g.Of(typ.Name) > likely {
			ev.retype(typ, g.Of(typ.Name))
		}
	}
	for t := c.Start; t < c.End; t++ {
		if !c.isSilent(t, found) {
			continue
		}
		if g := c.guesser.Ask(t); g.Event >= minGuess {
			if ev := c.guessed(t, g); ev != nil {
				all = append(all, ev)
			}
		}
	}
	return all
}

// unlikely and likely are where the scorer of triggers is believed against the lexicon: its type is out of the question, and another all but sure.
// In cross-validation (cmd/judge) .790 of the lexicon's rows have the right type instead of .782, where patterns that asked for a noun are open too.
const unlikely, likely = 0.1, 0.7

// mayRetype tells whether the type of a lexicon's event is open. What becomes of an act that is planned, asked for or threatened is the codebook's
// to say; a pattern that asked for the noun that stood there ("launch an attack on the judges", "call for sanctions") knows more than the scorer; and
// the user's own patterns are the user's word.
func mayRetype(ev *coded) bool { return ev.effect == "" && !ev.lexical && !ev.isUsers }

// retype makes an event of the lexicon one of another type.
func (ev *coded) retype(typ trigger.Type, sure float64) {
	ev.retyped, ev.typed = lexicon.Plover(ev.code), typ.Name
	ev.rule += ", retyped from " + ev.code
	ev.code, ev.mode, ev.contexts, ev.typeGuess = typ.Root, "", nil, sure
}

// isSilent tells a predicate that no event of the lexicon stands on or takes in.
func (c *reporter) isSilent(t int, found []*coded) bool {
	return c.guesser.IsCandidate(t) && c.coded[t-c.Start] == nil &&
		!slices.ContainsFunc(found, func(ev *coded) bool { return ev.trigger.Overlaps(c.Tokens[t].Span) })
}

// guessed makes an event of a guess, its sides those that stand around the word; nil where the lexicon knows the words for none.
func (c *reporter) guessed(t int, g trigger.Guess) *coded {
	typ, sure := g.Best(), g.Event
	p := c.PredicateOf(t)
	if p == nil {
		return nil
	}
	if m := c.BestMatch(p); m != nil && m.Sense.Code == "" {
		return nil
	}
	s := &lexicon.Sense{Code: typ.Root, Lemma: c.Lemma(t)}
	ev := &coded{pred: p, code: s.Code, place: -1, sense: s.Name(), pattern: string(learnedDoubt), path: p.Path, doubt: learnedDoubt, learned: true, typed: typ.Name, guess: sure,
		typeGuess: g.Of(typ.Name), src: clause.Nobody, tgt: clause.Nobody}
	c.choose(ev, &sense.Match{Sense: s, Src: c.doerOfNoun(p), Tgt: -1, Place: -1}, c.steps.choosing)
	c.judge(ev)
	ev.code = typ.Root // what becomes of it under "will" and "must" was learned too
	c.settle(ev)
	ev.flags.Negated = ev.flags.Negated && typ.Root != lexicon.RejectRoot // "will not accept" is the refusal
	ev.trigger = c.triggerSpan(ev)
	ev.rule = "learned: " + typ.Name + " of " + s.Lemma + " for " + strings.Join(c.guesser.Why(t), ", ")
	return ev
}

// doerOfNoun is by whom what a noun tells of is done, where no sense has slots for it, or, of what somebody gets, whom it is from; -1 for nobody.
func (c *reporter) doerOfNoun(p *clause.Predicate) int {
	if p.Kind != text.NounTrigger {
		return -1
	}
	for _, o := range p.Obls {
		if (o.Prep == "by" || o.Prep == "from" && p.Undergoer >= 0) && !c.InDate(o.Tok) && c.ActorIn(o.Tok) >= 0 {
			return o.Tok
		}
	}
	return -1
}

func isLearned(ev *coded, _ *sense.Match) bool { return ev.learned }

// spokenOf is whom the words of somebody are about: "said that Poland breaks the law".
func (c *reporter) spokenOf(ev *coded, _ *sense.Match) clause.Party {
	for _, cl := range ev.pred.Clauses {
		q := c.PredicateAt(cl.Tok)
		if q == nil || q.Subj < 0 || c.Tokens[q.Subj].Tag == text.PRON && !c.IsOther(q.Subj, ev.pred.Subj) {
			continue
		}
		if about := c.DoneBy(q.Subj); about.Tok >= 0 && about.Grade >= text.PersonNoun && (ev.pred.Subj < 0 || !slices.Equal(about.Actors, c.ActorsOf(ev.pred.Subj))) {
			return c.Named(about)
		}
	}
	return clause.Nobody
}
