package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
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
		if ev = c.govern(p, m); ev == nil && !p.mute {
			ev = c.assemble(p, m)
		}
	}
	c.coded[t-c.start], c.state[t-c.start] = ev, done
	return ev
}

// statementRoot is CAMEO's "make public statement", which codes no event in PLOVER.
const statementRoot = "01"

// assemble makes an event of a match; nil where the sense is none.
func (c *sentenceCoder) assemble(p *predicate, m *match) *coded {
	if m == nil || m.sense.code == "" || strings.HasPrefix(m.sense.code, statementRoot) {
		return nil
	}
	s := m.sense
	ev := &coded{pred: p, code: s.code, mode: s.mode, contexts: s.contexts, place: m.place, flags: s.flags, score: m.score,
		lexical: m.lexical, weak: s.weak, recip: s.recip, nouns: m.nouns, rule: s.rule() + " (" + p.path + ")"}
	ev.trigger = c.triggerSpan(p, m)
	if p.kind == nounTrigger {
		c.nounRoles(ev, p, m)
	} else {
		c.verbRoles(ev, p, m)
	}
	if s.recip {
		c.nounSides(ev, m)
		c.splitSides(ev)
	}
	c.trim(&ev.tgt, p, m)
	c.absorb(ev, m)
	c.refine(ev)
	return ev
}

// trim ends a party's phrase where another argument of the clause begins that the parser hung on it: "accused the army | of torture".
func (c *sentenceCoder) trim(side *party, p *predicate, m *match) {
	if side.tok < 0 {
		return
	}
	for _, t := range m.args {
		if t <= side.tok || t == m.tgt || t == m.src || c.head(t) != side.tok || c.marker(t) == "of" && c.mention[side.tok] < 0 {
			continue
		}
		first, _ := c.extentAll(t, 0)
		if first-1 >= side.tok {
			side.span.End = min(side.span.End, c.toks[first-1].End)
		}
	}
}

// refine lets a word of the clause make another event of it: troops sent to keep the peace are aid.
func (c *sentenceCoder) refine(ev *coded) {
	first, last := c.extentAll(ev.pred.tok, 0)
	for t := first; t <= last; t++ {
		for _, r := range c.lex.refined[strings.ToLower(c.lemma(t))] {
			if strings.HasPrefix(ev.code, r.prefix) {
				ev.code, ev.mode = r.code, ""
				ev.rule += ", " + c.lemma(t)
				return
			}
		}
	}
}

// triggerSpan covers the trigger and the nouns its pattern asked for where they stand close.
func (c *sentenceCoder) triggerSpan(p *predicate, m *match) text.Span {
	first, last := p.tok, p.tok
	for _, n := range m.nouns {
		if n > last && n-last <= triggerGap {
			last = n
		}
	}
	return text.Span{Start: c.toks[first].Start, End: c.toks[last].End}
}

// triggerGap is how many words may stand between a light verb and its noun in one trigger: "carry out a large-scale air strike".
const triggerGap = 5

