package events

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// judge sets the flags that the clause's own words and those above it give, and what "will" and "will not" make of an event.
func (c *sentenceCoder) judge(ev *coded) {
	t := ev.pred.tok
	if ev.pred.kind == nounTrigger && ev.pred.light >= 0 {
		if c.negatedNoun(t) {
			ev.flags.Negated = !ev.flags.Negated
		}
		t = ev.pred.light
	} else if ev.pred.kind == nounTrigger {
		ev.flags.Negated = ev.flags.Negated != c.negatedNoun(t)
		t = c.verbAbove(t)
	}
	modal := schema.Flags{}
	if t >= 0 {
		modal = c.modality(t, 0)
		modal.Hypothetical = modal.Hypothetical && !ev.real
		if ev.pred.kind != nounTrigger || ev.pred.light >= 0 {
			ev.flags = union(ev.flags, modal)
		} else {
			ev.flags.Hypothetical = ev.flags.Hypothetical || modal.Hypothetical
			ev.flags.Future = ev.flags.Future || modal.Future
		}
	}
	if isConflict(ev.code) && root(ev.code) != mobilizeRoot && c.isRehearsed(ev.pred.tok) {
		ev.flags.Hypothetical = true
	}
	switch {
	case modal.Future:
		c.convertFuture(ev)
	case modal.Hypothetical && t >= 0:
		c.convertDuty(ev, t)
	}
}

// isRehearsed tells what is done in an exercise: "during a drill, commandos stormed a ferry".
func (c *sentenceCoder) isRehearsed(t int) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Rel.Base() == text.Obl && occasions[c.marker(a)] && c.Is(a, c.lex.classes["exercise"]) {
			return true
		}
	}
	return false
}

// convertDuty makes an appeal of what a speaker says that others must do.
func (c *sentenceCoder) convertDuty(ev *coded, t int) {
	for range clauseDepth { // "must stop and withdraw"
		if c.Tokens[t].Rel != text.Conj || c.Head(t) < 0 || c.Child(t, text.Nsubj, text.NsubjPass, text.Aux) >= 0 {
			break
		}
		t = c.Head(t)
	}
	h := c.Head(t)
	if c.Tokens[t].Rel != text.Ccomp || h < 0 || !c.says(h) || asksFor(ev.code) || ev.flags.Negated {
		return
	}
	must := false
	for a := range c.Children(t) {
		must = must || c.Tokens[a].Rel == text.Aux && duties[c.lower(a)]
	}
	speaker, _ := c.surfaceSubject(h, 0)
	code, ok := c.lex.outcome(appealEffect, ev.code)
	if !must || !ok || speaker < 0 || c.gradeOfPhrase(speaker) < personNoun {
		return
	}
	if ev.src.tok >= 0 && ev.src.grade >= personNoun {
		ev.tgt = ev.src
	}
	ev.src = c.named(c.partyOf(speaker))
	ev.effect = appealEffect
	ev.rule = appealEffect + " duty of " + ev.rule
	ev.code, ev.mode, ev.converted, ev.flags.Hypothetical = code, "", true, false
}

// convertFuture follows PLOVER: cooperation announced is agreement, conflict announced is a threat, cooperation that will not be is rejection.
func (c *sentenceCoder) convertFuture(ev *coded) {
	if ev.src.tok < 0 || ev.converted {
		return
	}
	effect := planEffect
	if ev.flags.Negated {
		effect = denyEffect
	}
	code, ok := c.lex.outcome(effect, ev.code)
	if !ok || effect == denyEffect && isConflict(ev.code) {
		return
	}
	ev.effect = effect
	ev.rule = effect + " future of " + ev.rule
	if effect == denyEffect {
		ev.flags.Negated, ev.flags.Future = false, false
	}
	ev.code, ev.mode, ev.converted = code, "", true
}

// negatedNoun tells "no attack", "without casualties".
func (c *sentenceCoder) negatedNoun(t int) bool {
	for a := range c.Children(t) {
		switch c.Tokens[a].Rel {
		case text.Det, text.Case, text.Advmod, text.Cc, text.CcPreconj:
			if negators[c.lower(a)] {
				return true
			}
		}
	}
	return false
}

