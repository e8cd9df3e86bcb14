package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Governor says what a verb, noun or adjective makes of the event in its complement.
type Governor struct {
	Effect text.Effect
	Forms  []string // to, that, ing, obj, subj, or a preposition
}

// The effects of complement.tsv that the coder acts on by itself; all others change the code by outcomes.tsv.
const (
	LightEffect   text.Effect = "light" // the verb only carries the noun: "carry out a strike"
	SayEffect     text.Effect = "say"   // attribution
	JudgeEffect   text.Effect = "judge" // what is governed is talked about, not reported: "condemned the attack"
	DisownEffect  text.Effect = "deny"  // talked about, and one says that it is not so: "denied backing the rebels"
	PlanEffect    text.Effect = "plan"  // what "will" does to an event
	RealEffect    text.Effect = "real"  // what is governed happened as if it were said outright
	DenyEffect    text.Effect = "reject"
	AccuseEffect  text.Effect = "accuse"
	AgreeEffect   text.Effect = "agree"
	VowEffect     text.Effect = "vow" // agreeing to help, threatening force
	DecideEffect  text.Effect = "decide"
	CommandEffect text.Effect = "command" // coercion and force ordered are done in the orderer's name
	AppealEffect  text.Effect = "appeal"  // what "must" does to an event
)

// EffectFlags hold for a governed event whose code the effect does not change.
var EffectFlags = map[text.Effect]schema.Flags{
	AgreeEffect:  {Future: true},
	VowEffect:    {Future: true},
	DecideEffect: {Future: true},
	PlanEffect:   {Future: true},
	AppealEffect: {Hypothetical: true},
	DenyEffect:   {Negated: true},
	"threat":     {Future: true, Hypothetical: true},
	"doubt":      {Hypothetical: true},
	"negate":     {Negated: true},
}

// OutcomeFlags hold for the event that the effect makes: planning is not yet doing.
var OutcomeFlags = map[text.Effect]schema.Flags{PlanEffect: {Future: true}}

// sameOutcomes: planning to do something and agreeing to do it are the same code, with and without the future flag; so are deciding and
// agreeing, ordering and asking, where a decision or an order has no line of its own.
var sameOutcomes = map[text.Effect]text.Effect{PlanEffect: AgreeEffect, DecideEffect: AgreeEffect, VowEffect: AgreeEffect, CommandEffect: AppealEffect}

// addGovernor reads a line "effect <TAB> lemma|lemma <TAB> form,form".
func (l *Lexicon) addGovernor(cells []string) error {
	if len(cells) != 3 {
		return fmt.Errorf("expected 3 columns (effect, lemmas, forms)")
	}
	g := Governor{Effect: text.Effect(cells[0]), Forms: strings.Split(cells[2], ",")}
	for lemma := range strings.SplitSeq(cells[1], "|") {
		l.Governors[lemma] = append(l.Governors[lemma], g)
	}
	return nil
}

// unchanged stands in outcomes.tsv for the code of a governed event that the effect leaves as it is.
const unchanged = "--"

// itself stands there where the governor's event is of the same code.
const itself = "=="

// addOutcome reads a line "effect <TAB> code prefix <TAB> resulting code".
func (l *Lexicon) addOutcome(cells []string) error {
	if len(cells) != 3 {
		return fmt.Errorf("expected 3 columns (effect, governed code, resulting code)")
	}
	for _, code := range cells[1:] {
		if _, ok := schema.LookupCAMEO(code); !ok && code != unchanged && code != itself {
			return fmt.Errorf("%q is no CAMEO code", code)
		}
	}
	l.outcomes[cells[0]+" "+cells[1]] = cells[2]
	return nil
}

// Outcome is the code that an effect makes of a governed event: the entry of the longest prefix of its code.
func (l *Lexicon) Outcome(effect text.Effect, code string) (string, bool) {
	for n := len(code); n >= 2; n-- {
		if out, ok := l.outcomes[string(effect)+" "+code[:n]]; ok {
			if out == itself {
				return code, true
			}
			return out, out != unchanged
		}
	}
	if same, ok := sameOutcomes[effect]; ok {
		return l.Outcome(same, code)
	}
	return "", false
}

// Carries tells whether a verb is a light verb for a noun in the given position.
func (l *Lexicon) Carries(keys []string, form string) bool {
	for _, key := range keys {
		for _, g := range l.Governors[key] {
			if g.Effect == LightEffect && slices.Contains(g.Forms, form) {
				return true
			}
		}
	}
	return false
}
