package phrases

import (
	"cmp"
	"slices"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Description is what the words of one phrase say of somebody.
type Description struct {
	Entity   int // index into the lexicon's entities, or -1
	Kind     string
	Name     string // proper name of somebody whom the lexicon does not know
	Country  string
	Others   []string // further countries: "the Turkish and Syrian presidents"
	Sectors  []string // most specific first
	Office   string   // slug of an office or ministry
	Noun     string   // the common noun, in lower case and singular
	Owner    *Phrase  // whom it belongs to or speaks for
	Agent    *lexicon.Agent
	Region   string // name of the part of the country whose authorities they are
	Local    bool   // authorities of some part of the country
	Wide     string // the word that says that they are of no one country: "european", "foreign"
	Former   bool   // no longer in office
	Plural   bool
	Definite bool // "the", "this", "both": somebody the reader knows
	Count    int  // "the two countries"
	Gender   lexicon.Gender
}

// state is how far a phrase's description has got.
type state uint8

const (
	unread state = iota
	reading
	read
)

// Describe reads a phrase; the description stays valid for the life of the article.
func (a *Article) Describe(p *Phrase) *Description {
	d := &a.facts[p.Index]
	if a.states[p.Index] != unread {
		return d
	}
	a.states[p.Index] = reading
	*d = Description{Entity: -1}
	switch p.Kind {
	case Known:
		e := &a.Lexicon.Entities[p.Ref]
		now := e.On(a.Day)
		d.Entity, d.Kind, d.Country, d.Sectors = p.Ref, e.Kind, now.Country, now.Sectors
	case State:
		a.describeState(p, d)
	case Seat:
		a.describeState(p, d)
		d.Kind, d.Entity, d.Sectors = "government", a.Lexicon.Countries[p.Ref].Government, []string{"GOV"}
	case Nation:
		d.Country, d.Sectors, d.Plural = a.Lexicon.Countries[p.Ref].Alpha3, []string{"CVL"}, a.Tok(p.Head).Feats.Has(text.Plur)
	case Person, Body:
		d.Name = a.Spelled(p.First, p.Last)
	}
	if p.Kind != State && p.Kind != Seat {
		a.readNoun(p, d)
		a.readLeft(p, d)
		a.readRight(p, d)
	}
	a.conclude(p, d)
	a.states[p.Index] = read
	return d
}

func (a *Article) describeState(p *Phrase, d *Description) {
	d.Country, d.Kind = a.Lexicon.Countries[p.Ref].Alpha3, "state"
	d.Entity, _ = a.Lexicon.Entity(lexicon.StateID(d.Country))
}

// readNoun takes over what the common noun of a phrase says.
func (a *Article) readNoun(p *Phrase, d *Description) {
	if p.noun == nil {
		return
	}
	n := p.noun.Agent
	d.Agent, d.Office, d.Gender, d.Former, d.Noun = n, n.Office, n.Gender, n.Former, a.Lemma(a.nounOf(p))
	if p.Kind == Common {
		d.Count = numbers[a.lower(p.Head)]
		d.Plural = d.Count > 0 || a.Tok(p.Head).Feats.Has(text.Plur)
	}
	if d.Entity < 0 {
		d.Sectors = n.Sectors
	}
}

// nounOf is the token of a phrase's common noun.
func (a *Article) nounOf(p *Phrase) int {
	if p.Kind == Common {
		return p.Head
	}
	return a.phraseHead(p.noun.first, p.noun.last)
}

// conclude draws the conclusions from what a phrase says: the owner's country and sector, the office left, the words of a name.
func (a *Article) conclude(p *Phrase, d *Description) {
	if d.Owner != nil && d.Entity < 0 {
		a.inherit(d)
	}
	if d.Former && (p.Kind == Person || d.Kind == "person" || d.Agent != nil && d.Agent.Person) {
		d.Sectors = lexicon.LeftOffice(d.Sectors)
	}
	if p.Kind == Body {
		if s := a.namedSectors(p.First, p.Last); s != nil {
			d.Sectors = s
		}
	}
	if d.Country != "" && d.Entity < 0 && d.Agent != nil {
		d.Sectors = d.Agent.National(d.Sectors, d.Owner != nil)
	}
	if p.Kind == Body && d.Country == "" && d.Owner == nil {
		a.readWorld(p, d)
	} else if d.Wide != "" && d.Country == "" {
		d.widen()
	}
	if d.Kind == "" {
		d.Kind = kindOf(p, d)
	}
}

// widen gives those who are of no one country the sector of what they make up together: European negotiators speak for Europe, foreign fighters
// are international militants.
func (d *Description) widen() {
	sector := lexicon.First(d.Sectors)
	switch isOfficial := sector == "UNK" || slices.Contains(lexicon.Officials, sector); {
	case isOfficial && bodies[d.Wide] != "":
		d.Sectors = []string{bodies[d.Wide]}
	case !isOfficial && lexicon.Fights(d.Sectors):
		d.Sectors = []string{"IMG"}
	}
}

// readWorld reads the names of bodies that say that they are of no one country: "the West African Economic Community".
func (a *Article) readWorld(p *Phrase, d *Description) {
	isUnion := false
	for t := p.First; t < p.Last; t++ {
		if word := a.lower(t); worldWords[word] {
			d.Wide = word
		} else if unions[word] {
			isUnion = true
		}
	}
	sector := lexicon.First(d.Sectors)
	if d.Wide != "" && isUnion && (sector == "" || sector == "UNK" || slices.Contains(lexicon.Officials, sector)) {
		d.Sectors = []string{cmp.Or(bodies[d.Wide], "IGO")}
	}
}

// inherit takes over from the owner what the phrase itself leaves open.
func (a *Article) inherit(d *Description) {
	o := a.Describe(d.Owner)
	if d.Country == "" {
		d.Country = o.Country
	}
	if d.Agent == nil || len(o.Sectors) == 0 {
		return
	}
	if isUnsaid := len(d.Sectors) == 0 || d.Sectors[0] == "UNK"; isUnsaid || d.Agent.Neutral {
		d.Sectors = o.Sectors
	}
}

// SpeaksFor tells whether somebody without a name stands for the owner: a spokesman for NATO, Hamas fighters. Followers of a person do not.
func (a *Article) SpeaksFor(d *Description) bool {
	if d.Owner == nil || d.Agent == nil || d.Agent.User {
		return false
	}
	o := a.Describe(d.Owner)
	return o.Kind != "person" && (d.Agent.Neutral || lexicon.Fights(d.Sectors) && lexicon.Fights(o.Sectors) || d.Owner.Kind != Common && o.isInternational() && d.Country == "" && serving[lexicon.First(d.Sectors)])
}

// serving are the sectors of those who act for the international body whose they are: UN inspectors, NATO ministers, EU lawmakers.
var serving = text.WordSet("GOV LEG JUD MIL COP SPY NGO MED IGO")

// isInternational tells a body of many countries.
func (d *Description) isInternational() bool {
	return d.Country == "" && (slices.Contains(d.Sectors, "UNO") || slices.Contains(d.Sectors, "EUR") || slices.Contains(d.Sectors, "IGO"))
}

// kindOf is the schema's kind of an actor as a phrase describes it.
func kindOf(p *Phrase, d *Description) string {
	switch {
	case p.Kind == Person:
		return "person"
	case p.Kind == Body:
		return lexicon.KindOf(d.Sectors, "organisation")
	case d.Agent == nil || p.Kind == Nation:
		return "group"
	case d.Agent.State:
		return "state"
	case d.Office != "" && d.Agent.Person:
		return "person"
	case d.Office != "":
		return "government"
	}
	return lexicon.KindOf(d.Sectors, "group")
}