// verbAbove is the verb that a noun hangs on, or -1.
func (c *sentenceCoder) verbAbove(t int) int {
	for range clauseDepth {
		if t = c.Head(t); t < 0 || c.IsVerbal(t) {
			return t
		}
	}
	return -1
}

// modality reads negation, future and condition off a verb or predicate, and off the verbs above that it shares them with.
func (c *sentenceCoder) modality(t, depth int) (f schema.Flags) {
	if depth > clauseDepth {
		return f
	}
	finite := false
	for a := range c.Children(t) {
		switch w := c.lower(a); c.Tokens[a].Rel.Base() {
		case text.Aux, text.Cop:
			f = union(f, c.auxiliary(t, a, w))
			finite = true
		case text.Advmod, text.Det, text.Cc:
			f.Negated = f.Negated != negators[w]
		case text.Mark:
			f.Hypothetical = f.Hypothetical || conditions[c.markWords(a)]
			f.Future = f.Future || w == "once" && c.Tokens[t].Feats.Has(text.Pres)
			f.Negated = f.Negated != negators[w]
		case text.Nsubj:
			finite = true
			if c.negatedNoun(a) || negators[w] {
				f.Negated = !f.Negated
			}
		}
	}
	f.Hypothetical = f.Hypothetical || f.Future && c.conditional(t) || c.isInverted(t)
	return c.inherited(t, f, finite, depth)
}

// isInverted tells a condition that its auxiliary opens: "had Georgia attacked, Russia would have invaded".
func (c *sentenceCoder) isInverted(t int) bool {
	aux, subj := c.Child(t, text.Aux, text.AuxPass), c.Child(t, text.Nsubj, text.NsubjPass)
	return aux >= 0 && aux < subj && inverting[c.lower(aux)] && (aux == c.start || c.Tokens[aux-1].Tag == text.PUNCT) && c.Tokens[c.end-1].Form != "?"
}

// auxiliary is what one auxiliary says of its verb.
func (c *sentenceCoder) auxiliary(t, a int, w string) (f schema.Flags) {
	switch {
	case c.isInverted(t):
	case futureAuxiliary[w]:
		f.Future = true
	case w == "would" || w == "'d" && !c.Tokens[t].Feats.Has(text.Part):
		f.Hypothetical = c.wouldHave(t)
		f.Future = !f.Hypothetical
	case doubtAuxiliary[w]:
		f.Hypothetical = true
	case w == "had" && c.Tokens[a].Rel == text.Aux && !c.isReported(t):
		f.Historical = true
	}
	return f
}

// wouldHave tells what did not come about: "would have invaded".
func (c *sentenceCoder) wouldHave(t int) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Aux && c.lower(a) == "have" {
			return true
		}
	}
	return false
}

// isReported tells a clause whose tense is shifted by the past tense of who reports it: "said that rebels had killed" is news.
func (c *sentenceCoder) isReported(t int) bool {
	h := c.Head(t)
	return h >= 0 && c.Tokens[t].Rel == text.Ccomp && c.says(h) && c.Tokens[h].Feats.Has(text.Past)
}

// conditional tells whether an if-clause hangs on the verb.
func (c *sentenceCoder) conditional(t int) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Advcl {
			for m := range c.Children(a) {
				if c.Tokens[m].Rel == text.Mark && conditions[c.markWords(m)] {
					return true
				}
			}
		}
	}
	return false
}

// markWords is a subordinator with its fixed words: "in_case".
func (c *sentenceCoder) markWords(a int) string {
	w := c.lower(a)
	for f := range c.Children(a) {
		if c.Tokens[f].Rel == text.Fixed {
			w += "_" + c.lower(f)
		}
	}
	return w
}

