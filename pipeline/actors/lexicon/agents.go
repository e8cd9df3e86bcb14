package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// Agent is a common noun or phrase for people: "rebel commander", "foreign ministry", "lawmakers".
type Agent struct {
	phrase      string
	Sectors     []string // most specific first; nil where the noun says nothing
	Office      string   // slug of an office or ministry that a country has once
	Person      bool     // one of them is a human being
	Institution bool     // one of them is a body
	Domestic    bool     // a bare phrase means that of the country the article is about
	Neutral     bool     // the words before it say whose it is: "rebel commander"
	Acts        bool     // an actor only where it does something: a bank
	Owned       bool     // an actor only where something says whose it is: a base, an embassy
	Struck      bool     // an actor only where something is done to it by force: a bus
	State       bool     // a country
	national    struct{ from, to string }
	Front       bool // of a modifier: its sector stands before the noun's
	Armed       bool // of a modifier: only for those who fight
	Unarmed     bool // of a modifier: only for those who do not
	Elite       bool // of a modifier: no longer in office
	Gender      Gender
	Former      bool // no longer in office
	User        bool
	cameo       string // of a user's file: the code to put beside the country's
	prefixed    bool   // of a user's file: that code stands before the country's ("NGO~")
}

// Gender is what a word says of somebody's sex.
type Gender uint8

// The genders of words.
const (
	AnyGender Gender = iota
	Male
	Female
)

// Agrees tells whether two words can be of one person.
func (g Gender) Agrees(with Gender) bool { return g == AnyGender || with == AnyGender || g == with }

// attributes sets what a word of the third column of agents.tsv says.
var attributes = map[string]func(*Agent){
	"person":      func(a *Agent) { a.Person = true },
	"institution": func(a *Agent) { a.Institution = true },
	"domestic":    func(a *Agent) { a.Domestic = true },
	"neutral":     func(a *Agent) { a.Neutral = true },
	"acts":        func(a *Agent) { a.Acts = true },
	"owned":       func(a *Agent) { a.Owned = true },
	"struck":      func(a *Agent) { a.Struck = true },
	"state":       func(a *Agent) { a.State = true },
	"public":      func(a *Agent) { a.national.from, a.national.to = "UNK", "GOV" },
	"rebel":       func(a *Agent) { a.national.from, a.national.to = "UAF", "REB" },
	"soldier":     func(a *Agent) { a.national.from, a.national.to = "IGO", "MIL" },
	"front":       func(a *Agent) { a.Front = true },
	"armed":       func(a *Agent) { a.Armed = true },
	"unarmed":     func(a *Agent) { a.Unarmed = true },
	"elite":       func(a *Agent) { a.Elite = true },
	"male":        func(a *Agent) { a.Gender = Male },
	"female":      func(a *Agent) { a.Gender = Female },
	"office":      func(a *Agent) { a.Office, a.Domestic = Slug(canonicalTitle(a.phrase)), true },
}

// National are the sectors of such people of a country, given those that the words tell: a country's delegation speaks for its government
// unless it is somebody's, its militants are its rebels, its peacekeepers its soldiers.
func (a *Agent) National(sectors []string, owned bool) []string {
	if a.national.from == "" || First(sectors) != a.national.from || a.national.to == "GOV" && owned {
		return sectors
	}
	return []string{a.national.to}
}

// loadAgents reads the table of common nouns: phrase sectors attributes.
func (x *Lexicon) loadAgents(table string) error {
	return eachRow(table, 3, func(c []string) error {
		a, kind := Agent{phrase: c[0], Sectors: list(c[1])}, AgentSense
		for word := range strings.SplitSeq(c[2], ",") {
			set, ok := attributes[word]
			switch {
			case word == "modifier":
				kind = ModifierSense
			case ok:
				set(&a)
			case word != "":
				return fmt.Errorf("%q is no attribute of an agent", word)
			}
		}
		x.addAgent(a, kind)
		return nil
	})
}

func (x *Lexicon) addAgent(a Agent, kind SenseKind) {
	s := Sense{Kind: kind, caps: casingOf(a.phrase), User: a.User, Ref: int32(len(x.Agents))}
	x.phrases.add(a.phrase, s)
	if stem, ok := strings.CutSuffix(a.phrase, "man"); ok {
		x.phrases.add(stem+"men", s)
	}
	x.Agents = append(x.Agents, a)
	if a.Person && kind == AgentSense && !a.User && slices.Contains(Officials, First(a.Sectors)) && !strings.HasPrefix(a.phrase, "ex") {
		a.phrase, a.Former, a.Office = "ex-"+a.phrase, true, ""
		x.addAgent(a, kind) // "ex-soldier", which is one word
	}
}

// ministryForms and ministerForms are how English puts a portfolio's words into the name of a ministry and of who heads it.
var (
	ministryForms = []string{"% ministry", "ministry of %", "ministry for %", "ministry of the %", "department of %", "department of the %", "% department", "department for %"}
	ministerForms = []string{"% minister", "minister of %", "minister for %", "minister of the %", "% secretary", "secretary of %", "secretary for %", "secretary of the %"}
	deputyForms   = []string{"deputy %", "vice %", "assistant %"}
)

// loadPortfolios reads the table of portfolios (slug name words) and makes the phrases for their ministries and ministers. All are GOV: PLOVER
// counts the civilian heads of army and police to the government.
func (x *Lexicon) loadPortfolios(table string) error {
	return eachRow(table, 3, func(c []string) error {
		slug, all := c[0], list(c[2])
		if slug == "" || len(all) == 0 {
			return fmt.Errorf("a portfolio needs a slug and words")
		}
		add := func(form, words string, a Agent) string {
			a.phrase, a.Sectors, a.Domestic = strings.Replace(form, "%", words, 1), []string{"GOV"}, true
			x.addAgent(a, AgentSense)
			return a.phrase
		}
		for _, words := range all {
			for _, form := range ministryForms {
				add(form, words, Agent{Office: slug + "_ministry", Institution: true})
			}
			for _, form := range ministerForms {
				minister := add(form, words, Agent{Office: slug + "_minister", Person: true})
				for _, deputy := range deputyForms {
					add(deputy, minister, Agent{Person: true})
				}
			}
		}
		return nil
	})
}

// titleSpellings are the spellings of an office's words that count as one.
var titleSpellings = strings.NewReplacer("defense", "defence", "premier", "prime minister", "vice-", "vice ", "labor", "labour", "co-president", "president")

// titleSynonyms are offices under their second names.
var titleSynonyms = map[string]string{
	"vice prime minister": "deputy prime minister", "minister of foreign affairs": "foreign minister",
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
