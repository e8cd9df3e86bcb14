package report

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
)

// impliedTarget looks for a target that the pattern leaves open: at the nouns of the pattern, among the obliques, last in the place.
func (c *reporter) impliedTarget(ev *coded, m *sense.Match) clause.Party {
	p, src := ev.pred, ev.src.Tok
	var candidates []clause.Arg
	for _, n := range m.Nouns {
		for a := range c.Children(n) {
			switch c.Tokens[a].Rel {
			case text.Nmod:
				candidates = append(candidates, clause.Arg{Prep: c.Marker(a), Tok: a})
			case text.NmodPoss:
				candidates = append(candidates, clause.Arg{Prep: "against", Tok: a})
			case text.Acl, text.AclRelcl:
				candidates = append(candidates, c.actedOn(n, a)...)
			}
		}
	}
	candidates = append(candidates, p.Obls...)
	candidates = append(candidates, c.purposes(p, m)...)
	if p.Obj >= 0 && !slices.Contains(m.Nouns, p.Obj) {
		candidates = append([]clause.Arg{{Prep: "against", Tok: p.Obj}}, candidates...)
	}
	links := []text.Words{againstPreps, lexicon.List("of"), clause.InPreps}
	if m.Sense.Recip {
		links = []text.Words{lexicon.List("with")} // the second side, not where or about what both met
	}
	for _, preps := range links {
		for _, o := range candidates {
			if c.IsOwn(o.Tok) || c.Tokens[o.Tok].Tag == text.PRON && !c.IsOther(o.Tok, src) {
				continue
			}
			if !preps[o.Prep] || c.isHeldIn(ev, o.Tok) || c.InDate(o.Tok) || slices.Contains(m.Nouns, o.Tok) || o.Tok == src {
				continue
			}
			if a := c.ActorIn(o.Tok); a >= 0 && a != src && c.GradeOfPhrase(a) > text.Pronoun {
				return c.AsParty(a)
			}
		}
	}
	return clause.Nobody
}

// actedOn are those whom the clause behind a noun names: "sanctions imposed on T", "an invitation to visit T".
func (c *reporter) actedOn(noun, verb int) (found []clause.Arg) {
	q := c.PredicateOf(verb)
	switch {
	case q == nil:
	case c.Child(verb, text.Nsubj, text.NsubjPass) >= 0 && c.Tokens[verb].Rel != text.AclRelcl: // "an inquiry into claims that T abused"
		found = append(found, clause.Arg{Prep: "against", Tok: c.Child(verb, text.Nsubj, text.NsubjPass)})
	case c.HasTo(verb):
		if inner := c.code(verb); inner != nil && inner.tgt.Tok >= 0 {
			found = append(found, clause.Arg{Prep: "against", Tok: inner.tgt.Tok})
		}
	case q.Passive || q.Obj == noun:
		for _, o := range q.Obls {
			if againstPreps[o.Prep] {
				found = append(found, o)
			}
		}
		for _, cl := range q.Clauses { // "an operation aimed at defeating T"
			if inner := c.PredicateAt(cl.Tok); inner != nil && inner.Obj >= 0 && againstPreps[cl.Prep] {
				found = append(found, clause.Arg{Prep: "against", Tok: inner.Obj})
			}
		}
	}
	return found
}

// purposes are those for or against whom the clause says that aid is given or a protest made: "sent doctors to help T", "went on strike
// to protest against T".
func (c *reporter) purposes(p *clause.Predicate, m *sense.Match) (found []clause.Arg) {
	if r := lexicon.Root(m.Sense.Code); r != lexicon.AidRoot && r != lexicon.ProtestRoot && m.Sense.Code != lexicon.MediateCode {
		return nil
	}
	add := func(a int) {
		if q := c.PredicateAt(a); q != nil && c.IsVerbal(a) && c.HasTo(a) {
			if q.Obj >= 0 {
				found = append(found, clause.Arg{Prep: "against", Tok: q.Obj})
			}
			found = append(found, q.Obls...)
		}
	}
	for _, cl := range p.Clauses {
		add(cl.Tok)
	}
	for _, n := range append([]int{p.Obj}, m.Nouns...) {
		for depth := 0; n >= 0 && depth < sense.NmodDepth; depth++ { // "gave 5 million in aid to help T"
			add(c.Child(n, text.Acl))
			n = c.Child(n, text.Nmod)
		}
	}
	return found
}