// verbRoles takes source and target from the slots, else from what stands around verb and nouns.
func (c *sentenceCoder) verbRoles(ev *coded, p *predicate, m *match) {
	ev.src, ev.tgt = nobody, nobody
	subj := m.src
	if subj < 0 && slices.Contains(m.nouns, p.subj) { // "talks between T and S collapsed"
		subj = p.subj
	}
	if inner := c.eventOf(subj); inner != nil {
		if ev.src = inner.src; m.tgt < 0 {
			ev.tgt = inner.tgt
			return
		}
	} else if m.src >= 0 {
		ev.src = c.named(c.doneBy(m.src))
	}
	switch {
	case m.tgt >= 0 && concernsNoun(ev.code) && len(m.nouns) > 0 && m.nouns[0] == p.obj && inPreps[c.marker(m.tgt)]:
		ev.tgt = c.namedNoun(p.subj, m) // "attacked an army camp in Mali": what is attacked, not where
	case m.tgt >= 0 && concernsNoun(ev.code) && (befallsPeople(ev.code) || c.marker(m.tgt) != "of" && c.actorIn(m.tgt) < 0) && c.namedNoun(p.subj, m).tok >= 0:
		ev.tgt = c.namedNoun(p.subj, m) // "jailed a leader of the party", "expelled a diplomat in a move for reform"
	case m.tgt >= 0 && p.obj >= 0 && p.obj != m.tgt && c.actorIn(m.tgt) < 0 && c.actorAlong(p.obj, ownerLinks, 0) >= 0:
		ev.tgt = c.named(c.blamedFor(p.obj)) // "broke the bloc's ban on entry": whose it is before what it is about
	case m.tgt >= 0 && isJudgement(ev.code):
		ev.tgt = c.named(c.blamedFor(m.tgt))
	case m.tgt >= 0 && isConflict(ev.code):
		ev.tgt = c.named(c.struck(m.tgt))
	case m.tgt >= 0:
		ev.tgt = c.named(c.partyOf(m.tgt))
	case concernsNoun(m.sense.code):
		ev.tgt = c.namedNoun(p.subj, m)
	}
	if ev.tgt.tok >= 0 && isCooperative(ev.code) && ev.tgt.grade < personNoun && len(ev.tgt.actors) == 0 && c.actorIn(ev.tgt.tok) < 0 {
		ev.tgt = nobody // "eased restrictions on travel": nobody is agreed with, helped or yielded to
	}
	if ev.tgt.tok >= 0 && c.isOwn(ev.tgt.tok) && (root(ev.code) == "08" || root(ev.code) == mobilizeRoot) {
		ev.tgt = nobody // whose troops are withdrawn or moved is no target of it
	}
	if ev.tgt.tok < 0 && p.obj >= 0 && slices.Contains(m.nouns, p.obj) && strikesThings(m.sense) {
		ev.tgt = c.thing(p, m) // "seized a tanker in the Gulf": the tanker, not the Gulf
	}
	if ev.tgt.tok < 0 && m.place >= 0 {
		ev.tgt = c.struck(m.place)
	}
	if ev.tgt.tok < 0 && isJudgement(ev.code) && p.obj >= 0 && c.actorAlong(p.obj, ownerLinks, 0) >= 0 {
		ev.tgt = c.named(c.blamedFor(p.obj)) // "vetoed a French resolution in the Council"
	}
	if ev.tgt.tok < 0 && m.clause >= 0 && asksFor(ev.code) {
		ev.tgt = c.asked(m.clause)
	}
	if ev.tgt.tok < 0 && root(ev.code) == aidRoot {
		for _, n := range m.nouns { // "took blankets to the survivors"
			if n != p.obj && n != p.subj && c.gradeOfPhrase(n) >= personNoun {
				ev.tgt = c.struck(n)
			}
		}
	}
	if ev.tgt.tok < 0 {
		ev.tgt = c.impliedTarget(p, m, ev.src.tok)
	}
	if q := c.predicateAt(m.clause); ev.tgt.tok < 0 && q != nil {
		ev.tgt = c.impliedTarget(q, m, ev.src.tok)
	}
	if ev.tgt.tok < 0 {
		ev.tgt = c.thing(p, m)
	}
	if ev.src.tok < 0 && root(ev.code) == mobilizeRoot && p.passive && p.obj >= 0 {
		if ev.src = c.asParty(p.obj); ev.tgt.tok == p.obj {
			ev.tgt = c.impliedTarget(p, m, p.obj)
		}
	}
	if ev.src.tok < 0 && !wantsSource(m.sense) && p.subj >= 0 && p.subj != ev.tgt.tok {
		ev.src = c.named(c.doneBy(p.subj))
	}
}

// asksFor tells appeals and demands.
func asksFor(code string) bool { return root(code) == "02" || root(code) == "10" }

// asked is who is to do what is asked for: the subject of the clause ("demanded that the minister resign").
func (c *sentenceCoder) asked(clause int) party {
	subj, _ := c.surfaceSubject(clause, 0)
	if subj < 0 || c.child(clause, text.Nsubj, text.NsubjPass) != subj || c.gradeOfPhrase(subj) < personNoun {
		return nobody
	}
	return c.asParty(subj)
}