// inherited adds what a verb shares with the one above it.
func (c *sentenceCoder) inherited(t int, f schema.Flags, finite bool, depth int) schema.Flags {
	h := c.Head(t)
	if h < 0 {
		f.Future = f.Future || c.hasTo(t) && (!finite || c.Child(t, text.Aux, text.Cop) < 0) // a headline: "President to visit Paris"
		return f
	}
	switch c.Tokens[t].Rel {
	case text.Conj:
		if !finite {
			up := c.modality(h, depth+1)
			up.Negated = false
			return union(f, up)
		}
		if up := c.modality(h, depth+1); up.Hypothetical {
			f.Hypothetical = true
		}
	case text.Xcomp:
		return union(f, c.modality(h, depth+1))
	case text.Advcl, text.Acl:
		if !finite && c.Tokens[t].Rel == text.Advcl && c.IsVerbal(h) {
			up := c.modality(h, depth+1)
			f.Future, f.Hypothetical = f.Future || up.Future, f.Hypothetical || up.Hypothetical
		}
		if c.hasTo(t) {
			f.Hypothetical = true // a purpose or plan: not said to have been reached
		}
	case text.Ccomp:
		if c.IsVerbal(h) { // "nobody should say that"
			up := c.modality(h, depth+1)
			f.Hypothetical = f.Hypothetical || up.Hypothetical || up.Negated
		}
	}
	return f
}

// attribute notes who says so: the subject of the speech verb above or beside the event, "according to", "reportedly".
func (c *sentenceCoder) attribute(ev *coded, m *text.EventMention) {
	t := ev.pred.tok
	for range clauseDepth {
		if t < 0 {
			return
		}
		for a := range c.Children(t) {
			if c.attributeTo(a, ev, m) {
				return
			}
		}
		h := c.Head(t)
		if h >= 0 && c.Tokens[t].Rel == text.Ccomp && c.says(h) {
			subj, _ := c.surfaceSubject(h, 0)
			if subj >= 0 && subj != ev.src.tok {
				c.setSpeaker(m, ev, subj, h)
			}
			return
		}
		t = h
	}
}

// attributeTo reads one dependent of the event's clause as its attribution.
func (c *sentenceCoder) attributeTo(a int, ev *coded, m *text.EventMention) bool {
	tok := &c.Tokens[a]
	switch {
	case tok.Rel == text.Advmod && hearsay[c.lower(a)]:
		m.Attribution = tok.Span
		return true
	case (tok.Rel == text.Obl || tok.Rel == text.Nmod) && strings.HasPrefix(c.marker(a), "accord"):
		span := c.phrase(a)
		for k := range c.Children(a) {
			span.Start = min(span.Start, c.Tokens[k].Start)
		}
		m.Attribution = span
		c.setAttributionActor(m, a)
		return true
	case (tok.Rel == text.Parataxis || tok.Rel == text.Ccomp) && c.says(a):
		if subj := c.Child(a, text.Nsubj); subj >= 0 && a != ev.pred.tok && subj != ev.src.tok {
			c.setSpeaker(m, ev, subj, a)
			return true
		}
	}
	return false
}

// speakerGap is how far apart speaker and speech verb may stand to be quoted as one: "the ministry said", "said the minister".
const speakerGap = 3

func (c *sentenceCoder) setSpeaker(m *text.EventMention, ev *coded, subj, verb int) {
	span, v := c.phrase(subj), c.Tokens[verb].Span
	if ev.src.span == span {
		return
	}
	if first, last := c.extent(subj, 0); verb > last && verb-last <= speakerGap || verb < first && first-verb <= speakerGap {
		span = text.Span{Start: min(span.Start, v.Start), End: max(span.End, v.End)}
	}
	m.Attribution = span
	c.setAttributionActor(m, subj)
}

func (c *sentenceCoder) setAttributionActor(m *text.EventMention, t int) {
	if refs := c.actorsOf(t); len(refs) > 0 {
		m.AttributionActor = refs[0]
	}
}

// speaker is who a pronoun in reported speech most likely is: the subject of the speech verb above ("Iran said it would"), or -1.
func (c *sentenceCoder) speaker(t int) int {
	if f := c.Tokens[t].Feats; f.Has(text.First) || f.Has(text.Second) || !isThirdPerson[c.lower(t)] {
		return -1
	}
	for range 2 * clauseDepth {
		h := c.Head(t)
		if h < 0 {
			return -1
		}
		if rel := c.Tokens[t].Rel; (rel == text.Ccomp || rel == text.Advcl || rel == text.Parataxis) && c.IsVerbal(h) {
			if s := c.Child(h, text.Nsubj, text.NsubjPass); s >= 0 && c.Tokens[s].Tag != text.PRON && c.gradeOfPhrase(s) >= personNoun {
				return s
			}
		}
		t = h
	}
	return -1
}
