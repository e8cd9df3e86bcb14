package lexicon

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

var embedded = sync.OnceValues(New)

func lexiconOf(t *testing.T) *Lexicon {
	t.Helper()
	x, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// tokens makes a document of words, each a token, a lemma behind a tilde; those that begin with a plus touch the word before.
func tokens(words string) *text.Document {
	d := &text.Document{}
	for _, w := range strings.Fields(words) {
		form, lemma, ok := strings.Cut(w, "~")
		form, touches := strings.CutPrefix(form, "+")
		if !ok {
			lemma = form
		}
		if len(d.Tokens) > 0 && !touches {
			d.Text += " "
		}
		start := len(d.Text)
		d.Text += form
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: len(d.Text)}, Form: form, Lemma: lemma})
	}
	return d
}

func TestFind(t *testing.T) {
	x := &Lexicon{phrases: phraseTable{}}
	for i, phrase := range []string{"police", "police officer", "Northern Alliance", "UNESCO", "Al-Qa'ida", "Azerbaijanis", "José María", "WHO"} {
		kind := EntitySense
		if i < 2 {
			kind = AgentSense
		}
		x.phrases.add(phrase, Sense{Kind: kind, caps: casingOf(phrase), Ref: int32(i)})
	}
	for _, c := range []struct {
		why, words string
		want       []int32
	}{
		{"shorter ones first", "police officer", []int32{0, 1}},
		{"common nouns in any inflection", "police officers~officer", []int32{0, 1}},
		{"and any case", "POLICE Officers~officer", []int32{0, 1}},
		{"names as they stand", "Northern Alliances~alliance", nil},
		{"a name of two words has two capitals", "Northern Alliance", []int32{2}},
		{"not one", "northern Alliance", nil},
		{"an acronym in capitals", "UNESCO", []int32{3}},
		{"a long one also as a word", "Unesco", []int32{3}},
		{"not in small letters", "unesco", nil},
		{"a short one never as a word", "Who", nil},
		{"hyphens and apostrophes do not count", "Al Qaida", []int32{4}},
		{"nor how they are cut", "Al - Qa 'ida", []int32{4}},
		{"one word is not two", "Azerbaijan is", nil},
		{"nor accents", "Jose Maria", []int32{6}},
		{"punctuation does not begin a name", "- WHO", nil},
		{"but may stand in it", "W.H.O .", []int32{7}},
	} {
		var got []int32
		d := tokens(c.words)
		x.Find(d, 0, len(d.Tokens), func(m Match) {
			for _, s := range m.Senses {
				got = append(got, s.Ref)
			}
		})
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q has the senses %v, not %v", c.why, c.words, got, c.want)
		}
	}
}

func TestSlugs(t *testing.T) {
	for name, want := range map[string]string{"Ara Harutunyan": "ara_harutunyan", "  U.S.  Steel ": "us_steel", "Côte d’Ivoire": "cote_divoire", "Łódź-Wschód": "lodz_wschod",
		"Straße 7": "strasse_7", "Жуков": "жуков", "---": "", "": ""} {
		if got := Slug(name); got != want {
			t.Errorf("%q is %q, not %q", name, got, want)
		}
	}
}

// What words have one key also have one slug, but for the spaces.
func TestKeysAndSlugsAgree(t *testing.T) {
	same := [][2]string{{"al-Qa'ida", "Al Qaida"}, {"U.S.", "US"}, {"São Tomé", "sao tome"}, {"Øresund", "oresund"}}
	for _, pair := range same {
		if emptyKey.add(pair[0]) != emptyKey.add(pair[1]) {
			t.Errorf("%q and %q have two keys", pair[0], pair[1])
		}
		if x, y := strings.ReplaceAll(Slug(pair[0]), "_", ""), strings.ReplaceAll(Slug(pair[1]), "_", ""); x != y {
			t.Errorf("%q and %q have the slugs %q and %q", pair[0], pair[1], x, y)
		}
	}
	if emptyKey.add("Mali") == emptyKey.add("Malí2") || emptyKey.add("a").add("b") != emptyKey.add("ab") {
		t.Error("keys of other words are the same, or those of cut words differ")
	}
}

