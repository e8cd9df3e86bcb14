// Package report makes event mentions of what predicates mean: it lets governing words change a meaning, chooses the two sides, and adds
// flags, tolls, attribution, contexts and doubts.
package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/trigger"
	"github.com/dateline-data/dateline/schema"
)

// doubt marks the events that a reader would not call reported, with the name of the first rule that says so.
func (c *reporter) doubt(events []*coded) {
	for _, ev := range events {
		for _, r := range c.steps.selecting {
			if ev.doubt == "" && !ev.consumed && r.do.doubts(c, ev) {
				ev.doubt, ev.consumed = text.Doubt(r.name), r.do.drops
			}
		}
	}
}

// isNews tells whether those who take part are ones that news is made of: both of them at least people spoken of by what they are, one of
// them known; only conflict is news with one side unsaid, or with nobody known by name.
func isNews(ev *coded) bool {
	src, tgt := ev.src.Grade, ev.tgt.Grade
	conflict := lexicon.IsConflict(ev.code)
	switch {
	case ev.weak:
		return src >= text.PersonNoun && tgt >= text.PersonNoun && max(src, tgt) >= text.NamedActor
	case src >= text.PersonNoun && tgt >= text.PersonNoun:
		return true
	case src >= text.PersonNoun:
		return src >= text.NamedActor || conflict || ev.lexical && ev.converted
	case src == text.Pronoun:
		return tgt >= text.NamedActor && (conflict || ev.lexical)
	case ev.src.Tok >= 0: // something that is nobody
		return tgt >= text.PersonNoun && conflict
	}
	return (ev.pred.Passive || ev.pred.Kind == text.NounTrigger || ev.converted) && (tgt >= text.NamedActor || tgt >= text.PersonNoun && conflict)
}

// standsAlone tells an event noun that no light verb carries and that does not name both sides: it may only mention its event.
func (c *reporter) standsAlone(ev *coded) bool {
	if ev.pred.Light >= 0 || ev.pred.Kind != text.NounTrigger || ev.converted {
		return false
	}
	return ev.src.Tok < 0 || ev.tgt.Tok < 0 || ev.src.Grade < text.PersonNoun || ev.tgt.Grade < text.PersonNoun
}

// isScored tells a match from a fight: a result stands in its clause, "thrashed Brazil 4-1".
func (c *reporter) isScored(ev *coded) bool {
	if !lexicon.IsConflict(ev.code) {
		return false
	}
	for t := ev.pred.Tok + 1; t+2 < min(c.End, ev.pred.Tok+resultReach); t++ {
		if c.isGoals(t) && (c.Tokens[t+1].Form == "-" || c.Tokens[t+1].Form == "–") && c.Tokens[t+1].Start == c.Tokens[t].End && c.isGoals(t+2) && c.Tokens[t+2].Start == c.Tokens[t+1].End {
			return true
		}
	}
	return false
}

// resultReach is how many words behind its verb a result may stand.
const resultReach = 12

// isGoals tells a number of one to three digits that is no date.
func (c *reporter) isGoals(t int) bool {
	form := c.Tokens[t].Form
	return len(form) <= 3 && strings.Trim(form, "0123456789") == "" && !c.InDate(t)
}

// isOfWork tells what happens in a novel or film: in its words, or told by it.
func (c *reporter) isOfWork(ev *coded) bool {
	t := ev.pred.Tok
	for range clause.Depth {
		if t < 0 {
			return false
		}
		if teller := c.Child(t, text.Nsubj, text.NsubjPass); c.happensIn(t, works) || teller >= 0 && c.Is(teller, works) {
			return true
		}
		t = c.Head(t)
	}
	return false
}

// isAside tells a purpose ("sent troops to fight"), and a clause that only says which one is meant ("the man arrested in May").
func (c *reporter) isAside(ev *coded) bool {
	t := ev.pred.Tok
	switch c.Tokens[t].Rel {
	case text.Advcl:
		return c.HasTo(t) && c.contactFor(ev) == nil
	case text.Acl:
		return c.Head(t) == t-1 && !(c.IsIng(t) && c.Is(c.Head(t), clause.Statements))
	case text.AclRelcl, text.Amod:
		return !ev.lexical
	}
	return false
}

// contextsOf joins the contexts of the code, the sense and the words of the event's clause, in that order.
func (c *reporter) contextsOf(ev *coded, ofCode []string) []string {
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
	first, last := c.ExtentAll(ev.pred.Tok, 0)
	for t := first; t <= last; t++ {
		switch c.Tokens[t].Tag {
		case text.NOUN, text.PROPN, text.ADJ, text.VERB:
			add(c.Lex.Contexts[c.Lemma(t)])
		}
	}
	return all
}

