package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// participant is somebody whom the article speaks of, under all the words it uses.
type participant struct {
	schema.Actor // the id of somebody whom the lexicon does not know is completed when all is read
	entity       int
	office       string
	nouns        []string // common nouns that the text has used: "ministry", "president"
	words        []string // of a person: the words of the name, folded
	initials     string   // of a body: what its acronym would be
	gender       lexicon.Gender
	named        bool // called by a proper name
	settled      bool // the scene gave it its country
	wide         bool // of no one country: "Arab ministers"
	former       bool // the text says that the office is left
}

// cast is who an article speaks of. Participants are indices into its list.
type cast struct {
	lexicon *lexicon.Lexicon
	day     schema.Day
	list    []participant
	byID    map[string]int
	called  map[string]int // short names that the text uses: whom they mean
}

func newCast(x *lexicon.Lexicon, day schema.Day) *cast {
	return &cast{lexicon: x, day: day, byID: map[string]int{}, called: map[string]int{}}
}

// add adds somebody under an id, or finds who already has it.
func (c *cast) add(p participant) int {
	if i, ok := c.byID[p.ID]; ok {
		return i
	}
	c.list = append(c.list, p)
	c.byID[p.ID] = len(c.list) - 1
	return len(c.list) - 1
}

// known is an actor of the lexicon as of the article's day.
func (c *cast) known(entity int) int {
	e := &c.lexicon.Entities[entity]
	if i, ok := c.byID[e.ID]; ok {
		return i
	}
	now := e.On(c.day)
	p := participant{entity: entity, office: now.Office, Actor: schema.Actor{ID: e.ID, Name: e.Name, Kind: e.Kind, Country: now.Country, Sectors: now.Sectors, CAMEO: now.CAMEO, ParentID: now.Parent}}
	isPerson := e.Kind == "person"
	if p.ParentID == "" && !isPerson && strings.HasPrefix(e.ID, lexicon.StateID(now.Country)+".") && slices.Contains(lexicon.Officials, lexicon.First(now.Sectors)) {
		p.ParentID = lexicon.StateID(now.Country) // a state's army, courts, parliament
	}
	if isPerson {
		p.words = foldedWords(e.Name)
	} else {
		p.initials = initials(e.Name)
	}
	return c.add(p)
}

// state is the actor that a country is; false for none.
func (c *cast) state(country string) (int, bool) {
	e, ok := c.lexicon.Entity(lexicon.StateID(country))
	if !ok {
		return 0, false
	}
	return c.known(e), true
}

// composed is the actor that a country's sector or office makes up: tur.gov, syr.reb, usa.gov.foreign_minister.
func (c *cast) composed(country string, sectors []string, office, kind string) int {
	row := c.lexicon.Composed(country, sectors, office)
	if row.ID == "uno" {
		row.ID = "org.un"
	}
	if e, ok := c.lexicon.Entity(row.ID); ok {
		return c.known(e)
	}
	row.Kind = kind
	return c.add(participant{Actor: row, office: office, entity: -1})
}

// holder is who holds a country's office on the article's day, or the composed actor of its sector.
func (c *cast) holder(country string, d *phrases.Description) int {
	office, kind := d.Office, d.Kind
	switch {
	case d.Agent.User:
		row := c.lexicon.Coded(country, d.Agent)
		row.Kind, row.Sectors = kind, d.Sectors
		return c.note(c.add(participant{Actor: row, entity: -1}), d)
	case country == "" && d.Wide != "" && !stateless[lexicon.First(d.Sectors)] && lexicon.First(d.Sectors) != "UNK":
		return c.note(c.wide(d), d)
	case country != "" && (d.Region != "" || d.Local) && hasRegions[lexicon.First(d.Sectors)] && !d.Former:
		return c.note(c.regional(country, d), d)
	case d.Former, d.Plural && office != "":
		office, kind = "", lexicon.KindOf(d.Sectors, "group")
	case office != "" && d.Agent.Person:
		if e := c.lexicon.Holder(country, office, c.day); e >= 0 {
			return c.note(c.known(e), d)
		}
	}
	return c.note(c.composed(country, d.Sectors, office, kind), d)
}

// hasRegions are the sectors of authorities that regions have as well as states.
var hasRegions = map[string]bool{"GOV": true, "LEG": true, "JUD": true}