// mobilizeRoot is CAMEO's "exhibit force posture": troops that are deployed by nobody named act themselves.
const mobilizeRoot = "15"

// isCooperative tells agreements, talks, cooperation, aid and yielding: they are between people, but for things returned.
func isCooperative(code string) bool {
	switch root(code) {
	case "03", "04", "06", "07", "08":
		return !strings.HasPrefix(code, "084")
	}
	return false
}

// isJudgement tells events that pass judgement on what somebody did: accusations and rejections.
func isJudgement(code string) bool { return root(code) == "11" || root(code) == "12" }

// isOwn tells a phrase that belongs to whom the sentence speaks of: "its troops".
func (c *sentenceCoder) isOwn(t int) bool {
	poss := c.child(t, text.NmodPoss)
	return poss >= 0 && c.toks[poss].Tag == text.PRON
}

// predicateAt is the predicate of a token, nil for none.
func (c *sentenceCoder) predicateAt(t int) *predicate {
	if t < 0 {
		return nil
	}
	return c.predicateOf(t)
}

// concernsNoun tells events that befall whoever the pattern names by a noun; elsewhere the noun is sent, given or withdrawn.
func concernsNoun(code string) bool {
	switch root(code) {
	case "02", "10", "11", "12", protestRoot, "17", "18", "19":
		return true
	}
	return strings.HasPrefix(code, "084")
}

// namedNoun is the target that the pattern asks for by a noun: "summon an ambassador", "release prisoners".
func (c *sentenceCoder) namedNoun(subj int, m *match) party {
	for _, n := range m.nouns {
		if c.gradeOfPhrase(n) >= personNoun && n != m.src && n != subj && !c.isPhraseNoun(n, m) {
			return c.struck(n)
		}
	}
	return nobody
}

// thing is the target where it is nobody: what is judged, refused or taken, unless the noun is itself the event.
func (c *sentenceCoder) thing(p *predicate, m *match) party {
	if p.obj < 0 || c.lex.carries(p.keys, "obj") || c.isVerbal(p.obj) {
		return nobody
	}
	isPerson := c.gradeOfPhrase(p.obj) >= personNoun && !c.isPhraseNoun(p.obj, m)
	switch r := root(m.sense.code); {
	case r == mobilizeRoot && slices.Contains(m.nouns, p.obj), // "moved tanks": the noun is what is moved
		(r == aidRoot || r == agreeRoot) && !isPerson, // what is given or agreed to
		slices.Contains(m.nouns, p.obj) && !isPerson && (c.actorIn(p.obj) < 0 || c.isOwn(p.obj)) && !strikesThings(m.sense): // "seized power", "broke the ceasefire": the noun only says what is done
		return nobody
	}
	if isJudgement(m.sense.code) {
		return c.blamedFor(p.obj)
	}
	return c.asParty(p.obj)
}

// isPhraseNoun tells a noun that the pattern asks for with its "of" phrase: a state of emergency is no state.
func (c *sentenceCoder) isPhraseNoun(t int, m *match) bool {
	for _, sl := range m.sense.slots {
		for _, key := range c.nounKeys(t) {
			if strings.Contains(key, "_of_") && sl.nouns[key] {
				return true
			}
		}
	}
	return false
}

// strikesThings tells events whose target may be a thing that the pattern names: a plan refused, an election boycotted, a ship seized or returned.
func strikesThings(s *sense) bool {
	code := s.code
	switch root(code) {
	case "11", "12":
		return true
	case protestRoot:
		return strings.HasPrefix(s.lemma, "boycott")
	case "18", "19", "20":
		return !strings.HasPrefix(code, "196") // the ceasefire that is broken
	}
	return strings.HasPrefix(code, "171") || strings.HasPrefix(code, "084")
}

const protestRoot = "14"

func wantsSource(s *sense) bool {
	return slices.ContainsFunc(s.slots, func(sl slot) bool { return sl.role == sourceRole })
}

// againstPreps mark whom an event is directed at where the pattern does not say; inPreps where it happens.
var (
	againstPreps = set("against on upon to toward towards with at from for over")
	// intermediaries mark through whom somebody asks, where it is not said whom.
	intermediaries = set("through via")
	inPreps        = set("in inside into within near across throughout around outside")
)

