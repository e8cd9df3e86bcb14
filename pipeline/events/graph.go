package events

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

func (c *sentenceCoder) isNominal(t int) bool {
	switch c.Tokens[t].Tag {
	case text.NOUN, text.PROPN, text.PRON, text.NUM, text.SYM, text.X, text.DET:
		return true
	}
	return c.NameAt(t) != nil
}

// isRelative tells whether a token is the pronoun of a relative clause.
func (c *sentenceCoder) isRelative(t int) bool {
	tok := &c.Tokens[t]
	return tok.Feats.Has(text.RelativePron) || (tok.Tag == text.PRON || tok.Tag == text.DET || tok.Tag == text.SCONJ) && relativePronouns[strings.ToLower(tok.Form)] && c.inRelativeClause(t)
}

func (c *sentenceCoder) inRelativeClause(t int) bool {
	h := c.Head(t)
	for range clauseDepth {
		if h < 0 {
			return false
		}
		switch c.Tokens[h].Rel {
		case text.AclRelcl, text.AdvclRelcl:
			return true
		case text.Conj, text.Xcomp:
			h = c.Head(h)
		default:
			return false
		}
	}
	return false
}

// clauseDepth bounds every walk up the tree: deeper embeddings are rarer than parser errors.
const clauseDepth = 6

func (c *sentenceCoder) isIng(t int) bool {
	tok := &c.Tokens[t]
	return tok.Feats.Has(text.Ger) || tok.Feats.Has(text.Part|text.Pres) || tok.Tag == text.VERB && strings.HasSuffix(tok.Form, "ing") && tok.Lemma != tok.Form
}

// isPastParticiple tells "deployed in" from "deployed to": no auxiliary and a participle's form.
func (c *sentenceCoder) isPastParticiple(t int) bool {
	f := c.Tokens[t].Feats
	return f.Has(text.Part) && !c.isIng(t) || f.Has(text.Pass)
}

// hasTo tells whether the verb is a to-infinitive.
func (c *sentenceCoder) hasTo(t int) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Tag == text.PART && c.Lemma(a) == "to" {
			return true
		}
	}
	return false
}

// marker is what introduces a clause or a phrase: "to", "of", "on_behalf_of"; empty for none.
func (c *sentenceCoder) marker(t int) string { return c.Marker(t, prepositions) }