// regional is the composed actor of a region's authorities: esp.leg.catalonia; ita.gov.local where it is not said which.
func (c *cast) regional(country string, d *phrases.Description) int {
	parent, what := c.lexicon.Composed(country, d.Sectors[:1], ""), lexicon.SectorNoun(d.Sectors[0])
	name, region := strings.ToUpper(what[:1])+what[1:]+" of "+d.Region, lexicon.Slug(d.Region)
	if region == "" {
		region, name = "local", c.lexicon.Composed(country, nil, "local "+what).Name
	}
	return c.add(participant{entity: -1, Actor: schema.Actor{ID: parent.ID + "." + region, Name: name, Kind: d.Kind, Country: country, Sectors: d.Sectors, ParentID: parent.ID}})
}

// wide are people of no one country: western.gov, foreign.jrn.
func (c *cast) wide(d *phrases.Description) int {
	row := c.lexicon.Composed("", d.Sectors, "")
	row.ID, row.Name, row.Kind = d.Wide+"."+row.ID, strings.ToUpper(d.Wide[:1])+d.Wide[1:]+" "+row.Name, d.Kind
	return c.add(participant{Actor: row, entity: -1, wide: true})
}

// localGroup are a country's people of a group of many countries: people.french_muslims.
func (c *cast) localGroup(e *lexicon.Entity, country string, sectors []string) int {
	row := c.lexicon.Composed(country, nil, e.Name)
	id := "people." + lexicon.Slug(row.Name)
	return c.add(participant{entity: -1, named: true, Actor: schema.Actor{ID: id, Name: row.Name, Kind: e.Kind, Country: country, Sectors: sectors, ParentID: e.ID}})
}

// note remembers the noun by which somebody was called.
func (c *cast) note(i int, d *phrases.Description) int {
	p := &c.list[i]
	if d.Noun != "" && !slices.Contains(p.nouns, d.Noun) {
		p.nouns = append(p.nouns, d.Noun)
	}
	if p.gender == lexicon.AnyGender {
		p.gender = d.Gender
	}
	return i
}

// newName is the actor of a person or body whom the lexicon does not know; the id takes the country when all is read.
func (c *cast) newName(d *phrases.Description) int {
	p := participant{Actor: schema.Actor{ID: "?" + d.Name, Name: d.Name, Kind: d.Kind}, entity: -1, wide: d.Wide != ""}
	if d.Kind == "person" {
		p.words = foldedWords(d.Name)
	} else {
		p.initials = initials(d.Name)
	}
	return c.absorb(c.add(p), d)
}

// absorb lets a description add what was not known of somebody: the text's own words never overrule the lexicon's.
func (c *cast) absorb(i int, d *phrases.Description) int {
	p := &c.list[i]
	switch {
	case p.entity >= 0 && p.Kind == "person" && d.Agent != nil:
		c.takeTitle(p, d)
	case p.entity >= 0:
	default:
		if p.Country == "" {
			p.Country = d.Country
		}
		if d.Former {
			p.Sectors = lexicon.LeftOffice(d.Sectors)
		} else if len(p.Sectors) == 0 {
			p.Sectors = d.Sectors
			if p.Kind != "person" {
				p.Kind = lexicon.KindOf(d.Sectors, p.Kind) // "the Red Heron, a militia"
			}
		}
		if p.office == "" {
			p.office = d.Office
		}
	}
	return c.note(i, d)
}

// takeTitle lets the text's title decide: the office that it names of those that the lexicon has somebody in at some time, or any
// where the lexicon knows of none on the article's day.
func (c *cast) takeTitle(p *participant, d *phrases.Description) {
	e := &c.lexicon.Entities[p.entity]
	if i := slices.IndexFunc(e.Terms, func(t lexicon.Term) bool { return d.Office != "" && t.Office == d.Office }); i >= 0 {
		p.Country, p.Sectors, p.ParentID = e.Terms[i].Country, e.Terms[i].Sectors, e.Terms[i].Parent
	}
	switch isOut := lexicon.First(p.Sectors) == "ELI"; {
	case d.Former:
		p.Sectors, p.former = lexicon.LeftOffice(p.Sectors), true
	case isOut && !p.former && d.Agent.Person && !untold[lexicon.First(d.Agent.Sectors)]:
		p.Sectors = d.Agent.Sectors // "Senator Kerry", long before or after the terms that the lexicon knows
	}
}

// untold are the sectors that no title tells.
var untold = text.WordSet("UNK CVL")

// foldedWords are the words of a name in small letters without accents and particles' hyphens.
func foldedWords(name string) []string { return strings.Split(lexicon.Slug(name), "_") }

// initials are the first letters of a name's words that begin with a capital; "" for fewer than two.
func initials(name string) string {
	var out []byte
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if word[0] >= 'A' && word[0] <= 'Z' {
			out = append(out, word[0])
		}
	}
	if len(out) < 2 {
		return ""
	}
	return string(out)
}
