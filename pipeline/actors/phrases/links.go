package phrases

import (
	"github.com/dateline-data/dateline/pipeline/text"
)

// findHolders notes for every phrase the narrowest of the others in whose words it stands.
func (a *Article) findHolders() {
	for _, o := range a.Phrases {
		for t := o.Start; t < o.End; t++ {
			if p := a.phraseAt[t]; p != nil && p != o && p.Head == t && (p.holder == nil || o.End-o.Start < p.holder.End-p.holder.Start) {
				p.holder = o
			}
		}
	}
}

// IsPart tells whether a phrase is no more than a part of another's: its country, or the employer for whom somebody speaks.
func (a *Article) IsPart(p *Phrase) bool {
	o := p.holder
	if o == nil {
		return false
	}
	d := a.Describe(o)
	if p.Kind == State || p.Kind == Seat {
		country := a.Lexicon.Countries[p.Ref].Alpha3
		return p.Head < o.First || d.HasCountry(country)
	}
	return d.Owner == p && a.SpeaksFor(d)
}

// findPartners links appositions: "Ara Harutunyan, the prime minister".
func (a *Article) findPartners() {
	for _, p := range a.Phrases {
		for t := p.Start; t < p.Last; t++ {
			if tok := a.Tok(t); tok.Rel == text.Appos {
				a.pair(p, a.PhraseAt(tok.Head))
			}
		}
	}
}

// pair links two phrases for one actor where one is a name and the other a fitting common noun.
func (a *Article) pair(x, y *Phrase) {
	if y == nil || x == y || x.Partner != nil || y.Partner != nil {
		return
	}
	if y.Kind == Common {
		x, y = y, x
	}
	if x.Kind != Common || y.Kind == Common || y.Kind == Nation || y.Kind == Seat || (y.Kind == State) != x.noun.State {
		return
	}
	if a.IsPerson(y) && (!x.noun.Person || a.Tok(x.Head).Feats.Has(text.Plur)) {
		return
	}
	x.Partner, y.Partner = y, x
}
