package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// participant is somebody whom the article speaks of, under all the words it uses.
type participant struct {
	id       string
	name     string
	kind     string
	country  string
	sectors  []string
	cameo    string // given by a user's file
	parent   string
	office   string
	entity   int      // index into the lexicon's entities, or -1
	nouns    []string // common nouns that the text has used: "ministry", "president"
	words    []string // of a person: the words of the name, folded
	initials string   // of a body: what its acronym would be
	aliases  []string
	gender   gender
	plural   bool
	named    bool // called by a proper name
}

// mention is one place where the text speaks of somebody.
type mention struct {
	first, last int // tokens of the whole phrase
	head        int
	candidate   int // or -1 for a pronoun
	kind        string
	refs        []int // into article.participants; more than one for "the two countries"
	why         link
	confidence  float64
}

// addParticipant adds somebody under an id, or finds who already has it.
func (a *article) addParticipant(w participant) int {
	if i, ok := a.byID[w.id]; ok {
		return i
	}
	a.participants = append(a.participants, w)
	a.byID[w.id] = len(a.participants) - 1
	return len(a.participants) - 1
}

// known is an actor of the lexicon as of the article's day.
func (a *article) known(entity int) int {
	e := &a.x.entities[entity]
	if i, ok := a.byID[e.id]; ok {
		return i
	}
	now := a.current(e)
	w := participant{id: e.id, name: e.name, kind: e.kind, country: now.country, sectors: now.sectors, cameo: now.cameo, parent: now.parent, entity: entity}
	if w.parent == "" && e.kind != "person" && e.kind != "state" && strings.HasPrefix(e.id, stateID(w.country)+".") && slices.Contains(officials, first(w.sectors)) {
		w.parent = stateID(w.country) // a state's army, courts, parliament
	}
	if now.title != "" {
		w.office = slug(now.title)
	}
	if e.kind == "person" {
		w.words = foldedWords(e.name)
	} else {
		w.initials = initials(e.name)
	}
	return a.addParticipant(w)
}

// composed is the actor that a country's sector or office makes up: tur.gov, syr.reb, usa.gov.foreign_minister.
func (a *article) composed(country string, sectors []string, office, kind string) int {
	id := composedID(country, sectors, office)
	if id == "uno" {
		id = "org.un"
	}
	if i, ok := a.x.byID[id]; ok {
		return a.known(i)
	}
	w := participant{id: id, name: a.x.composedName(country, sectors, office), kind: kind, country: country, sectors: sectors, office: office, entity: -1,
		parent: composedParent(country, sectors, office)}
	return a.addParticipant(w)
}

// composedID is the id of a country's sector or office, its parts in the order of a CAMEO code.
func composedID(country string, sectors []string, office string) string {
	parts := make([]string, 0, 4)
	if country != "" {
		parts = append(parts, stateID(country))
	}
	for _, s := range sectors {
		parts = append(parts, strings.ToLower(s))
	}
	if office != "" {
		parts = append(parts, office)
	}
	if len(parts) == 0 {
		return "unk"
	}
	return strings.Join(parts, ".")
}

// composedParent is a ministry's government, and a sector's state.
func composedParent(country string, sectors []string, office string) string {
	switch {
	case country == "":
		return ""
	case strings.HasSuffix(office, "_minister") && office != "prime_minister" && office != "deputy_prime_minister":
		return stateID(country) + ".gov." + strings.TrimSuffix(office, "er") + "ry"
	case office != "" && len(sectors) > 0:
		return stateID(country) + "." + strings.ToLower(sectors[0])
	case len(sectors) > 1:
		return stateID(country) + "." + strings.ToLower(sectors[0])
	}
	return stateID(country)
}

// sectorNouns are what the people of a sector are called in the names of composed actors.
var sectorNouns = map[string]string{"COP": "police", "GOV": "government", "JUD": "judiciary", "LEG": "legislature", "MIL": "military",
	"PRM": "pro-government militia", "PTY": "political parties", "REB": "rebels", "SPY": "intelligence services", "UAF": "armed group", "UNK": "unidentified actor",
	"AGR": "farmers", "BUS": "business", "CRM": "criminals", "CVL": "civilians", "EDU": "academics and students", "ELI": "former officials and elites",
	"JRN": "media", "LAB": "workers", "MED": "medical workers", "REF": "refugees", "OPP": "opposition", "PRE": "breakaway authorities", "REL": "religious community",
	"SOC": "civil society", "IGO": "international organisations", "UNO": "United Nations", "NGO": "non-governmental organisations", "MNC": "multinational companies",
	"EUR": "European institutions", "ISM": "international social movement", "IMG": "international militarised group"}

