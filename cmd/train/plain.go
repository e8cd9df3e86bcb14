package main

import (
	_ "embed"
	"math/rand/v2"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

//go:embed plain.txt
var plainWords string

// plainWriter writes plain sentences of news with their trees and frames: "Britain trained Ukrainian soldiers", "Army jails rebels".
type plainWriter struct {
	words map[string][][]string // by kind
	r     *rand.Rand
	*sentence
	unsure []int // words that may be predicates
}

func newPlainWriter(r *rand.Rand) *plainWriter {
	p := &plainWriter{words: map[string][][]string{}, r: r}
	for line := range strings.SplitSeq(plainWords, "\n") {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			p.words[f[0]] = append(p.words[f[0]], f[1:])
		}
	}
	return p
}

// write makes so many sentences, each of another draw.
func (p *plainWriter) write(n int) (out []*sentence) {
	for range n {
		out = append(out, p.draw())
	}
	return out
}

// draw makes one sentence: who, verb, whom, perhaps where or when, perhaps who said it.
func (p *plainWriter) draw() *sentence {
	p.sentence, p.unsure = &sentence{hasTree: true, frames: []frame{}}, nil
	who, number := p.party(true)
	verb := p.verb(number)
	whom, _ := p.party(false)
	p.heads[who], p.rels[who] = verb, text.Nsubj
	p.heads[whom], p.rels[whom] = verb, text.Obj
	f := frame{verb, []argument{{text.Arg0, who, 0, who + 1}, {text.Arg1, whom, verb + 1, whom + 1}}}
	switch {
	case p.chance(0.2):
		f.args = append(f.args, p.adjunct(verb, "in", "place", text.ArgLoc))
	case p.chance(0.2):
		f.args = append(f.args, p.adjunct(verb, "on", "day", text.ArgTmp))
	}
	p.frames = []frame{f}
	if p.chance(attributed) {
		p.frames = append(p.frames, p.attribute(verb))
	}
	if p.chance(0.5) {
		p.add(".", text.PUNCT, ".", 0, p.frames[len(p.frames)-1].predicate, text.Punct)
	}
	p.forms[0] = strings.ToUpper(p.forms[0][:1]) + p.forms[0][1:]
	p.predicates[neural.PropBankStyle] = make([]uint8, len(p.forms))
	for _, f := range p.frames {
		p.predicates[neural.PropBankStyle][f.predicate] = isPredicate
	}
	for _, i := range p.unsure {
		p.predicates[neural.PropBankStyle][i] = unknownPredicate
	}
	return p.sentence
}

func (p *plainWriter) chance(share float64) bool { return p.r.Float64() < share }

func (p *plainWriter) pick(kind string) []string {
	list := p.words[kind]
	return list[p.r.IntN(len(list))]
}

// add adds a word and returns its index.
func (p *plainWriter) add(form string, tag text.Tag, penn string, feats text.Feats, head int, rel text.Rel) int {
	p.forms, p.tags, p.penn = append(p.forms, form), append(p.tags, tag), append(p.penn, penn)
	p.feats, p.heads, p.rels = append(p.feats, feats), append(p.heads, head), append(p.rels, rel)
	return len(p.forms) - 1
}

// party adds a phrase and returns its head, which hangs on nothing yet, and the head's number. What acts is no thing.
func (p *plainWriter) party(acts bool) (head int, number text.Feats) {
	switch {
	case p.chance(0.25):
		return p.add(p.pick("place")[0], text.PROPN, "NNP", text.Sing, 0, 0), text.Sing
	case p.chance(0.15):
		return p.add(p.pick("single")[0], text.NOUN, "NN", text.Sing, 0, 0), text.Sing
	}
	from := len(p.forms)
	if p.chance(0.2) {
		p.add(p.pick("number")[0], text.NUM, "CD", text.Card, 0, text.Nummod)
	}
	switch {
	case p.chance(0.35):
		p.add(p.pick("people")[0], text.ADJ, "JJ", 0, 0, text.Amod)
	case p.chance(0.25):
		p.add(p.pick("adjective")[0], text.ADJ, "JJ", 0, 0, text.Amod)
	case p.chance(0.25):
		p.participle()
	case p.chance(0.35):
		p.add(p.pick("kind")[0], text.NOUN, "NN", text.Sing, 0, text.Compound)
	}
	kind := "group"
	if !acts && p.chance(0.4) {
		kind = "thing"
	}
	head = p.add(p.pick(kind)[0], text.NOUN, "NNS", text.Plur, 0, 0)
	for i := from; i < head; i++ {
		p.heads[i] = head
	}
	return head, text.Plur
}

// participle adds one before a noun: "met displaced villagers". Whether annotators see a predicate in it varies.
func (p *plainWriter) participle() {
	p.unsure = append(p.unsure, p.add(p.pick("participle")[0], text.VERB, "VBN", text.Past|text.Part|text.Pass, 0, text.Amod))
}

// verb adds the sentence's root, in the past or in the present that headlines have.
func (p *plainWriter) verb(number text.Feats) int {
	forms, feats := p.pick("verb"), text.Fin|text.Ind|text.Third|number
	switch {
	case p.chance(0.5):
		return p.add(forms[2], text.VERB, "VBD", feats|text.Past, -1, text.Root)
	case number == text.Sing:
		return p.add(forms[1], text.VERB, "VBZ", feats|text.Pres, -1, text.Root)
	}
	return p.add(forms[0], text.VERB, "VBP", feats|text.Pres, -1, text.Root)
}

// adjunct adds a phrase with a preposition to the verb.
func (p *plainWriter) adjunct(verb int, preposition, kind string, role text.Role) argument {
	at := p.add(preposition, text.ADP, "IN", 0, len(p.forms)+1, text.Case)
	head := p.add(p.pick(kind)[0], text.PROPN, "NNP", text.Sing, verb, text.Obl)
	return argument{role, head, at, head + 1}
}
