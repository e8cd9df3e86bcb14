package clause

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

func (c *Sentence) isNominal(t int) bool {
	switch c.Tokens[t].Tag {
	case text.NOUN, text.PROPN, text.PRON, text.NUM, text.SYM, text.X, text.DET:
		return true
	}
	return c.NameAt(t) != nil
}

// isRelative tells whether a token is the pronoun of a relative clause.
func (c *Sentence) isRelative(t int) bool {
	tok := &c.Tokens[t]
	return tok.Feats.Has(text.RelativePron) || tok.Tag == text.PRON && relativePronouns[strings.ToLower(tok.Form)]
}

// Depth bounds every walk up the tree: deeper embeddings are rarer than parser errors.
const Depth = 6

func (c *Sentence) IsIng(t int) bool {
	f := c.Tokens[t].Feats
	return f.Has(text.Ger) || f.Has(text.Part|text.Pres)
}

// isPastParticiple tells "deployed in" from "deployed to": no auxiliary and a participle's form.
func (c *Sentence) isPastParticiple(t int) bool {
	return c.Tokens[t].Feats.Has(text.Part) && !c.IsIng(t)
}

// HasTo tells whether the verb is a to-infinitive.
func (c *Sentence) HasTo(t int) bool {
	for a := range c.Children(t) {
		if c.Tokens[a].Tag == text.PART && c.Lemma(a) == "to" {
			return true
		}
	}
	return false
}

// HasWord tells whether one of the words hangs on a token in one of the relations.
func (c *Sentence) HasWord(t int, words text.Words, rels ...text.Rel) bool {
	for a := range c.Children(t) {
		if words[c.Lower(a)] && slices.Contains(rels, c.Tokens[a].Rel) {
			return true
		}
	}
	return false
}

// IsTold tells a clause of what is or was so, "insisted that the vote was fair", from one of what somebody asks for, "that the vote be held".
func (c *Sentence) IsTold(clause Arg) bool {
	if clause.Prep != "that" {
		return false
	}
	for a := range c.Children(clause.Tok) {
		if r := c.Tokens[a].Rel; r == text.Aux || r == text.AuxPass || r == text.Cop {
			return c.Tokens[a].Feats.Has(text.Fin | text.Ind) // no "must", "should", "be"
		}
	}
	f := c.Tokens[clause.Tok].Feats
	return f.Has(text.Fin|text.Past) || f.Has(text.Fin|text.Pres) && c.Lower(clause.Tok) != c.Lemma(clause.Tok)
}

// Marker is what introduces a clause or a phrase: "to", "of", "on_behalf_of"; empty for none.
func (c *Sentence) Marker(t int) string { return c.Tree.Marker(t, lexicon.Prepositions) }

// Lower is the token's form in lower case.
func (c *Sentence) Lower(t int) string { return strings.ToLower(c.Tokens[t].Form) }

// Says tells whether a verb reports what somebody said.
func (c *Sentence) Says(t int) bool {
	for _, g := range c.Lex.Governors[c.Lemma(t)] {
		if g.Effect == lexicon.SayEffect {
			return true
		}
	}
	return false
}

// VerbAbove is the verb that a noun hangs on, or -1.
func (c *Sentence) VerbAbove(t int) int {
	for range Depth {
		if t = c.Head(t); t < 0 || c.IsVerbal(t) {
			return t
		}
	}
	return -1
}