// composedName is the readable name of a composed actor: "Syrian rebels", "Turkish foreign minister".
func (x *lexicon) composedName(country string, sectors []string, office string) string {
	words := make([]string, 0, 3)
	if i, ok := x.byCode[country]; ok {
		c := x.countries[i]
		if len(c.Adjectives) > 0 {
			words = append(words, c.Adjectives[0])
		} else {
			words = append(words, c.Name)
		}
	}
	if office != "" {
		return strings.Join(append(words, strings.ReplaceAll(office, "_", " ")), " ")
	}
	nouns := make([]string, 0, 2)
	for _, s := range sectors {
		nouns = append(nouns, sectorNouns[s])
	}
	if len(nouns) == 0 {
		nouns = append(nouns, "people")
	}
	words = append(words, strings.Join(nouns, ", "))
	name := strings.Join(words, " ")
	return strings.ToUpper(name[:1]) + name[1:]
}

// newPerson is the actor of somebody whom the lexicon does not know; its id takes the country when all is read.
func (a *article) newPerson(name string, f *description) int {
	w := participant{id: "?" + name, name: name, kind: "person", entity: -1, words: foldedWords(name)}
	i := a.addParticipant(w)
	a.absorb(i, f)
	return i
}

// newBody is the actor of an organisation that the lexicon does not know.
func (a *article) newBody(name string, f *description) int {
	w := participant{id: "?" + name, name: name, kind: f.kind, entity: -1, initials: initials(name)}
	i := a.addParticipant(w)
	a.absorb(i, f)
	return i
}

// absorb lets a description add what was not known of somebody: the text's own words never overrule the lexicon's.
func (a *article) absorb(i int, f *description) {
	w := &a.participants[i]
	if w.entity < 0 {
		if w.country == "" {
			w.country = f.country
		}
		if f.former {
			w.sectors = leftOffice(f.sectors)
		} else if len(w.sectors) == 0 || w.sectors[0] == "UNK" && len(f.sectors) > 0 {
			w.sectors = f.sectors
		}
		if w.office == "" && !f.former {
			w.office = f.office
		}
	} else if w.kind == "person" && f.agent != nil {
		a.title(w, f)
	}
	if w.gender == anyGender {
		w.gender = f.gender
	}
	if f.noun != "" && !slices.Contains(w.nouns, f.noun) {
		w.nouns = append(w.nouns, f.noun)
	}
}

// title lets the text's title decide: the office that it names of those that the lexicon has somebody in at some time, or any
// where the lexicon knows of none on the article's day.
func (a *article) title(w *participant, f *description) {
	if f.former {
		w.sectors = leftOffice(w.sectors)
		return
	}
	e := &a.x.entities[w.entity]
	for i := range e.terms {
		if t := &e.terms[i]; f.office != "" && slug(t.title) == f.office {
			w.country, w.sectors, w.parent = t.country, t.sectors, t.parent
			return
		}
	}
	sectors := f.agent.sectors
	if a.termOf(e) == nil && slices.Contains(officials, first(sectors)) && first(sectors) != "UNK" {
		w.sectors = sectors
	}
}

// foldedWords are the words of a name in small letters without accents and particles' hyphens.
func foldedWords(name string) []string {
	return strings.Split(slug(name), "_")
}

// initials are the first letters of a name's words that begin with a capital.
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

// actor is the row of somebody, with the id completed.
func (a *article) actor(w *participant) schema.Actor {
	id := w.id
	if strings.HasPrefix(id, "?") {
		id = a.ownID(w)
	}
	row := schema.Actor{ID: id, Name: w.name, Kind: w.kind, Country: w.country, Sectors: slices.Clone(w.sectors), CAMEO: w.cameo, ParentID: w.parent, Aliases: w.aliases}
	if len(row.Sectors) > 0 {
		row.Sector = row.Sectors[0]
	}
	if row.CAMEO == "" {
		row.CAMEO = w.country + strings.Join(w.sectors, "")
	}
	if row.ParentID == "" && w.kind == "person" && w.country != "" && len(w.sectors) > 0 {
		row.ParentID = composedID(w.country, w.sectors[:1], "")
	}
	if row.ParentID == row.ID {
		row.ParentID = ""
	}
	return row
}

// ownID is the id of somebody whom only the text knows: country, kind and name.
func (a *article) ownID(w *participant) string {
	kind := "org"
	switch w.kind {
	case "person":
		kind = "person"
	case "armed_group":
		kind = "group"
	}
	name := slug(w.name)
	if name == "" || len(name) > maxSlug {
		name = schema.ID(schema.ActorLetter, w.name)
	}
	if w.country == "" {
		return kind + "." + name
	}
	return stateID(w.country) + "." + kind + "." + name
}

// maxSlug is the longest name that an id spells out; longer ones are hashed.
const maxSlug = 64
