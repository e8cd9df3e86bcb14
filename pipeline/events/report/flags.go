package report

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// judge sets the flags that the clause's own words and those above it give, and what "will" and "will not" make of an event.
func (c *reporter) judge(ev *coded) {
	t := ev.pred.Tok
	if ev.pred.Light >= 0 {
		ev.flags.Negated = ev.flags.Negated != c.negatedNoun(t)
		t = ev.pred.Light
	}
	modal := c.modality(t, 0)
	modal.Hypothetical = modal.Hypothetical && !ev.real
	ev.flags = union(ev.flags, modal)
	if lexicon.IsConflict(ev.code) && lexicon.Root(ev.code) != lexicon.MobilizeRoot && c.happensIn(ev.pred.Tok, c.Lex.Classes["exercise"]) { // "during a drill, commandos stormed a ferry"
		ev.flags.Hypothetical = true
	}
	switch {
	case modal.Future, ev.flags.Negated && (lexicon.Root(ev.code) == lexicon.AgreeRoot || lexicon.Plover(ev.code) == "CONCEDE"): // who has not agreed or given in refuses
		c.convertFuture(ev)
	case modal.Hypothetical:
		c.convertDuty(ev, t)
	}
}

// happensIn tells what takes place in one of the things: in an exercise, in a novel.
func (c *reporter) happensIn(t int, things text.Words) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Rel.Base() == text.Obl && clause.Occasions[c.Marker(a)] && c.Is(a, things) {
			return true
		}
	}
	return false
}

// convertDuty makes an appeal of what a speaker says that others must do.
func (c *reporter) convertDuty(ev *coded, t int) {
	for range clause.Depth { // "must stop and withdraw"
		if c.Tokens[t].Rel != text.Conj || c.Head(t) < 0 || c.Child(t, text.Nsubj, text.NsubjPass, text.Aux) >= 0 {
			break
		}
		t = c.Head(t)
	}
	h := c.Head(t)
	if c.Tokens[t].Rel != text.Ccomp || h < 0 || !c.Says(h) || lexicon.AsksFor(ev.code) || ev.flags.Negated {
		return
	}
	speaker, _ := c.SurfaceSubject(h, 0)
	code, ok := c.Lex.Outcome(lexicon.AppealEffect, ev.code)
	if !ok || !c.HasWord(t, duties, text.Aux) || speaker < 0 || c.GradeOfPhrase(speaker) < text.PersonNoun {
		return
	}
	if ev.src.Tok >= 0 && ev.src.Grade >= text.PersonNoun {
		ev.tgt = ev.src
	}
	ev.src = c.Named(c.PartyOf(speaker))
	ev.effect = lexicon.AppealEffect
	ev.rule = string(lexicon.AppealEffect) + " duty of " + ev.rule
	ev.code, ev.mode, ev.converted, ev.flags.Hypothetical = code, "", true, false
}

// convertFuture follows PLOVER: cooperation announced is agreement, conflict announced is a threat, cooperation that will not be is rejection.
func (c *reporter) convertFuture(ev *coded) {
	if ev.src.Tok < 0 || ev.converted {
		return
	}
	effect := lexicon.PlanEffect
	if ev.flags.Negated {
		effect = lexicon.DenyEffect
	}
	code, ok := c.Lex.Outcome(effect, ev.code)
	if !ok || effect == lexicon.DenyEffect && lexicon.IsConflict(ev.code) {
		return
	}
	ev.effect = effect
	ev.rule = string(effect) + " future of " + ev.rule
	if effect == lexicon.DenyEffect {
		ev.flags.Negated, ev.flags.Future = false, false
	}
	ev.code, ev.mode, ev.converted = code, "", true
}

// negatedNoun tells "no attack", "without casualties".
func (c *reporter) negatedNoun(t int) bool {
	return c.HasWord(t, negators, text.Det, text.Case, text.Advmod, text.Cc, text.CcPreconj)
}

// modality reads negation, future and condition off a verb or predicate, and off the verbs above that it shares them with.
func (c *reporter) modality(t, depth int) (f schema.Flags) {
	if depth > clause.Depth {
		return f
	}
	finite := false
	for a := range c.Children(t) {
		switch w := c.Lower(a); c.Tokens[a].Rel.Base() {
		case text.Aux, text.Cop:
			f = union(f, c.auxiliary(t, a, w))
			finite = true
		case text.Advmod, text.Det, text.Cc:
			f.Negated = f.Negated != negators[w]
		case text.Mark:
			f.Hypothetical = f.Hypothetical || conditions[c.Lower(a)]
			f.Future = f.Future || w == "once" && c.Tokens[t].Feats.Has(text.Pres)
			f.Negated = f.Negated != negators[w]
		case text.Nsubj:
			finite = true
			if c.negatedNoun(a) || negators[w] {
				f.Negated = !f.Negated
			}
		}
	}
	f.Negated = f.Negated && !c.isPutOff(t)
	f.Hypothetical = f.Hypothetical || f.Future && c.conditional(t) || c.isInverted(t)
	return c.inherited(t, f, finite, depth)
}

// isPutOff tells what happens later rather than never: "will not be signed until January 10".
func (c *reporter) isPutOff(t int) bool {
	for a := range c.Children(t) {
		if r := c.Tokens[a].Rel.Base(); (r == text.Obl || r == text.Advcl) && c.Marker(a) == "until" && c.InDate(a) {
			return true
		}
	}
	return false
}