func TestTerms(t *testing.T) {
	on := func(year int) schema.Day { return schema.NewDay(year, 7, 1) }
	person := Entity{Kind: "person", Terms: []Term{
		{from: on(2000), to: on(2004), Country: "PER", Sectors: []string{"LEG"}, Office: "senator"},
		{from: on(2004), to: on(2008), Country: "PER", Sectors: []string{"GOV"}, Office: "president"},
	}}
	body := Entity{Kind: "organisation", Terms: []Term{{to: on(1998), Country: "DEU", Sectors: []string{"REB"}}}}
	coded := Entity{Kind: "person", coded: true, Terms: []Term{{from: on(2000), to: on(2004), CAMEO: "PERGOV"}}}
	for _, c := range []struct {
		why    string
		entity *Entity
		day    schema.Day
		want   Term
	}{
		{"in office", &person, on(2002), person.Terms[0]},
		{"on a day of two the later", &person, on(2004), person.Terms[1]},
		{"after the last office", &person, on(2012), Term{from: on(2004), to: on(2008), Country: "PER", Sectors: []string{"ELI"}}},
		{"before the first", &person, on(1995), Term{from: on(2004), to: on(2008), Country: "PER", Sectors: []string{"GOV"}}},
		{"no day is known", &person, 0, Term{from: on(2004), to: on(2008), Country: "PER", Sectors: []string{"GOV"}}},
		{"a body that is no more keeps what it was", &body, on(2010), body.Terms[0]},
		{"a dictionary's code outside of its days", &coded, on(2012), Term{}},
	} {
		got := c.entity.On(c.day)
		if got.Country != c.want.Country || !slices.Equal(got.Sectors, c.want.Sectors) || got.Office != c.want.Office || got.CAMEO != c.want.CAMEO {
			t.Errorf("%s: %+v, not %+v", c.why, got, c.want)
		}
	}
	if body.Term(on(2010)) != nil || person.Term(0) != nil || body.Term(on(1990)) == nil {
		t.Error("a term covers a day that it does not, or none that it does")
	}
}

func TestHolders(t *testing.T) {
	x := lexiconOf(t)
	for _, c := range []struct {
		country, office string
		day             schema.Day
		want            string
	}{
		{"USA", "president", schema.NewDay(2014, 3, 1), "Barack Obama"},
		{"USA", "president", schema.NewDay(2018, 3, 1), "Donald Trump"},
		{"FRA", "president", schema.NewDay(2010, 3, 1), "Nicolas Sarkozy"},
		{"DEU", "chancellor", schema.NewDay(2010, 3, 1), "Angela Merkel"},
		{"USA", "president", 0, ""},
		{"USA", "king", schema.NewDay(2014, 3, 1), ""},
		{"USA", "president", schema.NewDay(1700, 3, 1), ""},
	} {
		got := ""
		if i := x.Holder(c.country, c.office, c.day); i >= 0 {
			got = x.Entities[i].Name
		}
		if got != c.want {
			t.Errorf("%s of %s on %s: %q, not %q", c.office, c.country, c.day, got, c.want)
		}
	}
}

func TestFamilies(t *testing.T) {
	x := &Lexicon{families: map[key][]int{}}
	people := []string{"Bashar al-Assad", "Xi Jinping", "Barack Obama", "Zine El Abidine Ben-Ali", "Pelé"}
	for i, name := range people {
		x.addFamily(i, name)
	}
	for word, want := range map[string][]int{"Assad": {0}, "al-Assad": {0}, "Bashar": nil, "Xi": {1}, "Jinping": {1}, "Obama": {2}, "Barack": nil, "Ali": {3}, "Pele": {4}} {
		if got := x.Family(word); !slices.Equal(got, want) {
			t.Errorf("%s: %v, not %v", word, got, want)
		}
	}
}