// impliedTarget looks for a target that the pattern leaves open: at the nouns of the pattern, among the obliques, last in the place.
func (c *sentenceCoder) impliedTarget(p *predicate, m *match, src int) party {
	var candidates []arg
	for _, n := range m.nouns {
		for a := range c.children(n) {
			switch c.toks[a].Rel {
			case text.Nmod:
				candidates = append(candidates, arg{c.marker(a), a})
			case text.NmodPoss:
				candidates = append(candidates, arg{"against", a})
			case text.Amod, text.Compound: // "accepted the French proposal"
				if r := root(m.sense.code); (r == agreeRoot || isJudgement(m.sense.code)) && c.name[a] >= 0 && c.grade(a) == namedActor && c.gradeOfPhrase(n) < personNoun {
					candidates = append(candidates, arg{"of", a})
				}
			case text.Acl, text.AclRelcl:
				candidates = append(candidates, c.actedOn(n, a)...)
			}
		}
	}
	candidates = append(candidates, p.obls...)
	candidates = append(candidates, c.purposes(p, m)...)
	if p.obj >= 0 && !slices.Contains(m.nouns, p.obj) {
		candidates = append([]arg{{"against", p.obj}}, candidates...)
	}
	links := []words{againstPreps, set("of"), inPreps}
	if asksFor(m.sense.code) {
		links = append(links, intermediaries)
	}
	if m.sense.recip {
		links = []words{set("with")} // the second side, not where or about what both met
	}
	for _, preps := range links {
		for _, o := range candidates {
			if c.isOwn(o.tok) || c.toks[o.tok].Tag == text.PRON && !c.isOther(o.tok, src) {
				continue
			}
			if !preps[o.prep] || c.date[o.tok] || slices.Contains(m.nouns, o.tok) || o.tok == src {
				continue
			}
			if a := c.actorIn(o.tok); a >= 0 && a != src && c.gradeOfPhrase(a) > pronoun {
				return c.asParty(a)
			}
		}
	}
	return nobody
}

// actedOn are those whom the clause behind a noun names: "sanctions imposed on T", "an invitation to visit T".
func (c *sentenceCoder) actedOn(noun, verb int) (found []arg) {
	q := c.predicateOf(verb)
	switch {
	case q == nil:
	case c.child(verb, text.Nsubj, text.NsubjPass) >= 0 && c.toks[verb].Rel != text.AclRelcl: // "an inquiry into claims that T abused"
		found = append(found, arg{"against", c.child(verb, text.Nsubj, text.NsubjPass)})
	case c.hasTo(verb):
		if inner := c.code(verb); inner != nil && inner.tgt.tok >= 0 {
			found = append(found, arg{"against", inner.tgt.tok})
		}
	case q.passive || q.obj == noun:
		for _, o := range q.obls {
			if againstPreps[o.prep] {
				found = append(found, o)
			}
		}
	}
	return found
}

// purposes are those for or against whom the clause says that aid is given or a protest made: "sent doctors to help T", "went on strike
// to protest against T".
func (c *sentenceCoder) purposes(p *predicate, m *match) (found []arg) {
	if r := root(m.sense.code); r != aidRoot && r != protestRoot && m.sense.code != mediateCode {
		return nil
	}
	add := func(a int) {
		if q := c.predicateAt(a); q != nil && c.isVerbal(a) && c.hasTo(a) {
			if q.obj >= 0 {
				found = append(found, arg{"against", q.obj})
			}
			found = append(found, q.obls...)
		}
	}
	for _, cl := range p.clauses {
		add(cl.tok)
	}
	for _, n := range append([]int{p.obj}, m.nouns...) {
		for depth := 0; n >= 0 && depth < nmodDepth; depth++ { // "gave 5 million in aid to help T"
			add(c.child(n, text.Acl))
			n = c.child(n, text.Nmod)
		}
	}
	return found
}

// mediateCode is CAMEO's "mediate".
const mediateCode = "045"

// agreeRoot is CAMEO's "express intent to cooperate".
const agreeRoot = "03"

