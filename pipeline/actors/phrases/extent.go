package phrases

import (
	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// extend finds the whole phrase around a heart: article, titles, nationality and other words before it, and the
// prepositional phrases that belong to it.
func (a *Article) extend(p *Phrase) {
	p.Start, p.End = p.First, p.Last
	if a.IsPerson(p) {
		a.extendTitles(p)
		return
	}
	p.Start, p.End = a.leftEnd(p.First, p.Head), a.rightEnd(p.Last, p.Head)
	if p.Kind != Common {
		p.noun = a.nounAt[p.Last-1]
	}
}

// leftEnd is the first token of the noun phrase around words whose head is given.
func (a *Article) leftEnd(from, head int) int {
	first, _ := a.SentenceOf(from)
	start := from
	for t := from - 1; t >= first; t-- {
		tok := a.Tok(t)
		switch tok.Tag {
		case text.DET:
			if a.Under(t, head) || tok.Head >= from {
				start = t
			}
			return start
		case text.PRON:
			if tok.Rel == text.NmodPoss {
				start = t
			}
			return start
		case text.PART:
			if owner := tok.Head; owner >= first && owner < t && a.Tok(owner).Rel == text.NmodPoss && a.Under(owner, head) {
				return a.ownerStart(owner, t)
			}
			return start
		case text.ADJ, text.NOUN, text.PROPN, text.NUM, text.X, text.ADV, text.VERB, text.PUNCT, text.CCONJ, text.SYM:
			if !a.isInside(t, head) {
				return start
			}
			if tok.Tag != text.CCONJ && tok.Tag != text.PUNCT {
				start = t
			}
		default:
			return start
		}
	}
	return start
}

// isInside tells whether a token before a head word describes it.
func (a *Article) isInside(t, head int) bool {
	if p := a.phraseAt[t]; p != nil && p.Head < head {
		t = p.Head // as the whole name does
	}
	tok := a.Tok(t)
	switch {
	case !a.Under(t, head):
		return false
	case tok.Tag == text.PUNCT:
		return tok.Form == "-" || tok.Form == "," && tok.Head >= 0 && a.Tok(tok.Head).Rel == text.Conj && a.describes(a.Tok(tok.Head).Head)
	case tok.Tag == text.CCONJ:
		return tok.Head >= 0 && a.describes(a.Tok(tok.Head).Head)
	}
	return a.describes(t) || tok.Rel == text.Conj && a.describes(tok.Head)
}

// describes tells whether a token stands before the noun that it hangs on as part of its phrase.
func (a *Article) describes(t int) bool {
	if t < 0 {
		return false
	}
	switch a.Tok(t).Rel {
	case text.Amod, text.Compound, text.Nummod, text.NmodDesc, text.NmodUnmarked, text.Flat, text.Advmod, text.NmodPoss, text.Dep, text.Goeswith, text.Appos, text.Nmod, text.OblUnmarked:
		return a.Tok(t).Head > t
	}
	return false
}

// ownerStart is the first token of a possessor's own phrase: "the city's mayor", "Turkish President Erdoğan's aide".
func (a *Article) ownerStart(owner, mark int) int {
	p := a.phraseAt[owner]
	if p == nil {
		return a.leftEnd(min(owner, mark-1), owner)
	}
	return min(a.leftEnd(p.First, owner), owner)
}

// rightEnd is where the prepositional phrases end that belong to a noun phrase: "of Turkey", "loyal to Assad".
func (a *Article) rightEnd(end, head int) int {
	_, last := a.SentenceOf(head)
	for end < last {
		tok := a.Tok(end)
		if tok.Tag != text.ADP || tok.Rel != text.Case || tok.Head < end || a.Tok(tok.Head).Head != head || a.InDate(tok.Head) {
			break
		}
		end = a.subtreeEnd(tok.Head, last)
	}
	return end
}

// subtreeEnd is where the words end that hang on a noun, before punctuation and words that lead on.
func (a *Article) subtreeEnd(noun, last int) int {
	end := noun + 1
	for end < last && (a.Tok(end).Tag != text.PUNCT || a.Tok(end).Form == "-") && a.Under(end, noun) {
		end++
	}
	return end
}

// extendTitles takes in what stands before a person's name: "former Turkish Prime Minister", "Hamas leader", "Mr.".
func (a *Article) extendTitles(p *Phrase) {
	for h := p.First; h < p.Last-1; h++ { // a title that the lexicon has in the name
		if n := a.nounAt[h]; n != nil && n.first == p.First && n.last < p.Last {
			p.noun = n
		}
	}
	first, _ := a.SentenceOf(p.First)
	start := p.First
	for t := p.First - 1; t >= first; {
		next, ok := a.titlePart(t, start, p)
		if ok {
			start = min(start, next)
		}
		if !ok || next > t { // a phrase whose own title begins here, and its name further on
			break
		}
		if tag := a.Tok(next).Tag; tag == text.DET || tag == text.PRON {
			break
		}
		t = next - 1
	}
	p.Start = start
	for t := p.Start; t < p.First; t++ {
		if a.phraseAt[t] == nil {
			a.phraseAt[t] = p
		}
	}
}

// titlePart is where the part of a title ends (reading leftwards) that stands at token t, before words already taken.
func (a *Article) titlePart(t, start int, p *Phrase) (next int, ok bool) {
	tok, word, titled := a.Tok(t), a.lower(t), p.noun != nil
	if n := a.titleBefore(t, start, p); n != nil {
		if !titled {
			p.noun = n
		}
		return n.first, true
	}
	if other := a.phraseAt[t]; other != nil {
		if !titled || a.IsPerson(other) && a.Tok(other.Last).Tag != text.PART {
			return t, false
		}
		return other.First, true
	}
	if w := a.countryAt[t]; w != nil {
		return w.First, titled || w.IsNational()
	}
	if courtesyTitles[word] || titleWords[word] && (tok.Tag != text.VERB || tok.Rel == text.Amod) {
		return t, true
	}
	if !titled {
		return t, false
	}
	switch tok.Tag {
	case text.ADJ, text.NOUN, text.PROPN, text.NUM:
		return t, tok.Head > t && tok.Head < p.Last && a.describes(t)
	case text.PART:
		return t, tok.Rel == text.Case
	case text.DET:
		return t, true
	case text.PRON:
		return t, tok.Rel == text.NmodPoss
	}
	return t, false
}

// titleBefore is the longest common noun that ends right before words already taken and belongs to the name behind it: "Minister of
// Education"; nil for none.
func (a *Article) titleBefore(t, start int, p *Phrase) (found *noun) {
	first, _ := a.SentenceOf(t)
	head := -1
	for h := t; h >= max(first, t-maxTitle+1); h-- {
		if n := a.nounAt[h]; n != nil && n.last == start && (found == nil || n.first < found.first) {
			found, head = n, h
		}
	}
	if found == nil || !a.isTitle(head, found, p) {
		return nil
	}
	return found
}

// isTitle tells whether a common noun right before a name belongs to it: one in the plural only where the sentence
// structure says so ("told reporters Smith had left").
func (a *Article) isTitle(t int, n *noun, p *Phrase) bool {
	tok := a.Tok(t)
	if n.Institution && !n.Person {
		return false
	}
	if !tok.Feats.Has(text.Plur) {
		return tok.Tag == text.NOUN || tok.Tag == text.PROPN || tok.Tag == text.ADJ && (n.last-n.first > 1 || lexicon.StartsUpper(tok.Form) || t > 0 && a.countryAt[t-1] != nil) // not "a major Warhol show"
	}
	return tok.Head >= p.First && tok.Head < p.Last
}