func TestComposedActors(t *testing.T) {
	x := lexiconOf(t)
	for _, c := range []struct {
		country, office  string
		sectors          []string
		id, name, parent string
	}{
		{"SYR", "", []string{"REB"}, "syr.reb", "Syrian rebels", "syr"},
		{"SYR", "", []string{"REB", "REL"}, "syr.reb.rel", "Syrian rebels, religious community", "syr.reb"},
		{"TUR", "foreign_minister", []string{"GOV"}, "tur.gov.foreign_minister", "Turkish foreign minister", "tur.gov.foreign_ministry"},
		{"TUR", "prime_minister", []string{"GOV"}, "tur.gov.prime_minister", "Turkish prime minister", "tur.gov"},
		{"TUR", "", nil, "tur", "Turkish people", "tur"},
		{"", "", []string{"IGO"}, "igo", "International organisations", ""},
		{"", "", nil, "unk", "People", ""},
	} {
		a := x.Composed(c.country, c.sectors, c.office)
		if a.ID != c.id || a.Name != c.name || a.ParentID != c.parent {
			t.Errorf("%q %v %q: %q %q under %q, not %q %q under %q", c.country, c.sectors, c.office, a.ID, a.Name, a.ParentID, c.id, c.name, c.parent)
		}
	}
}

