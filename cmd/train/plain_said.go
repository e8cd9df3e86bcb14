package main

import (
	"github.com/dateline-data/dateline/pipeline/text"
)

// attributed is the share of plain sentences that somebody says: news puts the speaker last, without quotation marks, and often with a name beside
// an office, of which treebanks of the web have few.
const attributed = 0.3

// attribute puts behind a clause who said it: "Rebels shelled two towns, the governor of Mali, Omar Diallo, said on Monday".
func (p *plainWriter) attribute(clause int) frame {
	comma := p.comma()
	from := len(p.forms)
	speaker, number := p.speaker()
	to := len(p.forms)
	said := p.add("said", text.VERB, "VBD", text.Fin|text.Ind|text.Third|text.Past|number, -1, text.Root)
	for i, rel := range map[int]text.Rel{clause: text.Ccomp, comma: text.Punct, speaker: text.Nsubj} {
		p.heads[i], p.rels[i] = said, rel
	}
	f := frame{said, []argument{{text.Arg1, clause, 0, comma}, {text.Arg0, speaker, from, to}}}
	if p.chance(0.4) {
		f.args = append(f.args, p.adjunct(said, "on", "day", text.ArgTmp))
	}
	return f
}

// speaker adds who says something and returns its head: people, an office, a name, an office with a name beside it or a name with an office.
func (p *plainWriter) speaker() (head int, number text.Feats) {
	switch {
	case p.chance(0.25):
		return p.add(p.pick("group")[0], text.NOUN, "NNS", text.Plur, 0, 0), text.Plur
	case p.chance(0.2):
		head = p.office()
	case p.chance(0.3):
		head = p.name()
	case p.chance(0.6):
		head = p.office()
		p.beside(head, p.name)
	default:
		head = p.name()
		p.beside(head, p.office)
	}
	return head, text.Sing
}

// beside adds an apposition between commas.
func (p *plainWriter) beside(head int, add func() int) {
	before := p.comma()
	apposition := add()
	after := p.comma()
	p.heads[before], p.heads[after] = apposition, apposition
	p.heads[apposition], p.rels[apposition] = head, text.Appos
}

func (p *plainWriter) comma() int { return p.add(",", text.PUNCT, ",", 0, 0, text.Punct) }

// name adds a person's two names.
func (p *plainWriter) name() int {
	first := p.add(p.pick("given")[0], text.PROPN, "NNP", text.Sing, 0, 0)
	p.add(p.pick("surname")[0], text.PROPN, "NNP", text.Sing, first, text.Flat)
	return first
}

// office adds one with what it is of: "the head of the Lviv region", "a spokesman for the army".
func (p *plainWriter) office() int {
	head := len(p.forms) + 1
	p.add(p.pick("article")[0], text.DET, "DT", 0, head, text.Det)
	p.add(p.pick("office")[0], text.NOUN, "NN", text.Sing, 0, 0)
	of := p.add(p.pick("preposition")[0], text.ADP, "IN", 0, 0, text.Case)
	from := len(p.forms)
	var owner int
	switch {
	case p.chance(0.4):
		owner = p.add(p.pick("place")[0], text.PROPN, "NNP", text.Sing, head, text.Nmod)
	case p.chance(0.5):
		p.add("the", text.DET, "DT", 0, 0, text.Det)
		p.add(p.pick("place")[0], text.PROPN, "NNP", text.Sing, 0, text.Compound)
		owner = p.add(p.pick("area")[0], text.NOUN, "NN", text.Sing, head, text.Nmod)
	default:
		p.add("the", text.DET, "DT", 0, 0, text.Det)
		owner = p.add(p.pick("kind")[0], text.NOUN, "NN", text.Sing, head, text.Nmod)
	}
	for i := from; i < owner; i++ {
		p.heads[i] = owner
	}
	p.heads[of] = owner
	return head
}