// aidRoot is CAMEO's "provide aid".
const aidRoot = "07"

// isOther tells whether a pronoun is known to mean somebody else than the source.
func (c *sentenceCoder) isOther(t, src int) bool {
	refs := c.actorsOf(t)
	return len(refs) > 0 && (src < 0 || !slices.Equal(refs, c.actorsOf(src)))
}

// nounRoles takes the sides of an event noun from its slots, its possessor and modifiers, and the verb that carries it.
func (c *sentenceCoder) nounRoles(ev *coded, p *predicate, m *match) {
	src, tgt := m.src, m.tgt
	if tgt < 0 {
		tgt = m.place
	}
	for _, mod := range p.mods {
		switch {
		case src < 0 && !(mod == p.poss && tgt < 0 && c.undergoes(m.sense, mod)):
			src = mod
		case tgt < 0 && mod != src:
			tgt = mod
		}
	}
	if src < 0 && p.subj < 0 && tgt >= 0 && (root(ev.code) == consultRoot || root(ev.code) == cooperateRoot) {
		src = c.tellerOf(p.tok)
	}
	if src < 0 && p.subj >= 0 && p.subj != p.tok && (!p.beside || root(ev.code) == consultRoot) {
		src = p.subj
	}
	if inner := c.eventOf(src); inner != nil && tgt < 0 {
		ev.src, ev.tgt = inner.src, inner.tgt
		return
	}
	ev.src, ev.tgt = nobody, nobody
	if src >= 0 {
		ev.src = c.named(c.doneBy(src))
	}
	if tgt >= 0 {
		ev.tgt = c.named(c.partyOf(tgt))
	} else {
		ev.tgt = c.impliedTarget(p, m, ev.src.tok)
	}
	if ev.tgt.tok >= 0 && ev.tgt.tok == ev.src.tok {
		ev.tgt = nobody
	}
}

// tellerOf is who speaks of a noun, or -1: "the ministry stressed its talks with Turkey" tells of talks of its own.
func (c *sentenceCoder) tellerOf(t int) int {
	v := c.verbAbove(t)
	if v < 0 || !c.says(v) {
		return -1
	}
	subj, _ := c.surfaceSubject(v, 0)
	if subj < 0 || c.gradeOfPhrase(subj) < namedActor {
		return -1
	}
	return subj
}

// cooperateRoot is CAMEO's "engage in material cooperation".
const cooperateRoot = "06"

// consultRoot is CAMEO's "consult": meetings, visits, calls and talks.
const consultRoot = "04"

// undergoes tells whether a possessor suffers the noun ("his arrest") rather than does it ("Israel's raid"): the noun takes
// its target with "of", and the possessor is a person.
func (c *sentenceCoder) undergoes(s *sense, poss int) bool {
	for _, sl := range s.slots {
		if sl.role == targetRole && slices.Contains(sl.preps, "of") {
			n := c.name[poss]
			return c.toks[poss].Tag == text.PRON || n >= 0 && c.doc.Names[n].Kind == text.Person || n < 0 && c.grade(poss) == personNoun
		}
	}
	return false
}

// absorb takes the events that the pattern's own nouns, its source and its target stand for into this one: in "carry out a strike"
// the strike is no second event, in "condemned the attack" the attack is what is condemned.
func (c *sentenceCoder) absorb(ev *coded, m *match) {
	for _, t := range append([]int{m.src, m.tgt}, m.nouns...) {
		if t < 0 || t == ev.pred.tok {
			continue
		}
		for _, n := range c.members(t) {
			if inner := c.code(n); inner != nil && inner.pred.kind == nounTrigger {
				inner.consumed = true
			}
		}
	}
}

// root is the two-digit root of a CAMEO code.
func root(code string) string { return code[:min(2, len(code))] }

// isConflict tells material conflict, which is news even where nobody in it is named.
func isConflict(code string) bool { return root(code) >= "14" }

// plover is the PLOVER event of a CAMEO code.
func plover(code string) string {
	if e, ok := schema.LookupCAMEO(code); ok {
		return e.Type
	}
	return ""
}