func TestNamedSectors(t *testing.T) {
	x := lexiconOf(t)
	for _, c := range []struct{ name, head, want string }{
		{"Popular Liberation Front", "Front", "REB"},
		{"Front of the Grocers", "Front", ""},
		{"Progressive Reform Party", "Party", "PTY"},
		{"Liberation Day Parade", "Parade", ""},
		{"Front", "Front", ""},
	} {
		if got := First(x.NamedSectors(c.name, c.head)); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestSectors(t *testing.T) {
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"joined", Joined([]string{"MIL"}, []string{"REB", "MIL", "GOV"}), []string{"MIL", "REB"}},
		{"joined to nothing", Joined(nil, []string{"GOV"}), []string{"GOV"}},
		{"officials who leave", LeftOffice([]string{"LEG"}), []string{"ELI"}},
		{"farmers who leave", LeftOffice([]string{"AGR"}), []string{"AGR"}},
		{"whoever leaves", LeftOffice(nil), []string{"ELI"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, not %v", c.what, c.got, c.want)
		}
	}
	if !Fights([]string{"CVL", "PRM"}) || Fights([]string{"COP", "GOV"}) || Fights(nil) {
		t.Error("who fights")
	}
	for sector, want := range map[string][2]string{"REB": {"armed_group", "armed_group"}, "GOV": {"government", "organisation"}, "CVL": {"group", "organisation"}} {
		if got := [2]string{KindOf([]string{sector}, "group"), KindOf([]string{sector}, "organisation")}; got != want {
			t.Errorf("%s: %v, not %v", sector, got, want)
		}
	}
	for sector, kind := range sectorKinds {
		if sectorNouns[sector] == "" || kind == "" {
			t.Errorf("sector %s of kind %q has no noun", sector, kind)
		}
	}
}

// What only a country is told of is that country's: its militants are its rebels.
func TestNationals(t *testing.T) {
	x := &Lexicon{phrases: phraseTable{}}
	if err := x.loadAgents("phrase\tsectors\tattributes\nmilitant\tUAF\tperson,rebel\ndelegation\tUNK\tinstitution,public\ndriver\tLAB\tperson\n"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		agent   int
		sectors []string
		owned   bool
		want    string
	}{{0, []string{"UAF"}, false, "REB"}, {0, []string{"CRM"}, false, "CRM"}, {1, []string{"UNK"}, false, "GOV"}, {1, []string{"UNK"}, true, "UNK"}, {2, []string{"LAB"}, false, "LAB"}} {
		if got := First(x.Agents[c.agent].National(c.sectors, c.owned)); got != c.want {
			t.Errorf("%s of %v: %s, not %s", x.Agents[c.agent].phrase, c.sectors, got, c.want)
		}
	}
}

func TestPortfolios(t *testing.T) {
	x := &Lexicon{phrases: phraseTable{}}
	if err := x.loadPortfolios("slug\tname\twords\nwater\tWater\twater|wells and rivers\n"); err != nil {
		t.Fatal(err)
	}
	for phrase, want := range map[string]string{"water ministry": "water_ministry", "ministry of wells and rivers": "water_ministry", "minister for water": "water_minister",
		"water secretary": "water_minister", "deputy water minister": "", "assistant secretary of water": "", "ex-water minister": ""} {
		d := tokens(phrase)
		found := false
		x.Find(d, 0, len(d.Tokens), func(m Match) {
			a := &x.Agents[m.Senses[0].Ref]
			if m.Last == len(d.Tokens) {
				found = a.Office == want && First(a.Sectors) == "GOV" && a.Domestic && a.Former == strings.HasPrefix(phrase, "ex-")
			}
		})
		if !found {
			t.Errorf("%q is no %q", phrase, want)
		}
	}
}

func TestTitles(t *testing.T) {
	for title, want := range map[string]string{"Secretary of Defense": "defence minister", "Premier": "prime minister", "Vice-Premier": "deputy prime minister", "Foreign Secretary": "foreign minister",
		"head of state": "president", "mayor": "mayor"} {
		if got := canonicalTitle(title); got != want {
			t.Errorf("%s is %q, not %q", title, got, want)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		cell string
		last bool
		want string
	}{{"2020", false, "2020-01-01"}, {"2020", true, "2020-12-31"}, {"2020-02", false, "2020-02-01"}, {"2020-02", true, "2020-02-29"}, {"2021-12", true, "2021-12-31"}, {"2020-02-07", true, "2020-02-07"}} {
		if got, err := parseBound(c.cell, c.last); err != nil || got.String() != c.want {
			t.Errorf("%s: %s, %v", c.cell, got, err)
		}
	}
	for _, cell := range []string{"20", "2020-2", "2020-13", "2020-02-30", "soon", "2020-01-01-01"} {
		if got, err := parseBound(cell, false); err == nil {
			t.Errorf("%q is read as %s", cell, got)
		}
	}
}

// A broken table names its line and what is wrong with it.
func TestBrokenTables(t *testing.T) {
	x := &Lexicon{byID: map[string]int{}, phrases: phraseTable{}}
	for _, c := range []struct {
		load        func(string) error
		table, want string
	}{
		{x.loadAgents, "phrase\tsectors\tattributes\n\nsoldier\tMIL\tperson\nguard\tMIL\tbrave\n", `line 4: "brave" is no attribute`},
		{x.loadAgents, "phrase\tsectors\tattributes\na\tb\tc\td\n", "line 2: 4 columns, at most 3"},
		{x.loadEntities, "id\tname\n# a comment\nx\tX\t\t\t\t\tlately\n", `line 3: "lately" is no date`},
		{x.loadEntities, "id\tname\nx\n", "line 2: an actor needs an id and a name"},
		{x.loadPortfolios, "slug\tname\twords\nwater\tWater\t\n", "line 2: a portfolio needs a slug and words"},
		{x.loadNameTypes, "before\twords\tsectors\nRoyal\tSociety\t\n", "line 2: a type of names needs words and sectors"},
	} {
		if err := c.load(c.table); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, not %s", err, c.want)
		}
	}
}

// The order of a user's files decides nothing about the embedded lexicon: loading them twice gives the same names.
func TestUsersStandBeforeTheEmbedded(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if err := x.loadUser([]byte("name,aliases,country,sector\nHamas,Harakat,LBN,NGO\n")); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Hamas", "Harakat"} {
		d, own := tokens(word), 0
		x.Find(d, 0, 1, func(m Match) {
			for _, s := range m.Senses {
				if s.User && x.Entities[s.Ref].Terms[0].Country == "LBN" {
					own++
				}
			}
		})
		if own != 1 {
			t.Errorf("%s has %d senses of the user's file", word, own)
		}
	}
}
