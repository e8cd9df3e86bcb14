package lexicon

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// Officials are the sectors whose people join the elites when they leave.
var Officials = []string{"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "PRE"}

// LeftOffice are the sectors of somebody who no longer is what the noun says.
func LeftOffice(sectors []string) []string {
	if len(sectors) == 0 || slices.Contains(Officials, sectors[0]) {
		return []string{"ELI"}
	}
	return sectors
}

// Fights tells whether sectors are those of people under arms.
func Fights(sectors []string) bool {
	return slices.ContainsFunc(sectors, func(s string) bool { return s == "MIL" || s == "PRM" || s == "REB" || s == "UAF" })
}

// First is the most specific of some sectors; "" for none.
func First(sectors []string) string {
	if len(sectors) == 0 {
		return ""
	}
	return sectors[0]
}

// Joined is the union of sectors in their order, as far as it says anything.
func Joined(first, second []string) []string {
	const most = 2
	all := slices.Clone(first)
	for _, s := range second {
		if !slices.Contains(all, s) && len(all) < most {
			all = append(all, s)
		}
	}
	return all
}

// sectorNouns are what the people of a sector are called in the names of composed actors.
var sectorNouns = map[string]string{"COP": "police", "GOV": "government", "JUD": "judiciary", "LEG": "legislature", "MIL": "military",
	"PRM": "pro-government militia", "PTY": "political parties", "REB": "rebels", "SPY": "intelligence services", "UAF": "armed group", "UNK": "unidentified actor",
	"AGR": "farmers", "BUS": "business", "CRM": "criminals", "CVL": "civilians", "EDU": "academics and students", "ELI": "former officials and elites",
	"JRN": "media", "LAB": "workers", "MED": "medical workers", "REF": "refugees", "OPP": "opposition", "PRE": "breakaway authorities", "REL": "religious community",
	"SOC": "civil society", "IGO": "international organisations", "UNO": "United Nations", "NGO": "non-governmental organisations", "MNC": "multinational companies",
	"EUR": "European institutions", "ISM": "international social movement", "IMG": "international militarised group"}

// SectorNoun is what the people of a sector are called: "police".
func SectorNoun(sector string) string { return sectorNouns[sector] }

// sectorKinds are the kinds of the actors that a country's sector makes up.
var sectorKinds = map[string]string{"GOV": "government", "MIL": "organisation", "COP": "organisation", "SPY": "organisation", "LEG": "organisation",
	"JUD": "organisation", "PTY": "organisation", "REB": "armed_group", "PRM": "armed_group", "UAF": "armed_group", "IGO": "organisation",
	"UNO": "organisation", "NGO": "organisation", "BUS": "organisation", "MNC": "organisation", "PRE": "government", "JRN": "organisation"}

// KindOf is the kind of the actor that sectors make up; otherwise is that of sectors which make up none.
func KindOf(sectors []string, otherwise string) string {
	if kind, ok := sectorKinds[First(sectors)]; ok && !(otherwise == "organisation" && kind == "government") {
		return kind
	}
	return otherwise
}

// Europe is the id of the continent as one that acts: "Europe urged", "European threats".
const Europe = "org.europe"

// StateID is the id of a country's state.
func StateID(alpha3 string) string { return strings.ToLower(alpha3) }

// Composed is the actor that a country's sectors or one of its offices make up: tur.gov, syr.reb, usa.gov.foreign_minister. Its id has the
// parts of a CAMEO code in their order.
func (x *Lexicon) Composed(country string, sectors []string, office string) schema.Actor {
	a := schema.Actor{ID: "unk", Country: country, Sectors: sectors}
	parts := make([]string, 0, 4)
	for _, part := range append([]string{country}, sectors...) {
		if part != "" {
			parts = append(parts, strings.ToLower(part))
		}
	}
	if office != "" {
		parts = append(parts, office)
	}
	if len(parts) > 0 {
		a.ID = strings.Join(parts, ".")
	}
	a.Name = x.composedName(country, sectors, office)
	minister := strings.HasSuffix(office, "_minister") && office != "prime_minister" && office != "deputy_prime_minister"
	switch {
	case country == "":
	case minister:
		a.ParentID = StateID(country) + ".gov." + strings.TrimSuffix(office, "er") + "ry"
	case len(sectors) > 1 || office != "" && len(sectors) > 0:
		a.ParentID = StateID(country) + "." + strings.ToLower(sectors[0])
	default:
		a.ParentID = StateID(country)
	}
	return a
}

// composedName is readable: "Syrian rebels", "Turkish foreign minister".
func (x *Lexicon) composedName(country string, sectors []string, office string) string {
	words := make([]string, 0, 3)
	if i, ok := x.byCode[country]; ok {
		c := x.Countries[i]
		words = append(words, append(slices.Clip(c.Adjectives), c.Name)[0])
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
	return capitalise(strings.Join(append(words, strings.Join(nouns, ", ")), " "))
}

func capitalise(name string) string { return strings.ToUpper(name[:1]) + name[1:] }
