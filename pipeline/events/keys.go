package events

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// verbKeys are the verb's lemma with each particle, and alone.
func (c *sentenceCoder) verbKeys(t int) []string {
	lemma := strings.ToLower(c.lemma(t))
	var keys []string
	for a := range c.children(t) {
		switch c.toks[a].Rel {
		case text.CompoundPrt, text.Advmod:
			keys = append(keys, lemma+"_"+strings.ToLower(c.lemma(a)))
		case text.Obl, text.Obj: // "carried out of" and parser slips: "call off the talks"
			if a > t+1 && c.toks[t+1].Tag == text.ADP && c.head(t+1) == a {
				keys = append(keys, lemma+"_"+strings.ToLower(c.lemma(t+1)))
			}
		}
	}
	if t+1 < c.end && particles[c.lower(t+1)] && c.head(t+1) != t { // "handed over three hostages": parsers read "over three"
		keys = append(keys, lemma+"_"+c.lower(t+1))
	}
	return append(keys, lemma)
}

var particles = set("over up off out down back in away")

// nounKeys are "head_of_noun", "modifier_head" and the noun alone.
func (c *sentenceCoder) nounKeys(t int) []string {
	lemma := strings.ToLower(c.lemma(t))
	var keys []string
	for a := range c.children(t) {
		switch c.toks[a].Rel {
		case text.Nmod:
			if m := c.marker(a); m != "" {
				keys = append(keys, lemma+"_"+m+"_"+strings.ToLower(c.lemma(a)))
			}
		case text.Compound, text.Amod, text.NmodDesc, text.Nummod:
			keys = append(keys, strings.ToLower(c.lemma(a))+"_"+lemma)
			if a == t-2 && c.toks[t-1].Form == "-" { // "cease-fire"
				keys = append(keys, strings.ToLower(c.lemma(a))+"-"+lemma, strings.ToLower(c.lemma(a))+lemma)
			}
		}
	}
	if c.toks[t].Tag == text.SYM && c.child(t, text.Nummod) >= 0 { // "$ 5 million"
		keys = append(keys, "money")
	}
	keys = append(keys, lemma)
	if measures[lemma] || c.toks[t].Tag == text.NUM { // "a shipment of arms"
		for a := range c.children(t) {
			if c.toks[a].Rel == text.Nmod && c.marker(a) == "of" {
				keys = append(keys, c.nounKeys(a)...)
			}
		}
	}
	if plain := strings.ReplaceAll(lemma, "-", ""); plain != lemma {
		keys = append(keys, plain)
	}
	return keys
}

// measures are nouns that say how much there is of what their "of" names.
var measures = set("ton tonne kilogram kilo gallon litre liter barrel bag box crate pallet truckload planeload boatload load shipment batch consignment delivery package " +
	"cargo convoy barrage volley salvo series wave round number lot set range dose worth amount quantity total piece supply stock dozen hundred thousand million score pair " +
	"some most part rest half all many more several none any group")
