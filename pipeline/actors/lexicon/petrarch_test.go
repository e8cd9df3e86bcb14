package lexicon

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// userLexicon is a lexicon of one user's file and the countries, without the embedded tables.
func userLexicon(t *testing.T, data string) *Lexicon {
	t.Helper()
	x := emptyLexicon()
	if err := x.loadUser([]byte(data)); err != nil {
		t.Fatal(err)
	}
	return x
}

func emptyLexicon() *Lexicon {
	x := &Lexicon{byID: map[string]int{}, byCode: map[string]int{}, phrases: phraseTable{}, families: map[key][]int{}, holders: map[office][]int{}, userID: map[string]int{}}
	x.addCountries()
	return x
}

// meant is what the user's file says that words mean: the id of an actor, a country's code or an agent's code with a tilde; "" for nothing.
func (x *Lexicon) meant(words string) (what string) {
	d := tokens(words)
	x.Find(d, 0, len(d.Tokens), func(m Match) {
		for _, s := range m.Senses {
			if !s.User || m.Last < len(d.Tokens) {
				continue
			}
			switch s.Kind {
			case EntitySense:
				what = x.Entities[s.Ref].ID
			case CountrySense:
				what = x.Countries[s.Ref].Alpha3
			case AgentSense:
				what = "~" + x.Agents[s.Ref].cameo
			}
		}
	})
	return what
}

// What a dictionary calls an actor: underscores are spaces, a synonym belongs to the name before it, comments are no part of anything.
func TestPETRARCHNames(t *testing.T) {
	x := userLexicon(t, `<!-- a head
of two lines -->
; an old comment
# a new one
ROLLO_VANTONGEREN_ [NLDBUS]     # behind a code
+R.B._VANTONGEREN  ; behind a synonym
+THE_FLYING_GROCER

KINGDOM_OF_PERU [PER]
+INCA_LAND
HARBOUR_BOARD <!-- within a line --> [CHLLAB] <!-- behind it,
and HIDDEN [PER] on the next -->
+PORT_BOARD
`)
	for words, want := range map[string]string{
		"Rollo Vantongeren": "nld.rollo_vantongeren", "R.B. Vantongeren": "nld.rollo_vantongeren", "R . B . Vantongeren": "nld.rollo_vantongeren",
		"the Flying Grocer": "nld.rollo_vantongeren", "the flying grocer": "", "rollo vantongeren": "", "Rollo": "",
		"Kingdom of Peru": "PER", "Inca Land": "PER", // whose only code is a country's is that country
		"Harbour Board": "chl.harbour_board", "Port Board": "chl.harbour_board",
		"old comment": "", "new one": "", "Hidden": "", "and Hidden": "",
	} {
		if got := x.meant(words); got != want {
			t.Errorf("%q means %q, not %q", words, got, want)
		}
	}
}

// Codes say country, sectors and kind; what PLOVER does not know stays in the code alone.
func TestPETRARCHCodes(t *testing.T) {
	for _, c := range []struct{ code, country, sectors string }{
		{"PERGOV", "PER", "GOV"}, {"PERMED", "PER", "JRN"}, {"PERHLH", "PER", "MED"}, {"PERCIV", "PER", "CVL"}, {"PERINS", "PER", "REB"},
		{"PERSEP", "PER", "REB"}, {"PERRAD", "PER", "UAF"}, {"IGOEEC", "", "IGO EUR"}, {"PALREBHMS", "", "REB"}, {"NGOHRI", "", "NGO SOC"},
		{"IGOPKO", "", "IGO"}, {"GOVPER", "", "GOV"}, {"PERGOVMILCOP", "PER", "GOV MIL"}, {"PER", "PER", ""}, {"PERG", "PER", ""}, {"", "", ""},
	} {
		country, sectors := splitCAMEO(c.code)
		if got := strings.Join(sectors, " "); country != c.country || got != c.sectors {
			t.Errorf("%s: %q %q, not %q %q", c.code, country, got, c.country, c.sectors)
		}
	}
	x := userLexicon(t, "LLAMA_GUILD [PERLAB]\nRED_CONDORS [PERREB]\nANA_QUISPE [PERGOV >200101] [PERBUS]\nNEWS_OF_LIMA [PERMED]\nNOBODYS [---]\n")
	for id, want := range map[string]string{"per.llama_guild": "organisation", "per.red_condors": "armed_group", "per.ana_quispe": "person", "per.news_of_lima": "organisation", "nobodys": "organisation"} {
		if i, ok := x.Entity(id); !ok || x.Entities[i].Kind != want {
			t.Errorf("%s is no %s", id, want)
		}
	}
	if got := x.Family("Quispe"); len(got) != 1 || x.Entities[got[0]].ID != "per.ana_quispe" {
		t.Errorf("a person of the user's is not known by the family name: %v", got)
	}
}