// isInverted tells a condition that its auxiliary opens: "had Georgia attacked, Russia would have invaded".
func (c *reporter) isInverted(t int) bool {
	aux, subj := c.Child(t, text.Aux, text.AuxPass), c.Child(t, text.Nsubj, text.NsubjPass)
	return aux >= 0 && aux < subj && inverting[c.Lower(aux)] && (aux == c.Start || c.Tokens[aux-1].Tag == text.PUNCT) && c.Tokens[c.End-1].Form != "?"
}

// auxiliary is what one auxiliary says of its verb.
func (c *reporter) auxiliary(t, a int, w string) (f schema.Flags) {
	switch {
	case c.isInverted(t):
	case futureAuxiliary[w]:
		f.Future = true
	case w == "would" || w == "'d" && !c.Tokens[t].Feats.Has(text.Part):
		f.Hypothetical = c.HasWord(t, perfect, text.Aux) // "would have invaded"
		f.Future = !f.Hypothetical
	case doubtAuxiliary[w]:
		f.Hypothetical = true
	case w == "had" && c.Tokens[a].Rel == text.Aux && !c.isReported(t):
		f.Historical = true
	}
	return f
}

// isReported tells a clause whose tense is shifted by the past tense of who reports it: "said that rebels had killed" is news.
func (c *reporter) isReported(t int) bool {
	h := c.Head(t)
	return h >= 0 && c.Tokens[t].Rel == text.Ccomp && c.Says(h) && c.Tokens[h].Feats.Has(text.Past)
}

// conditional tells whether an if-clause hangs on the verb.
func (c *reporter) conditional(t int) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Advcl && c.HasWord(a, conditions, text.Mark) {
			return true
		}
	}
	return false
}

// inherited adds what a verb shares with the one above it.
func (c *reporter) inherited(t int, f schema.Flags, finite bool, depth int) schema.Flags {
	h := c.Head(t)
	if h < 0 {
		f.Future = f.Future || c.HasTo(t) && (!finite || c.Child(t, text.Aux, text.Cop) < 0) // a headline: "President to visit Paris"
		return f
	}
	switch rel := c.Tokens[t].Rel; {
	case rel == text.Conj && c.HasTo(h) && c.Tokens[t].Feats.Has(text.Fin|text.Past): // "foiled a plot to bomb the port and arrested two men": what is told in the past is no infinitive
		return f
	case rel == text.Conj && !finite:
		up := c.modality(h, depth+1)
		up.Negated = false
		return union(f, up)
	case rel == text.Xcomp:
		return union(f, c.modality(h, depth+1))
	case rel == text.Acl && c.HasTo(t):
		f.Hypothetical = true // "a plan to withdraw": not said to have come about
	case rel == text.Ccomp && c.IsVerbal(h):
		f.Hypothetical = f.Hypothetical || c.modality(h, depth+1).Negated // "nobody should say that"
	}
	return f
}

// attribute notes who says so: the subject of the speech verb above or beside the event, "according to", "reportedly".
func (c *reporter) attribute(ev *coded, m *text.EventMention) {
	t := ev.pred.Tok
	for range clause.Depth {
		if t < 0 {
			return
		}
		for a := range c.Children(t) {
			if c.attributeTo(a, ev, m) {
				return
			}
		}
		h := c.Head(t)
		if h >= 0 && c.Tokens[t].Rel == text.Ccomp && c.Says(h) {
			subj, _ := c.SurfaceSubject(h, 0)
			if subj >= 0 && subj != ev.src.Tok {
				c.setSpeaker(m, ev, subj, h)
			}
			return
		}
		t = h
	}
}

// attributeTo reads one dependent of the event's clause as its attribution.
func (c *reporter) attributeTo(a int, ev *coded, m *text.EventMention) bool {
	tok := &c.Tokens[a]
	switch {
	case tok.Rel == text.Advmod && hearsay[c.Lower(a)]:
		m.Attribution = tok.Span
		return true
	case (tok.Rel == text.Obl || tok.Rel == text.Nmod) && strings.HasPrefix(c.Marker(a), "accord"):
		span := c.Phrase(a)
		for k := range c.Children(a) {
			span.Start = min(span.Start, c.Tokens[k].Start)
		}
		m.Attribution = span
		c.setAttributionActor(m, a)
		return true
	case (tok.Rel == text.Parataxis || tok.Rel == text.Ccomp) && c.Says(a):
		if subj := c.Child(a, text.Nsubj); subj >= 0 && a != ev.pred.Tok && subj != ev.src.Tok {
			c.setSpeaker(m, ev, subj, a)
			return true
		}
	}
	return false
}

// speakerGap is how far apart speaker and speech verb may stand to be quoted as one: "the ministry said", "said the minister".
const speakerGap = 3

func (c *reporter) setSpeaker(m *text.EventMention, ev *coded, subj, verb int) {
	span, v := c.Phrase(subj), c.Tokens[verb].Span
	if ev.src.Span == span {
		return
	}
	if first, last := c.Extent(subj, 0); verb > last && verb-last <= speakerGap || verb < first && first-verb <= speakerGap {
		span = text.Span{Start: min(span.Start, v.Start), End: max(span.End, v.End)}
	}
	m.Attribution = span
	c.setAttributionActor(m, subj)
}

func (c *reporter) setAttributionActor(m *text.EventMention, t int) {
	if refs := c.ActorsOf(t); len(refs) > 0 {
		m.AttributionActor = refs[0]
	}
}

func union(a, b schema.Flags) schema.Flags {
	return schema.Flags{Negated: a.Negated != b.Negated, Future: a.Future || b.Future, Hypothetical: a.Hypothetical || b.Hypothetical, Historical: a.Historical || b.Historical}
}
