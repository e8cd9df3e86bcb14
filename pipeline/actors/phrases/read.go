package phrases

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// readLeft reads the words of a phrase up to the end of its heart, those next to the heart first.
func (a *Article) readLeft(p *Phrase, d *Description) {
	for t := p.First - 1; t >= p.Start; t-- {
		d.Former = d.Former || d.Entity >= 0 && formerWords[a.lower(t)]
		a.readDeterminer(t, d)
	}
	if p.Kind == Common || p.Kind == Body {
		for t := p.First; t < p.Last; t++ {
			a.readCountry(t, d)
		}
	}
	isReplaced := false
	for t := p.First - 1; t >= p.Start; t-- {
		if p.noun != nil && t >= p.noun.first && t < p.noun.last {
			continue
		}
		a.readCountry(t, d)
		o := a.phraseAt[t]
		if o != nil && o != p && t == o.Last-1 {
			a.readOwner(o, d)
		}
		if m := a.modifierAt[t]; m != nil && m.last <= p.First && d.Entity < 0 && d.Agent != nil && (o == nil || o == p) {
			m.apply(d, &isReplaced)
		}
	}
	for t := p.Start; t < p.Last && p.Kind == Common; t++ {
		d.Local = d.Local || localWords[a.lower(t)]
		if t != p.Head && a.isWide(t, p, d) {
			d.Wide = a.lower(t)
		}
	}
}

// isWide tells a word before a common noun that says that its people are of no one country: not the "foreign" of a ministry.
func (a *Article) isWide(t int, p *Phrase, d *Description) bool {
	if o := a.phraseAt[t]; a.countryAt[t] != nil || o != nil && o != p || a.Tok(t).Head != p.Head {
		return false
	}
	sector := lexicon.First(d.Sectors)
	return wideWords[a.lower(t)] && d.Office == "" && (t < p.noun.first || !slices.Contains(lexicon.Officials, sector)) || regions[a.lower(t)] && (sector == "GOV" || sector == "MIL")
}

// readDeterminer reads articles and numbers.
func (a *Article) readDeterminer(t int, d *Description) {
	switch word := a.lower(t); {
	case definite[word]:
		d.Definite = true
		if word == "both" {
			d.Count = 2
		}
	case a.Tok(t).Tag == text.NUM:
		d.Count = numbers[word]
	}
}

// numbers are the small numbers by which texts sum up actors: "the two countries".
var numbers = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}

// readCountry takes the country of a nationality, of a country or of a place named inside the phrase.
func (a *Article) readCountry(t int, d *Description) {
	w := a.countryAt[t]
	if w == nil || d.Entity >= 0 || w.First != t || w.IsBacker {
		return
	}
	isJoined := a.Tok(t).Rel == text.Conj || a.Child(t, text.Conj) >= 0 || a.hyphenated(w.Last) != ""
	if d.Country == "" || a.isHome(w, d.Country) {
		d.Country, d.Region = w.Country, w.region
	} else if d.Country != w.Country && isJoined {
		d.Others = append([]string{d.Country}, d.Others...)
		d.Country = w.Country
	}
}

// isHome tells whether the people of a second country, named right behind one, are those who live in the first: "Bosnian Serb generals", but
// "Turkish Cypriots".
func (a *Article) isHome(w *CountryWord, people string) bool {
	if w.Last >= len(a.Tokens) {
		return false
	}
	next := a.countryAt[w.Last]
	return next != nil && next.First == w.Last && next.Country == people && next.IsNational() && !settled[people]
}

// settled are the countries that stand second: the first is where their people or forebears come from, as of Iranian Americans.
var settled = text.WordSet("CYP USA CAN AUS NZL")

// apply lets a word before a common noun change its sectors: "rebel commander", "opposition lawmaker".
func (m *modifier) apply(d *Description, isReplaced *bool) {
	for _, mod := range m.senses {
		fights := lexicon.Fights(d.Sectors)
		switch {
		case mod.Elite:
			d.Former = true
		case mod.Armed && !fights, mod.Unarmed && fights:
		case d.Agent.Neutral && !*isReplaced && (!fights || mod.Front):
			d.Sectors, *isReplaced = mod.Sectors, true
		case mod.Front:
			d.Sectors = lexicon.Joined(mod.Sectors, d.Sectors)
		case mod.Sectors[0] != "GOV":
			d.Sectors = lexicon.Joined(d.Sectors, mod.Sectors)
		}
	}
}

// readOwner notes whose a phrase's people are, and takes their country: "Assad's forces", "Hamas officials".
func (a *Article) readOwner(o *Phrase, d *Description) {
	if suffix := a.hyphenated(o.Last); a.states[o.Index] == reading || suffix != "" && !ownerSuffixes[suffix] {
		return
	}
	if o.Kind != State && o.Kind != Seat {
		if d.Owner == nil {
			d.Owner = o
		}
	} else if d.Entity < 0 && d.Country == "" {
		d.Country = a.Describe(o).Country
	}
}

// readRight reads the prepositional phrases after the heart of a phrase: "of Turkey", "loyal to Assad", "in Hong Kong".
func (a *Article) readRight(p *Phrase, d *Description) {
	for c := range a.Children(p.Head) {
		if c >= p.Last && a.Tok(c).Rel.Base() == text.Nmod {
			a.readTail(c, d)
		}
	}
}

func (a *Article) readTail(noun int, d *Description) {
	prep := a.Preposition(noun)
	isOf := prep == "of" || prep == "from"
	if !ofPrepositions[prep] || d.Entity >= 0 || d.Agent != nil && d.Agent.Owned && !isOf {
		return // a base in Iraq need not be Iraq's
	}
	a.readOwnerOrPlace(noun, prep, d, isOf || prep == "for")
	for c := range a.Children(noun) {
		if a.Tok(c).Rel != text.Conj {
			continue
		}
		if w := a.countryAt[c]; w != nil && d.Country != "" && w.Country != d.Country {
			d.Others = append(d.Others, w.Country)
		} else {
			a.readOwnerOrPlace(c, prep, d, isOf || prep == "for")
		}
	}
}

// readOwnerOrPlace takes the country that a noun behind a preposition names, or notes the actor as the owner.
func (a *Article) readOwnerOrPlace(t int, prep string, d *Description, owns bool) {
	w, o := a.countryAt[t], a.phraseAt[t]
	switch {
	case w != nil && placePrepositions[prep] && d.Owner != nil && a.Describe(d.Owner).isInternational(): // "UN troops in Haiti" are not Haiti's
	case w != nil && d.Country == "":
		d.Country = w.Country
		if prep == "of" || d.Agent != nil && d.Agent.Institution && !d.Agent.Neutral {
			d.Region = w.region
		}
	case w == nil && o != nil && owns:
		a.readOwner(o, d)
	}
}

// HasCountry tells whether a description names one of its countries.
func (d *Description) HasCountry(country string) bool {
	return d.Country == country || slices.Contains(d.Others, country)
}
