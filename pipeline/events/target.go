package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// thing is the target where it is nobody: what is judged, refused or taken, unless the noun is itself the event.
func (c *sentenceCoder) thing(p *predicate, m *match) party {
	if p.obj < 0 || c.lex.carries(p.keys, "obj") || c.IsVerbal(p.obj) {
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

// namedNoun is the target that the pattern asks for by a noun: "summon an ambassador", "release prisoners".
func (c *sentenceCoder) namedNoun(subj int, m *match) party {
	for _, n := range m.nouns {
		if c.gradeOfPhrase(n) >= personNoun && n != m.src && n != subj && !c.isPhraseNoun(n, m) && !c.isOwn(n) {
			return c.struck(n)
		}
	}
	return nobody
}

// isOwn tells a phrase that belongs to whom the sentence speaks of: "its troops".
func (c *sentenceCoder) isOwn(t int) bool {
	poss := c.Child(t, text.NmodPoss)
	return poss >= 0 && c.Tokens[poss].Tag == text.PRON
}

// isOther tells whether a pronoun is known to mean somebody else than the source.
func (c *sentenceCoder) isOther(t, src int) bool {
	refs := c.actorsOf(t)
	return len(refs) > 0 && (src < 0 || !slices.Equal(refs, c.actorsOf(src)))
}

// impliedTarget looks for a target that the pattern leaves open: at the nouns of the pattern, among the obliques, last in the place.
func (c *sentenceCoder) impliedTarget(p *predicate, m *match, src int) party {
	var candidates []arg
	for _, n := range m.nouns {
		for a := range c.Children(n) {
			switch c.Tokens[a].Rel {
			case text.Nmod:
				candidates = append(candidates, arg{c.marker(a), a})
			case text.NmodPoss:
				candidates = append(candidates, arg{"against", a})
			case text.Amod, text.Compound: // "accepted the French proposal"
				if r := root(m.sense.code); (r == agreeRoot || isJudgement(m.sense.code)) && c.NameAt(a) != nil && c.grade(a) == namedActor && c.gradeOfPhrase(n) < personNoun {
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
	links := []text.Words{againstPreps, listed("of"), inPreps}
	if asksFor(m.sense.code) {
		links = append(links, intermediaries)
	}
	if m.sense.recip {
		links = []text.Words{listed("with")} // the second side, not where or about what both met
	}
	for _, preps := range links {
		for _, o := range candidates {
			if c.isOwn(o.tok) || c.Tokens[o.tok].Tag == text.PRON && !c.isOther(o.tok, src) {
				continue
			}
			if !preps[o.prep] || c.InDate(o.tok) || slices.Contains(m.nouns, o.tok) || o.tok == src {
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
	case c.Child(verb, text.Nsubj, text.NsubjPass) >= 0 && c.Tokens[verb].Rel != text.AclRelcl: // "an inquiry into claims that T abused"
		found = append(found, arg{"against", c.Child(verb, text.Nsubj, text.NsubjPass)})
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
		if q := c.predicateAt(a); q != nil && c.IsVerbal(a) && c.hasTo(a) {
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
			add(c.Child(n, text.Acl))
			n = c.Child(n, text.Nmod)
		}
	}
	return found
}