// On a day that two codes cover, the dated one stands before the undated, the first listed before the later.
func TestPETRARCHDatesOverlap(t *testing.T) {
	x := userLexicon(t, "ANA_QUISPE [PERBUS] [PERLEG 20000101-20051231]\n\t[PERGOV >20030101]\nOLD_BODY\n\t[PERMIL <19800101]\n")
	for _, c := range []struct {
		id   string
		day  schema.Day
		want string
	}{
		{"per.ana_quispe", schema.NewDay(1990, 1, 1), "PERBUS"}, {"per.ana_quispe", schema.NewDay(2001, 1, 1), "PERLEG"},
		{"per.ana_quispe", schema.NewDay(2004, 1, 1), "PERLEG"}, {"per.ana_quispe", schema.NewDay(2006, 1, 1), "PERGOV"},
		{"per.old_body", schema.NewDay(1979, 12, 31), "PERMIL"}, {"per.old_body", schema.NewDay(1980, 1, 1), ""},
	} {
		i, ok := x.Entity(c.id)
		if !ok {
			t.Fatalf("no %s", c.id)
		}
		if got := x.Entities[i].On(c.day).CAMEO; got != c.want {
			t.Errorf("%s on %s: %q, not %q", c.id, c.day, got, c.want)
		}
	}
	for digits, want := range map[string]string{"301231": "2030-12-31", "310101": "1931-01-01", "991231": "1999-12-31", "000229": "2000-02-29", "18480315": "1848-03-15"} {
		if got, err := dictionaryDay(digits); err != nil || got.String() != want {
			t.Errorf("%s is %s (%v), not %s", digits, got, err, want)
		}
	}
}

// Marks stand for words, braces for a plural, and the tilde for the code of whose agent it is.
func TestPETRARCHAgentForms(t *testing.T) {
	x := userLexicon(t, "!FOLK! = MAN, MEN, WOMAN, WOMEN\n!HUE!=RED,BLUE\nFERRY!FOLK! [~LAB]\n!HUE!_!FOLK!_OF_THE_LAKE [~REL]\nGOOSE_HERD {GEESE_HERDS} [~AGR]\nAID_CARAVAN {} [NGO~] # none\nLONELY! [~CVL]\n!NONE!_HERD [~AGR]\nGHOST [---~]\n")
	for words, want := range map[string]string{
		"ferryman": "~LAB", "Ferrywomen": "~LAB", "ferry": "", "red women of the lake": "~REL", "Blue Man of the Lake": "~REL", "green men of the lake": "",
		"goose herd": "~AGR", "geese herds": "~AGR", "aid caravan": "~NGO", "lonely": "~CVL", "herd": "", "ghost": "~",
	} {
		if got := x.meant(words); got != want {
			t.Errorf("%q means %q, not %q", words, got, want)
		}
	}
	of := func(phrase string) *Agent {
		return &x.Agents[slices.IndexFunc(x.Agents, func(a Agent) bool { return a.phrase == phrase })]
	}
	for _, c := range []struct{ phrase, country, id, cameo string }{
		{"goose herd", "PER", "per.agr", "PERAGR"}, {"aid caravan", "PER", "ngo.per", "NGOPER"}, {"goose herd", "", "agr", "AGR"}, {"ghost", "PER", "per", "PER"}, {"ghost", "", "ghost", ""},
	} {
		if a := x.Coded(c.country, of(c.phrase)); a.ID != c.id || a.CAMEO != c.cameo || a.Country != c.country {
			t.Errorf("%s of %q: %q with the code %q, not %q with %q", c.phrase, c.country, a.ID, a.CAMEO, c.id, c.cameo)
		}
	}
	many := "!A! = " + strings.Repeat("X, ", 30) + "Y\n!A!!A!!A!!A! [~CVL]\n"
	if x := userLexicon(t, many); len(x.Agents) > maxExpansions {
		t.Errorf("one line makes %d phrases", len(x.Agents))
	}
}

// A broken dictionary is not half used, and its error counts the lines of comments too.
func TestPETRARCHErrors(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"<!-- one\ntwo -->\n# three\nLLAMA_GUILD [PER\n", `line 4: "[PER" is no code in brackets`},
		{"LLAMA_GUILD []\n", "line 1: empty brackets"},
		{"LLAMA_GUILD [PER] x\n", `line 1: "x" is no code in brackets`},
		{"LLAMA_GUILD [PER 1 2 3]\n", `line 1: "PER 1 2 3" has no date restriction`},
		{"LLAMA_GUILD\n\t[PER 20100101-20090101]\n", `line 2: "PER 20100101-20090101" ends before it begins`},
		{"LLAMA_GUILD [PER <2010]\n", `line 1: "2010" is no day of the calendar: use YYYYMMDD or YYMMDD`},
		{"___ [PER]\n", "line 1: an actor needs a name"},
		{"LLAMA_GUILD [PER]\n+ \n", "line 2: an actor needs a name"},
		{"GUARD [~MIL]\nCLOWN [MIL]\n", "line 2: the code of an agent needs a ~"},
		{"GUARD [~MIL]\n{GUARDS} [~MIL]\n", "line 2: an agent needs a phrase"},
	} {
		x := emptyLexicon()
		entities, phrases := len(x.Entities), len(x.phrases.slots)
		if err := x.loadUser([]byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, not %s", c.data, err, c.want)
		}
		if len(x.Entities) != entities || len(x.Agents) != 0 || len(x.phrases.slots) != phrases {
			t.Errorf("%q: a part of the file is used", c.data)
		}
	}
}