// reporter codes one sentence.
type reporter struct {
	sense.Matcher
	steps   *Steps
	guesser *trigger.Reader
	coded   []*coded // by token
	state   []state
}

// MentionsOf codes a sentence; the guesser guesses at what the lexicon does not know, nil at nothing.
func MentionsOf(s *clause.Sentence, steps *Steps, guesser *trigger.Reader) []text.EventMention {
	n := s.End - s.Start
	return (&reporter{Matcher: sense.Matcher{Sentence: s}, steps: steps, guesser: guesser, coded: make([]*coded, n), state: make([]state, n)}).mentions()
}

// state is how far a token has been coded; a token under way answers nothing, which ends every cycle.
type state uint8

const (
	untouched state = iota
	underWay
	done
)

// coded is an event as a token tells it.
type coded struct {
	pred      *clause.Predicate
	code      string
	mode      string
	contexts  []string
	src, tgt  clause.Party
	place     int // token that fills a place slot, or -1
	flags     schema.Flags
	toll      schema.Toll
	trigger   text.Span
	rule      string   // the sense and what was made of it
	pattern   string   // of the sense
	path      string   // how the subject of its clause was found
	trace     []string // which choosers and steps spoke
	of        *coded   // what is governed
	score     float64
	nouns     []int // of the pattern
	lexical   bool
	isUsers   bool // the sense is of the user's own patterns
	weak      bool
	consumed  bool       // what a governing verb made another event of
	converted bool       // what it governs has been taken into the code
	recip     bool       // both sides do it
	doubt     text.Doubt // the rule for which a reader may not call it reported
	real      bool       // said outright, though an infinitive
	sense     string
	effect    text.Effect
	learned   bool    // the lexicon leaves the word silent
	typed     string  // the type, where the scorer of triggers gave it
	retyped   string  // and the lexicon's, where that was another
	guess     float64 // how likely the scorer of triggers takes it for an event
	typeGuess float64 // and if so, for one of its type
}

// mentions codes every token and keeps what stands for an event of its own.
func (c *reporter) mentions() []text.EventMention {
	for t := c.Start; t < c.End; t++ {
		c.code(t)
	}
	var kept []*coded
	for t := c.Start; t < c.End; t++ {
		if ev := c.coded[t-c.Start]; ev != nil && !ev.consumed {
			c.judge(ev)
			c.settle(ev)
			kept = append(kept, ev)
		}
	}
	c.doubt(kept)
	c.addTolls(slices.DeleteFunc(slices.Clone(kept), func(ev *coded) bool { return ev.doubt != "" }))
	kept = slices.DeleteFunc(kept, func(ev *coded) bool { return ev.consumed })
	kept = append(kept, c.guesses(kept)...)
	slices.SortStableFunc(kept, func(a, b *coded) int { return cmp.Compare(a.pred.Tok, b.pred.Tok) })
	mentions := make([]text.EventMention, len(kept))
	for i, ev := range kept {
		mentions[i] = c.mentionOf(ev)
	}
	return mentions
}

// on is the party on a side.
func (ev *coded) on(s side) *clause.Party { return [...]*clause.Party{&ev.src, &ev.tgt}[s] }

// mentionOf writes a coded event out.
func (c *reporter) mentionOf(ev *coded) text.EventMention {
	m := text.EventMention{Sentence: c.Index, Trigger: ev.trigger, Source: ev.src.Span, Target: ev.tgt.Span, CAMEO: ev.code, Mode: ev.mode,
		Sources: ev.src.Actors, Targets: ev.tgt.Actors, Place: -1, Flags: ev.flags, Toll: ev.toll, AttributionActor: -1,
		Mutual: ev.recip && ev.effect != lexicon.DenyEffect}
	m.Rule = ev.rule + " (" + strings.Join(append([]string{ev.path}, ev.trace...), "; ") + ")"
	if code, ok := schema.LookupCAMEO(ev.code); ok {
		m.Type = code.Type
		if m.Mode == "" {
			m.Mode = code.Mode
		}
		m.Contexts = c.contextsOf(ev, code.Contexts)
	}
	m.Type = cmp.Or(ev.typed, m.Type)
	c.attribute(ev, &m)
	m.Reading = text.Reading{Sense: ev.sense, Pattern: ev.pattern, Path: ev.path, Effect: ev.effect, Kind: ev.pred.Kind, Trigger: ev.pred.Tok, Source: ev.src.Tok, Target: ev.tgt.Tok,
		SourceSure: ev.src.Grade, TargetSure: ev.tgt.Grade, Score: ev.score, Lexical: ev.lexical, Weak: ev.weak, Passive: ev.pred.Passive, Doubt: ev.doubt,
		Learned: ev.learned, Retyped: ev.retyped, Guess: ev.guess, TypeGuess: ev.typeGuess}
	return m
}
