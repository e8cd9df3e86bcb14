package actors

import (
	"fmt"
	"slices"
	"strings"
)

// agent is a common noun or phrase for people: "rebel commander", "foreign ministry", "lawmakers".
type agent struct {
	phrase      string
	sectors     []string // most specific first; nil where the noun says nothing
	office      string   // slug of an office or ministry that a country has once
	person      bool     // one of them is a human being
	institution bool     // one of them is a body
	home        bool     // a bare phrase means that of the country the article is about
	neutral     bool     // the words before it say whose it is: "rebel commander"
	acts        bool     // an actor only where it does something: a bank
	owned       bool     // an actor only where something says whose it is: a base, an embassy
	state       bool     // a country
	national    national // what it is where nothing but a country is told
	front       bool     // of a modifier: its sector stands before the noun's
	armed       bool     // of a modifier: only for those who fight
	unarmed     bool     // of a modifier: only for those who do not
	elite       bool     // of a modifier: no longer in office
	gender      gender
	former      bool // no longer in office
	user        bool
	cameo       string // of a user's file: the code to put beside the country's
	prefixed    bool   // of a user's file: that code stands before the country's ("NGO~")
}

// national is the sector of a country's own people where another would be that of people of whom no country is told.
type national struct{ from, to string }

// gender is what a word says of somebody's sex.
type gender uint8

const (
	anyGender gender = iota
	male
	female
)

// attributes sets what a word of the third column of agents.tsv says.
var attributes = map[string]func(*agent){
	"person":      func(a *agent) { a.person = true },
	"institution": func(a *agent) { a.institution = true },
	"home":        func(a *agent) { a.home = true },
	"neutral":     func(a *agent) { a.neutral = true },
	"acts":        func(a *agent) { a.acts = true },
	"owned":       func(a *agent) { a.owned = true },
	"state":       func(a *agent) { a.state = true },
	"public":      func(a *agent) { a.national = national{"UNK", "GOV"} },
	"rebel":       func(a *agent) { a.national = national{"UAF", "REB"} },
	"soldier":     func(a *agent) { a.national = national{"IGO", "MIL"} },
	"front":       func(a *agent) { a.front = true },
	"armed":       func(a *agent) { a.armed = true },
	"unarmed":     func(a *agent) { a.unarmed = true },
	"elite":       func(a *agent) { a.elite = true },
	"elect":       func(*agent) {},
	"plural":      func(*agent) {},
	"male":        func(a *agent) { a.gender = male },
	"female":      func(a *agent) { a.gender = female },
	"office":      func(a *agent) { a.office = slug(canonicalTitle(a.phrase)) },
}

// loadAgents reads the table of common nouns: phrase sectors attributes.
func (x *lexicon) loadAgents(table string) error {
	return eachRow(table, 3, func(c []string) error {
		a, kind := agent{phrase: c[0], sectors: list(c[1])}, agentSense
		for word := range strings.SplitSeq(c[2], ",") {
			if word == "" {
				continue
			}
			if word == "modifier" {
				kind = modifierSense
				continue
			}
			set, ok := attributes[word]
			if !ok {
				return fmt.Errorf("%q is no attribute of an agent", word)
			}
			set(&a)
		}
		a.home = a.home || a.office != ""
		x.addAgent(a, kind)
		return nil
	})
}

func (x *lexicon) addAgent(a agent, kind senseKind) {
	x.phrases.add(a.phrase, sense{kind: kind, caps: casingOf(a.phrase), user: a.user, ref: int32(len(x.agents))})
	if stem, ok := strings.CutSuffix(a.phrase, "man"); ok {
		x.phrases.add(stem+"men", sense{kind: kind, caps: casingOf(a.phrase), user: a.user, ref: int32(len(x.agents))})
	}
	x.agents = append(x.agents, a)
	if a.person && kind == agentSense && !a.user && slices.Contains(officials, first(a.sectors)) && !strings.HasPrefix(a.phrase, "ex") {
		a.phrase, a.former, a.office = "ex-"+a.phrase, true, ""
		x.addAgent(a, kind) // "ex-soldier", which is one word
	}
}

// portfolio is what a ministry deals with, under all the words the press has for it.
type portfolio struct {
	slug  string
	words []string
}

// ministryForms and ministerForms are how English puts a portfolio's words into the name of a ministry and of who heads it.
var (
	ministryForms = []string{"% ministry", "ministry of %", "ministry for %", "ministry of the %", "department of %", "department of the %", "% department", "department for %"}
	ministerForms = []string{"% minister", "minister of %", "minister for %", "minister of the %", "% secretary", "secretary of %", "secretary for %", "secretary of the %"}
	deputyForms   = []string{"deputy %", "vice %", "deputy %", "assistant %"}
)

// loadPortfolios reads the table of portfolios (slug name words) and makes the phrases for their ministries and ministers.
func (x *lexicon) loadPortfolios(table string) error {
	return eachRow(table, 3, func(c []string) error {
		p := &portfolio{slug: c[0], words: list(c[2])}
		if p.slug == "" || len(p.words) == 0 {
			return fmt.Errorf("a portfolio needs a slug and words")
		}
		for _, words := range p.words {
			for _, form := range ministryForms {
				x.addAgent(agent{phrase: strings.Replace(form, "%", words, 1), sectors: p.sectors(), office: p.slug + "_ministry", institution: true, home: true}, agentSense)
			}
			for _, form := range ministerForms {
				phrase := strings.Replace(form, "%", words, 1)
				x.addAgent(agent{phrase: phrase, sectors: p.sectors(), office: p.slug + "_minister", person: true, home: true}, agentSense)
				for _, deputy := range deputyForms {
					x.addAgent(agent{phrase: strings.Replace(deputy, "%", phrase, 1), sectors: []string{"GOV"}, person: true, home: true}, agentSense)
				}
			}
		}
		return nil
	})
}

// sectors is GOV for every portfolio: PLOVER counts the civilian heads of army and police to the government.
func (p *portfolio) sectors() []string { return []string{"GOV"} }

// titleSpellings are the spellings of an office's words that count as one.
var titleSpellings = strings.NewReplacer("defense", "defence", "premier", "prime minister", "vice-", "vice ", "labor", "labour", "co-president", "president")

// titleSynonyms are offices under their second names.
var titleSynonyms = map[string]string{
	"vice prime minister": "deputy prime minister", "deputy prime minister": "deputy prime minister", "minister of foreign affairs": "foreign minister",
	"external affairs minister": "foreign minister", "minister for foreign affairs": "foreign minister", "foreign secretary": "foreign minister",
	"secretary of state": "foreign minister", "defence secretary": "defence minister", "secretary of defence": "defence minister",
	"minister of defence": "defence minister", "home minister": "interior minister", "home secretary": "interior minister",
	"minister of interior": "interior minister", "minister of the interior": "interior minister", "monarch": "king", "taoiseach": "prime minister",
	"head of government": "prime minister", "head of state": "president", "governor general": "governor-general",
}

// canonicalTitle is the name under which an office is known: "Secretary of Defense" is "defence minister".
func canonicalTitle(title string) string {
	title = titleSpellings.Replace(strings.ToLower(title))
	if same, ok := titleSynonyms[title]; ok {
		return same
	}
	return title
}

// fights tells whether sectors are those of people under arms.
func fights(sectors []string) bool {
	return slices.ContainsFunc(sectors, func(s string) bool { return s == "MIL" || s == "PRM" || s == "REB" || s == "UAF" })
}
