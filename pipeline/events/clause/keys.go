package clause

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// verbKeys are the verb's lemma with each particle, and alone.
func (c *Sentence) verbKeys(t int) []string {
	lemma := c.Lemma(t)
	var keys []string
	for a := range c.Children(t) {
		switch c.Tokens[a].Rel {
		case text.CompoundPrt, text.Advmod:
			keys = append(keys, lemma+"_"+c.Lemma(a))
		case text.Xcomp: // "plead guilty" is not to plead
			key := lemma + "_" + c.Lower(a)
			if a > t+1 && c.Lower(a-1) == negation {
				key = lemma + "_" + negation + "_" + c.Lower(a)
			}
			if c.Tokens[a].Tag == text.ADJ && (c.Lex.Governors[key] != nil || c.Lex.Senses[text.VerbTrigger][key] != nil) {
				return []string{key}
			}
		case text.Obl, text.Obj: // "carried out of" and parser slips: "call off the talks"
			if a > t+1 && c.Tokens[t+1].Tag == text.ADP && c.Head(t+1) == a {
				keys = append(keys, lemma+"_"+c.Lemma(t+1))
			}
		}
	}
	if c.Is(t, handing) && t+1 < c.End && approximations[c.Lower(t+1)] { // "handed over 30 trucks": parsers take it for "more than 30"
		keys = append(keys, lemma+"_"+c.Lower(t+1))
	}
	return slices.Compact(append(keys, lemma))
}

// IsOtherWith tells a verb that its particle makes another one, of which the senses of the verb alone say nothing: "held off the critics" held nobody.
func (c *Sentence) IsOtherWith(t int) bool {
	prt := c.Child(t, text.CompoundPrt)
	return prt >= 0 && !sameVerb[c.Lemma(t)+"_"+c.Lower(prt)]
}

const negation = "not"

// NounKeys are "head_of_noun", "modifier_head" and the noun alone.
func (c *Sentence) NounKeys(t int) []string {
	keys := &c.nounKeys[t-c.Start]
	if *keys == nil {
		*keys = slices.Clip(c.readNounKeys(t))
	}
	return *keys
}

// AskedKeys are those of the NounKeys of a noun and of what is coordinated with it that the lexicon asks for anywhere by name: few, where slot
// after slot is tried.
func (c *Sentence) AskedKeys(t int) []string {
	asked := &c.askedKeys[t-c.Start]
	if *asked == nil {
		*asked = []string{}
		for _, m := range c.Members(t) {
			for _, key := range c.NounKeys(m) {
				if c.Lex.Asked[key] {
					*asked = append(*asked, key)
				}
			}
		}
	}
	return *asked
}

func (c *Sentence) readNounKeys(t int) []string {
	lemma := c.Lemma(t)
	var keys []string
	for a := range c.Children(t) {
		switch c.Tokens[a].Rel {
		case text.Nmod:
			if m := c.Marker(a); m != "" {
				keys = append(keys, lemma+"_"+m+"_"+c.Lemma(a))
			}
		case text.Acl: // "a letter containing explosives", "parcels filled with powder", "families displaced by the war"
			keys = append(keys, c.Lemma(a)+"_")
			if content := c.contentOf(a); content >= 0 {
				keys = append(keys, lemma+"_of_"+c.Lemma(content))
			}
		case text.Compound, text.Amod, text.NmodDesc, text.Nummod:
			keys = append(keys, c.Lemma(a)+"_"+lemma)
			if c.Tokens[a].Rel == text.Amod {
				keys = append(keys, c.Lemma(a)+"_") // before any noun
			}
			if a == t-2 && c.Tokens[t-1].Form == "-" { // "cease-fire"
				keys = append(keys, c.Lemma(a)+"-"+lemma, c.Lemma(a)+lemma)
			}
		}
	}
	if c.Tokens[t].Tag == text.SYM && c.Child(t, text.Nummod) >= 0 { // "$ 5 million"
		keys = append(keys, "money")
	}
	keys = append(keys, lemma)
	if measures[lemma] || c.Tokens[t].Tag == text.NUM { // "a shipment of arms"
		for a := range c.Children(t) {
			if c.Tokens[a].Rel == text.Nmod && c.Marker(a) == "of" {
				keys = append(keys, c.NounKeys(a)...)
			}
		}
	}
	return keys
}

// contentOf is what the thing that a participle describes has in it, or -1.
func (c *Sentence) contentOf(participle int) int {
	if c.Is(participle, containing) {
		return c.Child(participle, text.Obj)
	}
	if !c.Is(participle, filled) {
		return -1
	}
	return c.Child(participle, text.Obl)
}
